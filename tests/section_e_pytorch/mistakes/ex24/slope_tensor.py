"""You return the tensor itself: take the number out of it."""

import torch


def quadratic_gradient(x=2.0):
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    (3 * leaf**2 + 2 * leaf + 1).backward()
    return leaf.grad
