"""Your epochs are counted from 0: the first one is epoch 1."""

import torch
from torch import nn


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    kinds = {"SGD": torch.optim.SGD, "Adam": torch.optim.Adam, "RMSprop": torch.optim.RMSprop}
    if optimizer not in kinds:
        raise ValueError(f"there is no optimizer {optimizer!r}")
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, hidden), nn.Tanh(), nn.Linear(hidden, 1), nn.Sigmoid())
    steps = kinds[optimizer](model.parameters(), lr=learning_rate)
    losses = []
    for epoch in range(max_epochs):
        steps.zero_grad()
        loss = nn.BCELoss()(model(X_XOR), Y_XOR)
        loss.backward()
        steps.step()
        losses.append(loss.item())
        if bool(((model(X_XOR) > 0.5) == (Y_XOR == 1)).all()):
            return Run(losses, epoch, True)
    return Run(losses, None, False)
