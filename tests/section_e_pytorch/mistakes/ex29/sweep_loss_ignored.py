"""You use the cross-entropy whatever loss_fn is given: it is the default only."""

import copy

import numpy as np
import torch
from torch import nn


def lr_range_test(model, X, y, loss_fn=None, lr_min=1e-7, lr_max=10.0, n_steps=100, seed=0):
    loss_fn = nn.BCEWithLogitsLoss()
    lrs = np.geomspace(lr_min, lr_max, n_steps)
    losses = []
    trial = copy.deepcopy(model).train()
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
    return lrs, np.array(losses)
