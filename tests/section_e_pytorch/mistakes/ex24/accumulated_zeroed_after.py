"""You set the gradient back after the last pass too, and 0 is left: clear it before each pass."""

import torch


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    if n_backwards < 1:
        raise ValueError(f"n_backwards should be at least 1, got {n_backwards}")
    leaf = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    for _ in range(n_backwards):
        (3 * leaf**2 + 2 * leaf + 1).backward()
        if zero_between:
            leaf.grad.zero_()
    return leaf.grad.item()
