"""You make a new leaf for every pass, so nothing adds up: make it once, before the loop, and only
build the expression anew."""

import torch


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    if n_backwards < 1:
        raise ValueError(f"n_backwards should be at least 1, got {n_backwards}")
    for _ in range(n_backwards):
        leaf = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
        (3 * leaf**2 + 2 * leaf + 1).backward()
    return leaf.grad.item()
