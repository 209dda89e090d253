"""Your loss of an epoch is that of its last batch, a few examples of all: take the mean over the
epoch's batches."""

import torch
from torch import nn


def train(model, X, y, epochs=50, learning_rate=1e-2, seed=0):
    torch.manual_seed(seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    cross_entropy = nn.BCELoss()
    model.train()
    losses = []
    for epoch in range(epochs * (len(X) // 16)):
        rows = torch.arange(16) + epoch % (len(X) // 16) * 16
        optimizer.zero_grad()
        loss = cross_entropy(model(X[rows]), y[rows])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses[len(X) // 16 - 1 :: len(X) // 16]
