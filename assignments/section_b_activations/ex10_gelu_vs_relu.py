"""Exercise 10**: where GELU bends away from ReLU (20 points).

GELU (Hendrycks & Gimpel 2016) is a smooth relative of ReLU. Here it is in the form with tanh that
is common in code (section 2 of the paper), the one of exercise 6.

(a) How far apart are the two, and where? `largest_gap` gives the place at which |GELU - ReLU| is
    largest and how large it is there, and `plot_gelu_vs_relu` shows both functions and marks the
    region.
(b) `negative_derivative_interval` gives the stretch of [-4, 4] on which the derivative of GELU is
    negative, and `plot_derivatives` shows both derivatives. Written: what a negative derivative
    means.
(c) `train_moons` trains a small network with either activation on the data of
    `chapter11.data.moons()`. Written: the loss curves and final accuracies of both compared, and
    whether GELU helped. The questions and the places for your answers are in
    `ex10_gelu_vs_relu.md`.

The training is your own, in NumPy: three layers of weights (two hidden layers of any width, and a
sigmoid output), the binary cross-entropy as loss or another that suits, any optimiser. The data
are those of `moons()` at its defaults: train on the 800 training examples alone, and report the
share of the 200 test examples that are classified right.

Graded: both places and the gap to 1e-3, on other intervals too; the data in the plots; that
with each activation the training reaches 0.90 on the test examples and its losses fall; that the
accuracy is measured there, for which the grader tries other test examples too; that the training
depends on the seed alone; the number of epochs. A call of `train_moons` may take 5 seconds of
computing time. Allowed: NumPy, `chapter11.data`, and matplotlib for the plots.

Extra, `errors` (1 point): `train_moons` raises a ValueError that names an unknown activation.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from chapter11 import data

Array = NDArray[np.float64]


def value_and_slope(activation: str, z: ArrayLike) -> tuple[Array, Array]:
    """An activation and its derivative, entry by entry.

    A helper for the functions below, not graded by itself: change it or leave it out as you like.

    Args:
        activation: "relu" or "gelu".
        z: any shape.

    Returns:
        Two arrays of the shape of z: the activation's values, and its derivatives.

    Raises:
        ValueError: for another name.
    """
    raise NotImplementedError


def largest_gap(z_min: float = -4.0, z_max: float = 4.0) -> tuple[float, float]:
    """Where |GELU(z) - ReLU(z)| is largest on [z_min, z_max].

    Args:
        z_min: the left end.
        z_max: the right end, above z_min.

    Returns:
        The place z and the gap |GELU(z) - ReLU(z)| there, each right to within 1e-3. On [-4, 4] the
        gap is as large at two places, and either counts. Both ends belong to the interval.

    >>> z, gap = largest_gap(-0.1, 0.2)
    >>> round(z, 3), round(gap, 4)
    (0.2, 0.0841)
    """
    raise NotImplementedError


def negative_derivative_interval() -> tuple[float, float]:
    """The stretch of [-4, 4] on which the derivative of GELU is negative.

    It is one stretch. Where it runs on beyond an end of [-4, 4], it is cut off there, and that end
    is the answer.

    Returns:
        Its two ends (low, high), low below high, each right to within 1e-3.
    """
    raise NotImplementedError


def plot_gelu_vs_relu() -> Figure:
    """Draw GELU and ReLU, and mark where they differ most.

    Returns:
        A figure with both functions over [-4, 4], named in a legend. The region of the largest
        difference is marked at one of its two places, or at both, by a span or a fill no wider
        than 3, or by a vertical line. `show()` is not called.
    """
    raise NotImplementedError


def plot_derivatives() -> Figure:
    """Draw the derivatives of GELU and of ReLU.

    Returns:
        A figure with both derivatives over [-4, 4], named in a legend. At z = 0 ReLU's may take any
        value from 0 to 1, or be left out. `show()` is not called.
    """
    raise NotImplementedError


def train_moons(activation: str, epochs: int = 300, seed: int = 0) -> dict[str, Any]:
    """Train a network with three layers of weights on the two moons.

    Args:
        activation: "relu" or "gelu", of both hidden layers.
        epochs: the number of passes over the training examples, at least 1. Its default is yours to
            choose.
        seed: the only source of randomness.

    Returns:
        "losses": (epochs,), the training loss of each epoch, before its updates, during, or after.
        "accuracy": the share of the test examples that the trained network classifies right, from
        0 to 1; at least 0.90 at the default arguments.

    Raises (the extra):
        ValueError: for an unknown activation.

    >>> result = train_moons("gelu", epochs=3)
    >>> result["losses"].shape, sorted(result)
    ((3,), ['accuracy', 'losses'])
    """
    raise NotImplementedError
