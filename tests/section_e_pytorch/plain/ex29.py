"""A plain textbook solution of exercise 29."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

from chapter11 import data


def lr_range_test(model, X, y, loss_fn=None, lr_min=1e-7, lr_max=10.0, n_steps=100, seed=0):
    torch.manual_seed(seed)
    if loss_fn is None:
        loss_fn = nn.BCEWithLogitsLoss()

    if len(X) < n_steps:
        batches = [torch.arange(len(X))] * n_steps
    else:
        batches = torch.tensor_split(torch.randperm(len(X)), n_steps)

    lrs = np.geomspace(lr_min, lr_max, n_steps)
    losses = np.zeros(n_steps)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr_min)
    model.train()
    for i in range(n_steps):
        optimizer.param_groups[0]["lr"] = lrs[i]
        optimizer.zero_grad()
        loss = loss_fn(model(X[batches[i]]), y[batches[i]])
        loss.backward()
        optimizer.step()
        losses[i] = loss.item()
    return lrs, losses


def suggest_lr(lrs, losses):
    slopes = np.gradient(losses, np.log(lrs))
    return lrs[np.argmin(slopes)]


def plot_lr_finder(lrs, losses):
    fig, ax = plt.subplots()
    ax.plot(lrs, losses)
    ax.set_xscale("log")
    best = suggest_lr(lrs, losses)
    ax.axvline(best, color="red", linestyle="--", label=f"suggested rate {best:.2g}")
    ax.set_xlabel("learning rate")
    ax.set_ylabel("loss")
    ax.legend()
    return fig


def find_on_moons(seed=0):
    X, Y, _, _ = data.moons()
    X = torch.tensor(X.T, dtype=torch.float32)
    y = torch.tensor(Y.T, dtype=torch.float32)
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    lrs, losses = lr_range_test(model, X, y, seed=seed)
    return suggest_lr(lrs, losses)
