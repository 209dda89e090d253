"""You detach the tensor before you build the expression: what is detached is a number to autograd,
and the derivative does not go through it."""

import torch


def quadratic_gradient(x=2.0):
    leaf = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    (3 * leaf.detach() ** 2 + 2 * leaf + 1).backward()
    return leaf.grad.item()
