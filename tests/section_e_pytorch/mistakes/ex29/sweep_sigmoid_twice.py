"""You apply a sigmoid to the outputs and then hand them to a loss that applies one itself: the
default loss is for logits."""

import copy

import numpy as np
import torch
from torch import nn


def lr_range_test(model, X, y, loss_fn=None, lr_min=1e-7, lr_max=10.0, n_steps=100, seed=0):
    cross_entropy = nn.BCEWithLogitsLoss()
    loss_fn = loss_fn or (lambda out, target: cross_entropy(torch.sigmoid(out), target))
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
