"""Only the first layer's weights are in the group that decays: the penalty is for every layer."""

import torch
from torch import nn

from chapter11 import network


def train_torch(lam, epochs=300, seed=0):
    X, y, X_test, y_test = (torch.tensor(a.T) for a in make_data(seed))
    starting = network.initialize_parameters(LAYER_DIMS, seed)
    values = {name: torch.tensor(value, requires_grad=True) for name, value in starting.items()}
    loss_fn = nn.BCEWithLogitsLoss()

    def forward(x):
        for i in (1, 2, 3):
            x = (torch.relu(x) if i > 1 else x) @ values[f"W{i}"].T + values[f"b{i}"].T
        return x

    decay = torch_weight_decay(lam, len(X))
    later = [value for name, value in values.items() if name != "W1"]
    groups = [
        {"params": [values["W1"]], "weight_decay": decay},
        {"params": later, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.SGD(groups, lr=0.5)
    train_losses, test_losses = [], []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_fn(forward(X), y)
        test_losses.append(loss_fn(forward(X_test), y_test).item())
        train_losses.append(loss.item())
        loss.backward()
        optimizer.step()
    parameters = {name: value.detach().numpy() for name, value in values.items()}
    return {"train_losses": train_losses, "test_losses": test_losses, "parameters": parameters}
