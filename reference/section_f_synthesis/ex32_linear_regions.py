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
    ### BEGIN SOLUTION
    sizes = [int(size) for size in layer_dims]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"layer_dims should hold two sizes or more, from 1 on, got {sizes}")
    if sizes[0] != 1:
        raise ValueError(f"layer_dims should start with one input, got {sizes[0]}")
    regions = 1
    for size in sizes[1:-1]:
        regions *= size + 1
    return regions
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    if not weights or weights[0].shape[1] != 1:
        raise ValueError("weights should hold at least one matrix, the first with one column")
    low, high = interval
    rounding = 1e-10 * (high - low)  # cuts as close as that are one

    # On each piece every unit of the layer is a straight line: slopes * x + intercepts.
    pieces = [(low, high, np.ones((1, 1)), np.zeros((1, 1)))]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        finer = []
        for left, right, slopes, intercepts in pieces:
            slopes, intercepts = W @ slopes, W @ intercepts + b
            tilted = slopes != 0
            cuts = [left]
            for cut in np.sort(-intercepts[tilted] / slopes[tilted]):
                if cuts[-1] + rounding < cut < right - rounding:
                    cuts.append(float(cut))
            for start, end in zip(cuts, [*cuts[1:], right], strict=True):
                on = slopes * (start + end) / 2 + intercepts > 0  # no unit switches in between
                finer.append((start, end, slopes * on, intercepts * on))
        pieces = finer
    slope = np.array([(weights[-1] @ slopes).item() for _, _, slopes, _ in pieces])
    return 1 + int(np.sum(~np.isclose(slope[1:], slope[:-1], rtol=1e-6, atol=1e-9)))
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    x = np.linspace(-1.0, 1.0, 41).reshape(1, -1)
    y = np.abs(np.abs(x) - 0.5)  # a tenth of ||10 x| - 5|

    # Many networks at once, along the first axis of every array; He's deviations, and first
    # breakpoints spread over the interval.
    starts, shapes = 40, [(1, 3), (3, 3), (3, 1)]
    weights = [rng.normal(0.0, np.sqrt(2 / n), (starts, units, n)) for n, units in shapes]
    biases = [rng.uniform(-0.5, 0.5, (starts, units, 1)) for _, units in shapes]
    values = [*weights, *biases]
    mean, square = ([np.zeros_like(value) for value in values] for _ in range(2))
    steps = 500
    for step in range(1, steps + 1):
        W1, W2, W3, b1, b2, b3 = values
        A1 = np.maximum(W1 @ x + b1, 0.0)
        A2 = np.maximum(W2 @ A1 + b2, 0.0)
        error = W3 @ A2 + b3 - y
        dZ3 = 2 * error / x.size
        dZ2 = (W3.transpose(0, 2, 1) @ dZ3) * (A2 > 0)
        dZ1 = (W2.transpose(0, 2, 1) @ dZ2) * (A1 > 0)
        gradients = [
            dZ1 @ x.T,
            dZ2 @ A1.transpose(0, 2, 1),
            dZ3 @ A2.transpose(0, 2, 1),
            *(dZ.sum(axis=2, keepdims=True) for dZ in (dZ1, dZ2, dZ3)),
        ]
        # Adam (Kingma & Ba 2015), its rate falling to zero so that the last steps settle.
        rate = 0.03 * (1 - (step - 1) / steps)
        for i, gradient in enumerate(gradients):
            mean[i] = 0.9 * mean[i] + 0.1 * gradient
            square[i] = 0.999 * square[i] + 0.001 * gradient**2
            scale = np.sqrt(square[i] / (1 - 0.999**step)) + 1e-8
            values[i] = values[i] - rate * mean[i] / (1 - 0.9**step) / scale
    best = int(np.argmin(np.mean(error**2, axis=(1, 2))))
    W1, W2, W3, b1, b2, b3 = (value[best] for value in values)
    return [W1 / 10, W2, 10 * W3], [b1, b2, 10 * b3]  # x and y at ten times their size
    ### END SOLUTION
