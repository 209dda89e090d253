"""Exercise 11: a forward pass by hand (10 points).

A network has two inputs, three hidden ReLU units and one sigmoid output. z1 are the weighted sums
of the hidden units, a1 their activations, z2 is the weighted sum of the output unit, and y_hat the
network's answer. The numbers of the exercise are given below as constants.

(a) With pencil and paper, work out z1 and a1 for `X_EXAMPLE`. Which hidden units are switched off?
(b) Go on to z2 and y_hat, to three decimals.
(c) Write `forward`, which does the same in NumPy, and compare it with your own numbers.

Graded is `forward`: its four values on the exercise's numbers, on others, and on other sizes.
Allowed: NumPy, but not `chapter11.network`, which has a forward pass ready.

Extra, `errors` (1 point): `forward` raises a ValueError that names the argument and what is wrong
with it, where the shapes do not fit together.

Shapes: a vector is a column. x is (n_in, 1), W1 (n_hidden, n_in), b1 (n_hidden, 1),
W2 (n_out, n_hidden), b2 (n_out, 1); in the exercise n_in = 2, n_hidden = 3, n_out = 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

W1: Array = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1: Array = np.array([[0.0], [0.1], [-0.2]])
W2: Array = np.array([[0.2, -0.4, 0.6]])
B2: Array = np.array([[0.3]])
X_EXAMPLE: Array = np.array([[1.0], [-0.5]])


def forward(
    x: ArrayLike, W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: ArrayLike
) -> dict[str, Array]:
    """Carry one example through the network and keep every step.

    Args:
        x: (n_in, 1), the example.
        W1: (n_hidden, n_in), weights of the hidden layer.
        b1: (n_hidden, 1), its biases.
        W2: (n_out, n_hidden), weights of the output layer.
        b2: (n_out, 1), its bias.

    Returns:
        "z1" and "a1", each (n_hidden, 1), "z2" and "y_hat", each (n_out, 1); float64.

    Raises (the extra):
        ValueError: where the shapes do not fit together as listed above.

    >>> out = forward(X_EXAMPLE, W1, B1, W2, B2)
    >>> sorted(out)
    ['a1', 'y_hat', 'z1', 'z2']
    >>> round(out["y_hat"].item(), 6)
    0.610639
    """
    raise NotImplementedError
