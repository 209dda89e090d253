"""Exercise 17: testing gradients by finite differences (10 points).

A backward pass with a slip in it often still learns, only worse, so nobody notices. A gradient
check notices: it compares the gradients that backpropagation claims with what the loss does when
each weight and each bias is moved a little. Here you check those of `chapter11.network`.

(a) Write `gradient_check`. With g(p) the derivative for a parameter p as
    `chapter11.network.backward_propagation` gives it (the analytical gradient), and

        n(p) = (L(p + epsilon) - L(p - epsilon)) / (2 epsilon)

    the central difference (the numerical one), where L is the binary cross-entropy of the batch
    and all other parameters stay as they are, it returns the relative difference

        ||g - n|| / (||g|| + ||n||)

    (0, or nan, where both norms are zero). Each norm is the Euclidean one, over all
    weights and all biases of all layers together, as one long vector. In float64, with epsilon
    1e-7, a right backward pass gives less than 1e-6, and a wrong one far more.
(b) Write `check_xor_network`, which does this for a network that you have trained on XOR. Two traps
    lie here. One is the kink of ReLU, whose slope is 0 on the left of 0 and 1 on its right. Where
    the z of a unit is exactly 0, code chooses one of the two, while the central difference takes
    the mean of both, 1/2, and neither is at fault. Now for the input (0, 0) every z of the first
    layer is just its unit's bias, `chapter11.network.initialize_parameters` starts all biases at
    zero, and a unit that no row switches on stays where it started, as its gradient is zero. The
    check then reports a difference, and nothing is wrong. See to it that no unit of your network
    sits on its kink. The other trap is rounding: it disturbs a central difference by 1e-9 or so,
    however small the gradient. After a long training hardly any gradient is left to compare.
(c) Written: the difference that you observed, and what follows from it. The question and the place
    for your answer are in `ex17_gradient_checking.md`.

Call `backward_propagation` through its module, as in

    from chapter11 import network
    network.backward_propagation(...)

since a grader puts wrong ones in its place, in that module, to see whether your check notices: one
that never fails is worth nothing. Leave `chapter11` itself as it is.

Graded: `gradient_check` on networks of one layer and of several, on batches of one and of many,
with biases off zero and gradients that are not tiny: their norm is above 1e-2. With the chapter's
own backward pass it should be below 1e-6; with a wrong one, be it by one percent, above 1e-3; and
always the number that the formula gives, for larger epsilons too. `check_xor_network` for several
seeds: that the network is trained on XOR, that it gives less than 1e-6, and more than 1e-3 with a
wrong backward pass in place, even where that is in place during the training. Where it calls your
`gradient_check`, a mistake in that one costs nothing here.

An extra, `errors` (1 point): `gradient_check` raises a ValueError where the dimensions of x do not
fit those of the parameters.

Allowed: NumPy and `chapter11`.

Shapes: a column is an example. x is (n_features, m), y (1, m), W<l> (n_out, n_in), b<l> (n_out, 1).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chapter11 import data, network

Array = NDArray[np.float64]


def gradient_check(
    parameters: Mapping[str, Array],
    x: ArrayLike,
    y: ArrayLike,
    num_layers: int,
    epsilon: float = 1e-7,
) -> float:
    """How far the chapter's backward pass is from central differences.

    Args:
        parameters: "W1" (n_1, n_features), "b1" (n_1, 1), "W2", "b2", ..., as
            `chapter11.network.initialize_parameters` gives them. They are the same afterwards, but
            for rounding.
        x: (n_features, m), an example in each column.
        y: (1, m), the labels, 0 or 1.
        num_layers: the number of layers with weights.
        epsilon: how far each parameter is moved up, and down.

    Returns:
        The relative difference, a number from 0 to 1; 0 or nan where both gradients are zero.

    Raises:
        ValueError: (extra) for dimensions that do not fit.

    >>> parameters = {"W1": np.array([[0.5, -1.0]]), "b1": np.array([[0.25]])}
    >>> x, y = np.array([[1.0, 0.0], [2.0, -1.0]]), np.array([[1.0, 0.0]])
    >>> gradient_check(parameters, x, y, num_layers=1) < 1e-6
    True
    """
    raise NotImplementedError


def check_xor_network(seed: int = 0) -> float:
    """The gradient check of a network trained on XOR.

    Args:
        seed: the only source of randomness.

    Returns:
        What `gradient_check` gives for the trained network on the four rows of XOR, with the
        default epsilon: below 1e-6 for every seed.

    >>> check_xor_network(seed=0) < 1e-6
    True
    """
    raise NotImplementedError
