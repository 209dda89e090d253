"""Exercise 23: the same operations in NumPy and in PyTorch (10 points).

A torch.Tensor is a NumPy array in most of what it does: it broadcasts by the same rules and knows
the same @. What differs are names, a few arguments, and above all the default precision: out of
Python numbers NumPy makes float64, torch float32. Do three small computations in both libraries,
and write the function that says whether the two results agree.

(a) `scaled_ones`: a (3, 4) matrix of ones times the row vector [1, 2, 3, 4], by broadcasting.
(b) `matrix_product`: the product of two matrices. Try it on a drawn (5, 3) times a (3, 7) matrix.
(c) `softmax_both`: the softmax of a vector v, such as [2.0, 1.0, 0.1],

        softmax(v)_i = exp(v_i) / sum_j exp(v_j).

    A ready-made softmax is welcome where a library has one.
(d) `results_match`: whether an array and a tensor hold the same numbers, to within rounding.

Graded: the values of both halves, each float32 or float64, and that each library does the work of
its own half: a tensor that is made out of the finished array, or an array out of the finished
tensor, compares nothing. `results_match` is tried on pairs that agree and pairs that do not, with
entries of 0.01 and more.

Two extras (1 point each): `results_match.shapes`, where arrays of different shapes never match,
however well they would broadcast; `errors`, where `matrix_product` raises a ValueError, or torch's
RuntimeError, for sizes that do not fit.

Allowed: NumPy and torch.

Arguments are NumPy arrays of float64, except where `results_match` says otherwise.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Array = NDArray[np.float64]


def scaled_ones() -> tuple[Array, Tensor]:
    """A (3, 4) matrix of ones times the row vector [1, 2, 3, 4], in both libraries.

    Returns:
        The array and the tensor, each (3, 4), of float32 or float64.

    >>> array, tensor = scaled_ones()
    >>> array.shape, tensor.shape
    ((3, 4), torch.Size([3, 4]))
    """
    ### BEGIN SOLUTION
    row = [1.0, 2.0, 3.0, 4.0]
    # torch counts a number in Python as float32, unless it is told otherwise.
    return (
        np.ones((3, 4)) * np.array(row),
        torch.ones(3, 4, dtype=torch.float64) * torch.tensor(row, dtype=torch.float64),
    )
    ### END SOLUTION


def matrix_product(A: Array, B: Array) -> tuple[Array, Tensor]:
    """The matrix product A B, in both libraries.

    Args:
        A: (n, k).
        B: (k, m).

    Returns:
        The array and the tensor, each (n, m), of float32 or float64.

    Raises:
        ValueError: (extra) where A has not as many columns as B has rows; torch's RuntimeError
            will do.

    >>> array, tensor = matrix_product(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]))
    >>> array, tensor
    (array([[11.]]), tensor([[11.]], dtype=torch.float64))
    """
    ### BEGIN SOLUTION
    return A @ B, torch.from_numpy(A) @ torch.from_numpy(B)
    ### END SOLUTION


def softmax_both(v: Array) -> tuple[Array, Tensor]:
    """The softmax of v, in both libraries.

    Args:
        v: (n,), n at least 1.

    Returns:
        The array and the tensor, each (n,), of float32 or float64; the entries of each add up to 1.

    >>> array, tensor = softmax_both(np.array([3.0, 3.0]))
    >>> array, tensor
    (array([0.5, 0.5]), tensor([0.5000, 0.5000], dtype=torch.float64))
    """
    ### BEGIN SOLUTION
    # The same for v and v - c: with the largest entry at 0, exp cannot overflow.
    powers = np.exp(v - v.max())
    return powers / powers.sum(), torch.softmax(torch.from_numpy(v), dim=0)
    ### END SOLUTION


def results_match(a: Array, t: Tensor, rtol: float = 1e-6) -> bool:
    """Whether an array and a tensor agree: one shape, and every entry the same to within rounding.

    Two entries are the same where they differ by no more than rtol times their size. You may add an
    absolute tolerance of up to 1e-8: no test has entries so close to zero that it would matter.

    Args:
        a: an array of any shape.
        t: a tensor of any shape, float64 or float32.
        rtol: the relative difference that still counts as rounding.

    Returns:
        True or False; where the shapes differ (extra), False.

    >>> results_match(np.array([1.0, 2.0]), torch.tensor([1.0, 2.0]))
    True
    >>> results_match(np.array([1.0, 2.0]), torch.tensor([1.0, 2.1]))
    False
    """
    ### BEGIN SOLUTION
    other = t.detach().cpu().numpy()
    # Shapes first: np.allclose would broadcast (3,) against (3, 1) without a word.
    return a.shape == other.shape and bool(np.allclose(a, other, rtol=rtol, atol=0.0))
    ### END SOLUTION
