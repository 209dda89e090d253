"""You put the parameters back after the sweep, but not the buffers: a BatchNorm layer's running
means and its counter of batches have moved. A copy, or the state dictionary as a whole, has them
all."""

import numpy as np
import torch
from torch import nn

PART = "lr_range_test.restores"


def lr_range_test(model, X, y, loss_fn=None, lr_min=1e-7, lr_max=10.0, n_steps=100, seed=0):
    loss_fn = loss_fn or nn.BCEWithLogitsLoss()
    lrs = np.geomspace(lr_min, lr_max, n_steps)
    losses = []
    trial, modes = model, [(layer, layer.training) for layer in model.modules()]
    trial.train()
    kept = [p.detach().clone() for p in model.parameters()]
    optimizer = torch.optim.SGD(trial.parameters(), lr=lr_min)
    torch.manual_seed(seed)
    order = torch.randperm(len(X))
    batches = order.tensor_split(n_steps) if len(X) >= n_steps else [order] * n_steps
    for lr, rows in zip(lrs, batches, strict=True):
        optimizer.param_groups[0]["lr"] = float(lr)
        optimizer.zero_grad()
        loss = loss_fn(trial(X[rows]), y[rows])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    with torch.no_grad():
        for p, value in zip(model.parameters(), kept, strict=True):
            p.copy_(value)
            p.grad = None
    for layer, mode in modes:
        layer.training = mode
    return lrs, np.array(losses)
