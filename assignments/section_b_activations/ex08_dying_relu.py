"""Exercise 8*: ReLU units that never wake up (15 points).

A ReLU unit whose weighted sum is negative gives 0, and its slope there is 0 too: no gradient
passes, so gradient descent leaves its weights as they are. Where that is so for every input, the
unit is dead and stays dead (Lu, Shin, Su & Karniadakis 2019). Here you kill a hidden layer on
purpose, and then see what Leaky ReLU (Maas, Hannun & Ng 2013, section 2) changes.

The network has two inputs, ten hidden units and one sigmoid output. Z1 are the weighted sums of the
hidden units, each with its bias, A1 their activations, Z2 and A2 those of the output. The loss is
the mean binary cross-entropy over the m examples, with natural logarithms. The activation of the
hidden units is "relu" or "leaky_relu", whose slope below 0 is alpha.

(a) Write `dead_network`: biases so far below zero that no input of ordinary size, each of its two
    components from -1 to 1, wakes any hidden unit.
(b) Write `forward` and `gradients`, and look at the gradients of W1 and b1 in the dead network with
    "relu".
(c) Replace ReLU by "leaky_relu" in both, and see what comes back. The gradients should be right,
    not merely different from 0.

Graded: that the network is dead in the whole square, corners included, for several seeds;
the forward pass and the gradients, on networks dead and alive, of other sizes, with batches of one
and of many examples, and with other values of alpha (between 0 and 1). At z = 0, where ReLU has a
kink, any slope between those of the two sides is right. `gradients` may call `forward`. Allowed:
NumPy.

Extra, `errors` (1 point): a ValueError that names the argument and what is wrong with it, for an
unknown activation, an X that has not a row for each column of W1, and a Y that has not a column for
each one of X.

Shapes: a column is an example. X is (2, m) and Y (1, m) with m at least 1; W1 (10, 2), b1 (10, 1),
W2 (1, 10), b2 (1, 1). `forward` and `gradients` take any number of inputs and of hidden units.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def dead_network(seed: int = 0) -> dict[str, Array]:
    """A network of 2-10-1 units whose hidden units are all dead under ReLU.

    Args:
        seed: the only source of randomness; another seed draws other weights.

    Returns:
        "W1" (10, 2) and "W2" (1, 10), drawn and not all zero; "b1" (10, 1), every entry negative,
        so that the weighted sum of each unit stays below 0 for every x (2, 1) with both components
        from -1 to 1; "b2" (1, 1).

    >>> network = dead_network(seed=0)
    >>> [network[name].shape for name in ("W1", "b1", "W2", "b2")]
    [(10, 2), (10, 1), (1, 10), (1, 1)]
    >>> bool(np.any(forward([[1.0], [1.0]], network)["A1"]))
    False
    """
    raise NotImplementedError


def forward(
    X: ArrayLike, parameters: Mapping[str, ArrayLike], activation: str = "relu", alpha: float = 0.01
) -> dict[str, Array]:
    """Carry a batch through the network.

    Args:
        X: (n_in, m), an example in each column.
        parameters: "W1" (n_hidden, n_in), "b1" (n_hidden, 1), "W2" (1, n_hidden), "b2" (1, 1).
        activation: "relu" or "leaky_relu", of the hidden units.
        alpha: the slope of Leaky ReLU below 0, between 0 and 1; "relu" has no use for it.

    Returns:
        "Z1" and "A1", each (n_hidden, m), "Z2" and "A2", each (1, m); float64.

    Raises (the extra):
        ValueError: for an unknown activation, or an X that does not fit W1.

    >>> network = {"W1": [[1.0, -1.0]], "b1": [[0.5]], "W2": [[2.0]], "b2": [[0.0]]}
    >>> out = forward([[1.0], [3.5]], network, activation="leaky_relu", alpha=0.1)
    >>> out["Z1"].tolist(), out["A2"].round(4).tolist()
    ([[-2.0]], [[0.4013]])
    """
    raise NotImplementedError


def gradients(
    X: ArrayLike,
    Y: ArrayLike,
    parameters: Mapping[str, ArrayLike],
    activation: str = "relu",
    alpha: float = 0.01,
) -> dict[str, Array]:
    """The gradients of the mean binary cross-entropy for every weight and bias.

    Args:
        X: (n_in, m), an example in each column.
        Y: (1, m), the label of each, 0 or 1.
        parameters: as for `forward`.
        activation: "relu" or "leaky_relu", of the hidden units.
        alpha: the slope of Leaky ReLU below 0; "relu" has no use for it.

    Returns:
        "dW1", "db1", "dW2", "db2", each of the shape of its parameter; float64. Where no gradient
        comes through, the entries are exactly 0.

    Raises (the extra):
        ValueError: for an unknown activation, or where X does not fit W1, or Y X.

    >>> X, Y = np.array([[0.5, -1.0], [1.0, 0.25]]), np.array([[1.0, 0.0]])
    >>> out = gradients(X, Y, dead_network(), activation="leaky_relu")
    >>> [out[name].shape for name in ("dW1", "db1", "dW2", "db2")]
    [(10, 2), (10, 1), (1, 10), (1, 1)]
    """
    raise NotImplementedError
