"""Exercise 14*: fitting a sine with one hidden layer (15 points).

The universal approximation theorem (Cybenko 1989; Hornik, Stinchcombe & White 1989) is about
networks with a single hidden layer. See what such networks make of f(x) = sin(2 pi x) on [0, 1].

(a) `make_data` gives points of the curve. `fit` trains a network with one hidden layer of the width
    asked for, and `compare_widths` reports its error for several widths.
(b) `plot_fits` draws what each network has learned against the true function, a panel each.
(c) Written: from which width on the fit is close, and what the theorem says of that. The question
    and the place for your answer are in `ex14_universal_approximation.md`.

The training is your own, in NumPy: forward pass, gradients, and any optimiser you like. The hidden
layer is tanh, ReLU or sigmoid, the output linear, and the loss the mean squared error

    mse = mean over the examples of (prediction - y)^2

Plain gradient descent from small weights crawls here, so choose the start and the optimiser with
care.

Graded: the data; that the network has the width asked for, that its parameters reproduce its
prediction, and its mse is that of the prediction; mse below 0.01 with 50 hidden units; the same
seed giving the same fit; the report and the plot; your answer. How well a narrow network does is
up to your training, so no order of the widths is asked for. A call of `fit` may take 10 seconds of
computing time. Allowed: NumPy, matplotlib.

Shapes: a column is an example. x and y are (1, n), W1 (hidden, 1), b1 (hidden, 1), W2 (1, hidden),
b2 (1, 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

Array = NDArray[np.float64]


def make_data(n: int = 1000) -> tuple[Array, Array]:
    """n evenly spaced points of sin(2 pi x), from x = 0 to x = 1, both ends included.

    Args:
        n: the number of points, at least 2.

    Returns:
        x (1, n) and y (1, n), in the order of growing x; float64.

    >>> x, y = make_data(5)
    >>> x.tolist()
    [[0.0, 0.25, 0.5, 0.75, 1.0]]
    >>> y.shape
    (1, 5)
    """
    raise NotImplementedError


def fit(hidden_units: int, seed: int = 0) -> dict[str, Any]:
    """Train a network with one hidden layer on sin(2 pi x).

    Args:
        hidden_units: the width of the hidden layer, at least 1.
        seed: the only source of randomness.

    Returns:
        "prediction": (1, 1000), the trained network at the x of `make_data()`.
        "mse": its mean squared error there, a number.
        "parameters": "W1" (hidden, 1), "b1" (hidden, 1), "W2" (1, hidden), "b2" (1, 1).

    >>> result = fit(50)
    >>> result["prediction"].shape, result["parameters"]["W1"].shape
    ((1, 1000), (50, 1))
    >>> bool(result["mse"] < 0.01)
    True
    """
    raise NotImplementedError


def compare_widths(widths: Sequence[int] = (2, 5, 10, 50, 200), seed: int = 0) -> dict[int, float]:
    """The error that `fit` reaches at each width.

    Args:
        widths: sizes of the hidden layer.
        seed: handed to every fit.

    Returns:
        Width -> mse.
    """
    raise NotImplementedError


def plot_fits(widths: Sequence[int] = (2, 5, 10, 50, 200), seed: int = 0) -> Figure:
    """Draw the learned function of each width against the true one.

    Args:
        widths: sizes of the hidden layer, at least one.
        seed: handed to every fit.

    Returns:
        A figure with a panel for each width, in the order given. Each holds two lines over the x
        of `make_data()`, the true function and the one learned, and names the width in its title.
        `show()` is not called.
    """
    raise NotImplementedError
