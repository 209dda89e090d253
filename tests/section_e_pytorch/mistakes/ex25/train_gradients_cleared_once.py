"""You clear the gradients once, before the first epoch: backward() adds to them, so they must be
cleared before every step."""

import torch
from torch import nn


def train(model, X, y, epochs=50, learning_rate=1e-2, seed=0):
    torch.manual_seed(seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    cross_entropy = nn.BCELoss()
    optimizer.zero_grad()
    model.train()
    losses = []
    for _ in range(epochs):
        loss = cross_entropy(model(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
