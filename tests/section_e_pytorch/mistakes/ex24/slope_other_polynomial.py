"""You differentiate (3x)^2 + 2x + 1: only x is squared, not the 3."""

import torch


def quadratic_gradient(x=2.0):
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    ((3 * leaf) ** 2 + 2 * leaf + 1).backward()
    return leaf.grad.item()
