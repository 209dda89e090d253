"""Exercise 18*: the chain rule through tanh layers (15 points).

The network of `chapter11.network` has ReLU in its hidden layers. Here they get a choice: tanh or
ReLU, the same in all hidden layers. The output stays a sigmoid, the loss L the binary
cross-entropy, its mean taken over the m examples of the batch:

    A0 = X
    Zl = Wl A(l-1) + bl          for l = 1, ..., num_layers
    Al = tanh(Zl) or max(0, Zl)  in a hidden layer, sigmoid(Zl) in the last one

(a) Written: derive the backward pass through a hidden tanh layer. The question and the place for
    your answer are in `ex18_tanh_backprop.md`.
    Then write `forward_propagation` and `backward_propagation` for any number of layers.
(b) Train a network on XOR with each activation: `train_xor`, and `epochs_to_converge`, which says
    how long it took. Written, in the same file: which of the two converges faster, and why.

Why tanh at all: LeCun, Bottou, Orr & Mueller (1998), "Efficient BackProp", section 4.4. Why ReLU:
Glorot, Bordes & Bengio (2011), "Deep sparse rectifier neural networks".

The cache is yours to lay out, since only your own backward pass reads it. That of
`chapter11.network`, {"A0": X, "Z1": ..., "A1": ..., "Z2": ...}, serves well, and has a merit: a
backward pass that reads this one can be graded even where the forward pass is wrong.

Graded: outputs and gradients of networks of one layer and of several, of any sizes, for batches of
one and of many, away from the kink of ReLU. The network of `train_xor` has two inputs, one or more
hidden layers of your choice, and one output. Its `losses` should be the losses of just this
network, the same seed should give the same ones, and every argument should have its effect. At the
defaults and with seed 0 the loss should end lower than it began with either activation, and below
0.6 with tanh: a straight line, which is all that a network without working hidden layers draws,
does not get below log 2 = 0.693. A call at the defaults may take 5 seconds of computing time.
`epochs_to_converge` is judged by the losses that `train_xor` gives, whatever they are.

An extra, `errors` (1 point): every function raises a ValueError for another activation than these
two, `forward_propagation` also for dimensions of X that do not fit.

Allowed: NumPy and `chapter11`.

Shapes: a column is an example. X is (n_features, m), Y (1, m), W<l> (n_out, n_in), b<l> (n_out, 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chapter11 import data, network

Array = NDArray[np.float64]


def forward_propagation(
    X: ArrayLike, parameters: Mapping[str, ArrayLike], num_layers: int, activation: str = "tanh"
) -> tuple[Array, Any]:
    """Carry a batch through the network.

    Args:
        X: (n_features, m), an example in each column, m at least 1.
        parameters: "W1", "b1", "W2", "b2", ...
        num_layers: the number of layers with weights, at least 1; all but the last are hidden.
        activation: of the hidden layers, "tanh" or "relu".

    Returns:
        The output (1, m), and the cache: whatever `backward_propagation` needs.

    Raises:
        ValueError: (extra) for another activation, or dimensions that do not fit.

    >>> one, zero = np.array([[1.0]]), np.array([[0.0]])
    >>> parameters = {"W1": one, "b1": zero, "W2": one, "b2": zero}
    >>> A, _ = forward_propagation(np.array([[1.0, -1.0]]), parameters, 2, "relu")
    >>> A.round(6).tolist()
    [[0.731059, 0.5]]
    """
    raise NotImplementedError


def backward_propagation(
    Y: ArrayLike,
    parameters: Mapping[str, ArrayLike],
    cache: Any,
    num_layers: int,
    activation: str = "tanh",
) -> dict[str, Array]:
    """The gradients of the binary cross-entropy for every weight and bias.

    Args:
        Y: (1, m), the labels, 0 or 1.
        parameters: those that the forward pass used.
        cache: what `forward_propagation` returned beside the output.
        num_layers: the number of layers with weights.
        activation: the one that the forward pass used, "tanh" or "relu".

    Returns:
        "dW1", "db1", "dW2", "db2", ..., each of the shape of its parameter.

    Raises:
        ValueError: (extra) for another activation, or dimensions that do not fit.

    >>> one, zero = np.array([[1.0]]), np.array([[0.0]])
    >>> parameters = {"W1": one, "b1": zero, "W2": one, "b2": zero}
    >>> _, cache = forward_propagation(np.array([[1.0, -1.0]]), parameters, 2, "relu")
    >>> gradients = backward_propagation(np.array([[1.0, 0.0]]), parameters, cache, 2, "relu")
    >>> gradients["db2"].round(6).tolist()
    [[0.115529]]
    """
    raise NotImplementedError


def train_xor(
    activation: str, learning_rate: float = 0.5, epochs: int = 500, seed: int = 0
) -> tuple[dict[str, Array], list[float]]:
    """Train a network on XOR.

    An epoch is: forward pass, loss, gradients, update of the parameters; all four rows of
    `chapter11.data.xor()` at once. The defaults of `learning_rate` and `epochs` are yours to
    change.

    Args:
        activation: of the hidden layers, "tanh" or "relu".
        learning_rate: how far each update goes.
        epochs: the number of updates, at least 1.
        seed: the only source of randomness.

    Returns:
        The parameters "W1", "b1", "W2", ... after the last update, and the losses: a list with an
        entry for each epoch, the loss before its update. So the first entry is that of the start,
        and after n epochs the parameters have the loss that is entry n (from 0) of a longer run.

    Raises:
        ValueError: (extra) for another activation.

    >>> parameters, losses = train_xor("tanh", epochs=3)
    >>> len(losses)
    3
    """
    raise NotImplementedError


def epochs_to_converge(activation: str, threshold: float = 0.1, seed: int = 0) -> int | None:
    """The first epoch of `train_xor`, at its defaults, whose loss is below the threshold.

    Args:
        activation: of the hidden layers, "tanh" or "relu".
        threshold: the loss to fall below; a loss that equals it is not below.
        seed: handed to `train_xor`.

    Returns:
        The epoch, counted from 1; None where no loss is below the threshold.

    Raises:
        ValueError: (extra) for another activation.

    >>> epochs_to_converge("tanh", threshold=100.0)
    1
    """
    raise NotImplementedError
