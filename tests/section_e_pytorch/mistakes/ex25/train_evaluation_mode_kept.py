"""You switch to evaluation mode to measure the loss after an epoch, and never back: from the second
epoch on dropout does nothing."""

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
        loss = cross_entropy(model(X), y)
        loss.backward()
        optimizer.step()
        model.eval()
        with torch.no_grad():
            losses.append(cross_entropy(model(X), y).item())
    return losses
