"""A plain textbook solution of exercise 24."""

import torch


def quadratic_gradient(x=2.0):
    x = torch.tensor(x, requires_grad=True)
    y = 3 * x**2 + 2 * x + 1
    y.backward()
    return x.grad.item()


def gradient_shapes(W, x, b):
    W = torch.tensor(W, requires_grad=True)
    x = torch.tensor(x, requires_grad=True)
    b = torch.tensor(b, requires_grad=True)
    (W @ x + b).sum().backward()
    return {"W": tuple(W.grad.shape), "x": tuple(x.grad.shape), "b": tuple(b.grad.shape)}


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    x = torch.tensor(x, requires_grad=True)
    for i in range(n_backwards):
        if zero_between and i > 0:
            x.grad.zero_()
        y = 3 * x**2 + 2 * x + 1
        y.backward()
    return x.grad.item()
