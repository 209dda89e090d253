"""Your biases are (n_out,), as nn.Linear keeps them: they should be columns, (n_out, 1)."""

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
    groups = [
        {"params": [values["W1"], values["W2"], values["W3"]], "weight_decay": decay},
        {"params": [values["b1"], values["b2"], values["b3"]], "weight_decay": 0.0},
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
    for b in ("b1", "b2", "b3"):
        parameters[b] = parameters[b].ravel()
    return {"train_losses": train_losses, "test_losses": test_losses, "parameters": parameters}
