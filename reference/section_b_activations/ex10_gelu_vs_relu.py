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
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=np.float64)
    if activation == "relu":
        return np.maximum(z, 0.0), np.where(z > 0, 1.0, 0.0)
    if activation != "gelu":
        raise ValueError(f"activation should be 'relu' or 'gelu', got {activation!r}")
    square = z * z  # NumPy's power is far slower than a product
    t = np.tanh(np.sqrt(2 / np.pi) * (1 + 0.044715 * square) * z)
    du = np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * square)
    return z / 2 * (1 + t), (1 + t) / 2 + z / 2 * (1 - t * t) * du
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    z = np.linspace(z_min, z_max, int(np.ceil((z_max - z_min) / 1e-4)) + 1)
    gaps = np.abs(value_and_slope("gelu", z)[0] - value_and_slope("relu", z)[0])
    widest = int(np.argmax(gaps))
    return float(z[widest]), float(gaps[widest])
    ### END SOLUTION


def negative_derivative_interval() -> tuple[float, float]:
    """The stretch of [-4, 4] on which the derivative of GELU is negative.

    It is one stretch. Where it runs on beyond an end of [-4, 4], it is cut off there, and that end
    is the answer.

    Returns:
        Its two ends (low, high), low below high, each right to within 1e-3.
    """
    ### BEGIN SOLUTION
    z = np.linspace(-4.0, 4.0, 80_001)
    negative = z[value_and_slope("gelu", z)[1] < 0]
    return float(negative[0]), float(negative[-1])
    ### END SOLUTION


def plot_gelu_vs_relu() -> Figure:
    """Draw GELU and ReLU, and mark where they differ most.

    Returns:
        A figure with both functions over [-4, 4], named in a legend. The region of the largest
        difference is marked at one of its two places, or at both, by a span or a fill no wider
        than 3, or by a vertical line. `show()` is not called.
    """
    ### BEGIN SOLUTION
    z = np.linspace(-4.0, 4.0, 801)
    place, gap = largest_gap()
    figure = Figure(figsize=(6.0, 4.0), layout="constrained")
    panel = figure.subplots()
    for side in (-1, 1):
        panel.axvspan(side * place - 0.25, side * place + 0.25, color="tab:gray", alpha=0.3)
    panel.plot(z, value_and_slope("relu", z)[0], label="ReLU")
    panel.plot(z, value_and_slope("gelu", z)[0], label="GELU")
    panel.set(title=f"Largest difference {gap:.3f} at z = ±{abs(place):.3f}", xlabel="z")
    panel.legend()
    return figure
    ### END SOLUTION


def plot_derivatives() -> Figure:
    """Draw the derivatives of GELU and of ReLU.

    Returns:
        A figure with both derivatives over [-4, 4], named in a legend. At z = 0 ReLU's may take any
        value from 0 to 1, or be left out. `show()` is not called.
    """
    ### BEGIN SOLUTION
    z = np.linspace(-4.0, 4.0, 801)
    figure = Figure(figsize=(6.0, 4.0), layout="constrained")
    panel = figure.subplots()
    panel.axhline(0.0, color="tab:gray", linewidth=0.8)
    panel.plot(z, value_and_slope("relu", z)[1], label="ReLU'")
    panel.plot(z, value_and_slope("gelu", z)[1], label="GELU'")
    panel.set(title="Derivatives", xlabel="z")
    panel.legend()
    return figure
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    X, Y, X_test, Y_test = data.moons()
    rng = np.random.default_rng(seed)
    weights, biases = [], []
    for n_in, n_out in ((2, 16), (16, 16), (16, 1)):
        weights.append(rng.normal(0.0, np.sqrt(2 / n_in), (n_out, n_in)))  # He et al. 2015
        biases.append(np.zeros((n_out, 1)))

    def forward(A: Array) -> tuple[Array, list[Array], list[Array]]:
        """The output's weighted sum; what each layer is given; the slopes of the hidden ones."""
        inputs, slopes = [A], []
        for W, b in zip(weights[:-1], biases[:-1], strict=True):
            A, slope = value_and_slope(activation, W @ A + b)
            inputs.append(A)
            slopes.append(slope)
        return weights[-1] @ A + biases[-1], inputs, slopes

    losses = np.empty(epochs)
    for epoch in range(epochs):
        Z, inputs, slopes = forward(X)
        # The cross-entropy of a sigmoid: log(1 + exp(z)) - y z, which no z makes overflow.
        losses[epoch] = np.mean(np.logaddexp(0.0, Z) - Y * Z)
        dZ = (1 / (1 + np.exp(-Z)) - Y) / Y.shape[1]
        for layer in (2, 1, 0):
            dW, db = dZ @ inputs[layer].T, dZ.sum(axis=1, keepdims=True)
            if layer > 0:
                dZ = (weights[layer].T @ dZ) * slopes[layer - 1]
            weights[layer] = weights[layer] - 0.5 * dW
            biases[layer] = biases[layer] - 0.5 * db
    # The sigmoid is above 0.5 where its input is above 0.
    accuracy = float(np.mean((forward(X_test)[0] > 0) == (Y_test == 1)))
    return {"losses": losses, "accuracy": accuracy}
    ### END SOLUTION
