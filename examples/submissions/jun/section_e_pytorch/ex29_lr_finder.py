"""In place, then put back; scalar loops; manual step; losses after the update; logspace."""
import math

import numpy as np
import torch
from matplotlib.figure import Figure
from torch import nn

from chapter11.data import moons


def default_loss(z, y):
    return (torch.clamp(z, min=0) - z * y + torch.log1p(torch.exp(-z.abs()))).mean()


def lr_range_test(model, X, y, loss_fn=None, lr_min=1e-7, lr_max=10.0, n_steps=100, seed=0):
    if lr_min <= 0 or lr_max <= lr_min:
        raise ValueError(f"need 0 < lr_min < lr_max, got {lr_min}, {lr_max}")
    if n_steps < 2:
        raise ValueError(f"n_steps {n_steps} < 2")
    f = loss_fn or default_loss
    params = list(model.parameters())
    kept = [p.detach().clone() for p in params]
    grads = [p.grad for p in params]
    buffers = [(b, b.detach().clone()) for b in model.buffers()]
    modes = [(mod, mod.training) for mod in model.modules()]
    rates, losses = [], []
    try:
        model.train()
        for p in params:
            p.grad = None
        torch.manual_seed(seed)
        order = torch.randperm(len(X))
        for i in range(n_steps):
            rate = lr_min * (lr_max / lr_min) ** (i / (n_steps - 1))
            rows = order[i::n_steps] if len(X) >= n_steps else order
            value = f(model(X[rows]), y[rows])
            value.backward()
            with torch.no_grad():
                for p in params:
                    if p.grad is not None:
                        p -= rate * p.grad
                        p.grad = None
                losses.append(float(f(model(X[rows]), y[rows])))
            rates.append(rate)
    finally:
        with torch.no_grad():
            for p, k, g in zip(params, kept, grads):
                p.copy_(k)
                p.grad = g
            for b, k in buffers:
                b.copy_(k)
        for mod, t in modes:
            mod.training = t
    return np.array(rates), np.array(losses)


def suggest_lr(lrs, losses):
    best, rate = math.inf, float(lrs[0])
    for i in range(1, len(lrs)):
        a, b = float(losses[i - 1]), float(losses[i])
        if not (math.isfinite(a) and math.isfinite(b)):
            break
        s = (b - a) / (math.log(lrs[i]) - math.log(lrs[i - 1]))
        if s < best:
            best, rate = s, math.sqrt(float(lrs[i]) * float(lrs[i - 1]))
    return rate


def plot_lr_finder(lrs, losses):
    pairs = [(r, l) for r, l in zip(lrs, losses) if math.isfinite(l)]
    fig = Figure()
    ax = fig.add_subplot()
    ax.semilogx(*zip(*pairs), "o-", ms=2)
    s = suggest_lr(lrs, losses)
    y = np.interp(math.log(s), [math.log(p[0]) for p in pairs], [p[1] for p in pairs])
    ax.annotate("suggestion", xy=(s, y), xytext=(s * 3, y + 0.2), arrowprops={"arrowstyle": "->"})
    return fig


def find_on_moons(seed=0):
    X, Y, *_ = moons(seed=seed)
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1))
    a = lr_range_test(net, torch.tensor(X.T).float(), torch.tensor(Y.T).float(), seed=seed)
    return suggest_lr(*a)
