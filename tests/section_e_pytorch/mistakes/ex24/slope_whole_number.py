"""You make a tensor of a whole number, rounding x: only tensors of floats can have gradients."""

import torch


def quadratic_gradient(x=2.0):
    leaf = torch.tensor(float(int(x)), requires_grad=True)
    (3 * leaf**2 + 2 * leaf + 1).backward()
    return leaf.grad.item()
