"""You clear the gradients once an epoch, so within it those of all batches so far add up: clear
them before every step."""

import torch
from torch import nn


def train(model, X, y, epochs=50, learning_rate=1e-2, seed=0):
    torch.manual_seed(seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    cross_entropy = nn.BCELoss()
    model.train()
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        batches = []
        for rows in torch.randperm(len(X)).split(64):
            loss = cross_entropy(model(X[rows]), y[rows])
            loss.backward()
            optimizer.step()
            batches.append(loss.item())
        losses.append(sum(batches) / len(batches))
    return losses
