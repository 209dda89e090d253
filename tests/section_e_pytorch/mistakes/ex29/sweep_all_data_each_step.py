"""You go over all the data at every step, which makes n_steps epochs: take mini-batches that make
about one epoch together, where there are enough examples."""

import copy

import numpy as np
import torch
from torch import nn


def lr_range_test(model, X, y, loss_fn=None, lr_min=1e-7, lr_max=10.0, n_steps=100, seed=0):
    loss_fn = loss_fn or nn.BCEWithLogitsLoss()
    lrs = np.geomspace(lr_min, lr_max, n_steps)
    losses = []
    trial = copy.deepcopy(model).train()
    optimizer = torch.optim.SGD(trial.parameters(), lr=lr_min)
    torch.manual_seed(seed)
    for lr in lrs:
        optimizer.param_groups[0]["lr"] = float(lr)
        optimizer.zero_grad()
        loss = loss_fn(trial(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return lrs, np.array(losses)
