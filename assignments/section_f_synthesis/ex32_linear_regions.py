"""Exercise 32*: counting the linear pieces of a ReLU network (15 points).

A ReLU network with one input and one output is a function f from numbers to numbers whose graph
consists of straight pieces. How many can there be, and how many are there?

(a) Written: write f out as a composition of functions.
(b) Written: how many linear regions can f have at most, and why? Your bound depends on the sizes of
    the layers alone, and `max_linear_regions` computes it. The questions and the places for your
    answers are in `ex32_linear_regions.md`.

Then `count_linear_regions` finds how many regions a given network has, and `fit_piecewise` trains
one that needs several.

A linear region is an interval, as long as possible, on which f has one slope. So neighbours of
equal slope are one region: a unit that switches where nothing comes of it (its weights onwards are
zero, a later unit is off, another unit cancels it) adds none. Regions are counted inside the
interval: a change of slope at its very end, or beyond, adds none.

Graded are the bound; the count, for networks built by hand and drawn at random, deep and shallow,
whose regions are at least 1% of the interval wide and whose neighbouring slopes differ by at least
1% of the largest slope, so that a grid of points will do; and the network that you trained: its
shapes, its error, its regions, that the seed decides.

Two extras. `errors` (0.5 points): a ValueError for an input size other than 1, for fewer than two
layers in `layer_dims` or a size below 1, for no matrix in `weights`, and for matrices that do not
fit together. `count_linear_regions.narrow` (1.5 points): regions and slopes of any size, and
hundreds of regions. Floating point blurs both a little, so the places where units switch are the
same or at least 1e-7 apart, and neighbouring slopes are the same or differ by at least 1% of the
larger one.

Allowed: NumPy.

Shapes: a column is an example. weights[l] is (n_out, n_in) and biases[l] is (n_out, 1), in lists
that start with the first hidden layer and end with the output. Hidden layers are ReLU, the output
is linear.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def max_linear_regions(layer_dims: Sequence[int]) -> int:
    """The most linear regions that a ReLU network with one input can have: the bound of (b).

    Asked about networks without a hidden layer, with one, or with several of 3 units or more each:
    for each of these sizes some network attains it.

    Args:
        layer_dims: the sizes of the layers from the input to the output. The hidden layers are
            those in between; there may be none.

    Returns:
        The bound, an int.

    Raises:
        ValueError: (extra) for fewer than two layers, a size below 1, or an input size other
            than 1.

    >>> max_linear_regions([1, 1])
    1
    """
    raise NotImplementedError


def count_linear_regions(
    weights: Sequence[Array],
    biases: Sequence[Array],
    interval: tuple[float, float] = (-10.0, 10.0),
) -> int:
    """The number of linear regions that a network of one input and one output has on an interval.

    Args:
        weights: a matrix (n_out, n_in) for each layer; the first has one column, the last one row.
            A single matrix is a network without hidden layers.
        biases: a column (n_out, 1) for each layer.
        interval: its lower and its upper end, the lower one below the upper one.

    Returns:
        The number of regions, at least 1.

    Raises:
        ValueError: (extra) for an input size other than 1, for no layer at all, or for layers that
            do not fit together.

    >>> absolute = [np.array([[1.0], [-1.0]]), np.array([[1.0, 1.0]])]  # relu(x) + relu(-x)
    >>> no_biases = [np.zeros((2, 1)), np.zeros((1, 1))]
    >>> count_linear_regions(absolute, no_biases)
    2
    >>> count_linear_regions(absolute, no_biases, interval=(1.0, 3.0))
    1
    """
    raise NotImplementedError


def fit_piecewise(seed: int = 0) -> tuple[list[Array], list[Array]]:
    """Train a ReLU network of the sizes [1, 3, 3, 1] on | |x| - 5 | for x in (-10, 10).

    The training is yours to choose: your own in NumPy, forward pass, gradients and any optimiser. A
    net this narrow often gets stuck, its units off for all x: start from several random networks,
    and keep the one that fits best.

    Args:
        seed: the only source of randomness; the first weights are drawn from it.

    Returns:
        weights, of shapes (3, 1), (3, 3) and (1, 3), and biases, of shapes (3, 1), (3, 1) and
        (1, 1), in lists. The network takes x itself, not scaled. Its mean squared error on
        (-10, 10) is below 0.5, and it has 3 regions or more there.

    >>> weights, biases = fit_piecewise()
    >>> [W.shape for W in weights]
    [(3, 1), (3, 3), (1, 3)]
    >>> [b.shape for b in biases]
    [(3, 1), (3, 1), (1, 1)]
    """
    raise NotImplementedError
