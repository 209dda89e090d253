"""Your epochs is the last one that had all four rows right: training goes on after the first, whose
number is asked for."""

import torch
from torch import nn


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    kinds = {"SGD": torch.optim.SGD, "Adam": torch.optim.Adam, "RMSprop": torch.optim.RMSprop}
    if optimizer not in kinds:
        raise ValueError(f"there is no optimizer {optimizer!r}")
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, hidden), nn.Tanh(), nn.Linear(hidden, 1), nn.Sigmoid())
    steps = kinds[optimizer](model.parameters(), lr=learning_rate)
    cross_entropy = nn.BCELoss()
    losses, solved = [], None
    for epoch in range(1, max_epochs + 1):
        output = model(X_XOR)
        loss = cross_entropy(output, Y_XOR)
        losses.append(loss.item())
        right = ((output > 0.5) == (Y_XOR == 1)).sum()
        if right == 4:
            solved = epoch
        steps.zero_grad()
        loss.backward()
        steps.step()
    return Run(losses, solved, solved is not None)
