"""Exercise 2: a perceptron that learns from its mistakes (10 points).

Rosenblatt's learning rule (1958) goes through the examples one by one. The prediction for each is
that of exercise 1: class 1 where w . x + b > 0, else class 0. Where it is wrong, and only there,
weights and bias are moved towards the right answer at once, before the next example has its turn:
by the learning rate times the example, the bias being the weight of an input that is always 1.

An epoch is one pass in which every example has its turn once. Training ends with the first epoch in
which no prediction is wrong: the perceptron has converged.

(a) Write `train_perceptron` and train it on the gate AND, given below as `X_AND` and `Y_AND`. Then
    `average_epochs` tells how many epochs that takes on average over ten random starts.
(b) Compare learning rates of 0, 0.1 and 100 with `learning_rate_effect`. Written: what the rates
    0 and 100 do, and why. The question and the place for your answer are in
    `ex02_perceptron_learning.md`.

The start is random and drawn from `seed`, from whatever distribution you like that gives numbers of
ordinary size (steps of 0.1 need thousands of mistakes to undo a start of 1000), and the examples of
an epoch may have their turns in any order, the same in all epochs or not.

Graded is the training on separable sets of several sizes and dimensions, on sets where no line will
do, and on a few examples, where every order can be followed: the result has to be one that the rule
reaches from your start, which is what `max_epochs=0` gives. `average_epochs` and
`learning_rate_effect` are judged by what they make of `train_perceptron`. Allowed: NumPy.

Extra, `errors` (1 point): a ValueError that names the argument and what is wrong with it, for
labels other than 0 and 1, a y that has not one for each row of X, max_epochs below 0 and n_runs
below 1.

Shapes: a row is an example. X is (n, d), y (n,) with labels 0 and 1, w (d,), b a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

X_AND: Array = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_AND: NDArray[np.int64] = np.array([0, 0, 0, 1])


class Fit(NamedTuple):
    """What training gives back."""

    w: Array  # (d,), the weights at the end
    b: float  # the bias at the end
    epochs: int  # the number, from 1, of the first epoch without a mistake; max_epochs if none was
    converged: bool  # whether there was such an epoch


def train_perceptron(
    X: ArrayLike,
    y: ArrayLike,
    learning_rate: float = 0.1,
    max_epochs: int = 1000,
    seed: int = 0,
) -> Fit:
    """Train a perceptron from a random start until an epoch passes without a mistake.

    Args:
        X: (n, d), an example in each row.
        y: (n,), the class of each, 0 or 1.
        learning_rate: the size of the steps; 0 leaves the weights where they start.
        max_epochs: how many epochs there may be. The epoch without a mistake is one of them; with
            0, what comes back is the start, 0 and False.
        seed: the only source of randomness. With the same X, y and learning_rate it gives the same
            start, whatever max_epochs is.

    Returns:
        A Fit: w (d,) and b when training ended; epochs, the number, counted from 1, of the first
        epoch without a mistake; converged, True. If none of the max_epochs epochs was without a
        mistake: epochs is max_epochs, and converged False, even where the last update happens to
        put everything right.

    Raises (the extra):
        ValueError: where a label is neither 0 nor 1, y has not one for each row of X, or max_epochs
            is below 0.

    >>> fit = train_perceptron(X_AND, Y_AND)
    >>> fit.converged
    True
    >>> (X_AND @ fit.w + fit.b > 0).tolist()
    [False, False, False, True]
    >>> train_perceptron(X_AND, [0, 1, 1, 0], max_epochs=50)[2:]
    (50, False)
    """
    raise NotImplementedError


def average_epochs(n_runs: int = 10, learning_rate: float = 0.1) -> float:
    """The mean number of epochs that `train_perceptron` takes to learn AND.

    Args:
        n_runs: the number of runs, at least 1. Their seeds are 0, 1, ..., n_runs - 1.
        learning_rate: handed to every run; max_epochs keeps its default.

    Returns:
        The mean of `epochs` over the runs.

    Raises (the extra):
        ValueError: for n_runs below 1.

    >>> average_epochs(n_runs=1) == train_perceptron(X_AND, Y_AND, seed=0).epochs
    True
    """
    raise NotImplementedError


def learning_rate_effect(
    learning_rates: Sequence[float] = (0.0, 0.1, 100.0), seed: int = 0
) -> dict[float, Fit]:
    """Train on AND with each of the learning rates.

    Args:
        learning_rates: the rates to try.
        seed: handed to every training; max_epochs keeps its default.

    Returns:
        Learning rate -> the Fit that `train_perceptron` gives.

    >>> fits = learning_rate_effect((0.1, 100.0))
    >>> sorted(fits)
    [0.1, 100.0]
    >>> fits[0.1].converged
    True
    """
    raise NotImplementedError
