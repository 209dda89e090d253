"""Exercise 24: letting autograd take the derivatives (10 points).

PyTorch records what is done to a tensor that requires a gradient, and `backward` walks the record
from the result to the leaves (reverse-mode differentiation: Baydin et al. 2018, "Automatic
differentiation in machine learning: a survey", section 3.2). Find out what arrives where.

(a) `quadratic_gradient`: the derivative of f(x) = 3x^2 + 2x + 1, taken by autograd. By hand it is
    6x + 2: at x = 2 that is 14.
(b) `gradient_shapes`: for the sum of all entries of Wx + b, with W (3, 2), x (2,) and b (3,) or of
    other sizes, the shape of the gradient of each of W, x and b.
(c) `accumulated_gradient`: what `.grad` holds after `backward` has run several times, with and
    without setting it back in between. Written: why that is so, and what follows for training. The
    question and the place for your answer are in `ex24_autograd.md`.

Graded: the numbers, to a relative 1e-5, so that torch's float32 is exact enough; and that they come
out of autograd. Any way into it will do: `backward`, `torch.autograd.grad`, `torch.func.grad`.

An extra, `errors` (1 point): a ValueError for n_backwards below 1, and a ValueError or torch's
RuntimeError for shapes that do not fit.

Allowed: NumPy and torch.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Matrix = NDArray[np.float64] | Tensor


def quadratic_gradient(x: float = 2.0) -> float:
    """The derivative of 3x^2 + 2x + 1 at x, by autograd.

    Args:
        x: a number.

    Returns:
        6x + 2, a Python number: take it out of its tensor.

    >>> quadratic_gradient(1.0)
    8.0
    """
    ### BEGIN SOLUTION
    leaf = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    (3 * leaf**2 + 2 * leaf + 1).backward()
    assert leaf.grad is not None
    return leaf.grad.item()
    ### END SOLUTION


def gradient_shapes(
    W: NDArray[np.float64] | Tensor,
    x: NDArray[np.float64] | Tensor,
    b: NDArray[np.float64] | Tensor,
) -> dict[str, tuple[int, ...]]:
    """The shapes of the gradients of sum(Wx + b), the sum of all entries, by autograd.

    Args:
        W: (n_out, n_in), an array of float64 (torch.tensor makes a tensor of it).
        x: (n_in,), likewise.
        b: (n_out,), likewise.

    Returns:
        "W", "x" and "b": the shape of the gradient in each, a tuple.

    Raises:
        ValueError: (extra) where the shapes do not fit together; torch's RuntimeError will do.

    >>> gradient_shapes(np.ones((1, 1)), np.ones(1), np.ones(1))
    {'W': (1, 1), 'x': (1,), 'b': (1,)}
    """
    ### BEGIN SOLUTION
    leaves = [torch.as_tensor(value).detach().clone().requires_grad_() for value in (W, x, b)]
    weights, inputs, biases = leaves
    gradients = torch.autograd.grad((weights @ inputs + biases).sum(), leaves)
    return {name: tuple(g.shape) for name, g in zip("Wxb", gradients, strict=True)}
    ### END SOLUTION


def accumulated_gradient(x: float = 2.0, n_backwards: int = 2, zero_between: bool = False) -> float:
    """What a leaf's gradient holds after n_backwards backward passes through 3x^2 + 2x + 1.

    Args:
        x: a number.
        n_backwards: how many times to build the expression and go backward through it, at least 1.
        zero_between: set the gradient back before each pass but the first.

    Returns:
        What the leaf's `.grad` holds after the last pass, a Python number.

    Raises:
        ValueError: (extra) for n_backwards below 1.

    >>> accumulated_gradient(1.0, n_backwards=1)
    8.0
    """
    ### BEGIN SOLUTION
    if n_backwards < 1:
        raise ValueError(f"n_backwards should be at least 1, got {n_backwards}")
    leaf = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    for _ in range(n_backwards):
        if zero_between:
            leaf.grad = None
        (3 * leaf**2 + 2 * leaf + 1).backward()
    assert leaf.grad is not None
    return leaf.grad.item()
    ### END SOLUTION
