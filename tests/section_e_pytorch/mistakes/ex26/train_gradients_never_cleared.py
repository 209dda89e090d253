"""You never clear the gradients, so every step goes along the sum of all gradients so far: call
zero_grad() before backward()."""

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
    for epoch in range(1, max_epochs + 1):
        output = model(X_XOR)
        loss = nn.BCELoss()(output, Y_XOR)
        losses.append(loss.item())
        if bool(((output > 0.5) == (Y_XOR == 1)).all()):
            return Run(losses, epoch, True)
        loss.backward()
        steps.step()
    return Run(losses, None, False)
