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
    ### BEGIN SOLUTION
    x = np.linspace(0.0, 1.0, n).reshape(1, n)
    return x, np.sin(2 * np.pi * x)
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)

    # Each tanh bends where its input is zero, at x = -b1 / W1. Spreading the bends over the
    # interval lets training start with features that differ (Nguyen & Widrow 1990); weights of
    # variance 1 / n_in keep the output of ordinary size (LeCun et al. 1998).
    W1 = rng.uniform(-5.0, 5.0, (hidden_units, 1))
    b1 = -W1 * rng.uniform(0.0, 1.0, (hidden_units, 1))
    W2 = rng.normal(0.0, 1 / np.sqrt(hidden_units), (1, hidden_units))
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": np.zeros((1, 1))}

    def predict(x: Array) -> tuple[Array, Array]:
        hidden = np.tanh(parameters["W1"] @ x + parameters["b1"])
        return parameters["W2"] @ hidden + parameters["b2"], hidden

    # The curve is smooth: 200 points tell as much about it as 1000, in a fifth of the time.
    x, y = make_data(200)
    steps, learning_rate = 1000, 0.05
    mean = {name: np.zeros_like(value) for name, value in parameters.items()}
    square = {name: np.zeros_like(value) for name, value in parameters.items()}
    for step in range(1, steps + 1):
        prediction, hidden = predict(x)
        d_output = 2 * (prediction - y) / y.size
        d_hidden = (parameters["W2"].T @ d_output) * (1 - hidden**2)
        gradients = {
            "W1": d_hidden @ x.T,
            "b1": d_hidden.sum(axis=1, keepdims=True),
            "W2": d_output @ hidden.T,
            "b2": d_output.sum(axis=1, keepdims=True),
        }
        # Adam (Kingma & Ba 2015), its rate falling to zero so that the last steps settle.
        rate = learning_rate * (1 - (step - 1) / steps)
        for name, gradient in gradients.items():
            mean[name] = 0.9 * mean[name] + 0.1 * gradient
            square[name] = 0.999 * square[name] + 0.001 * gradient**2
            direction = mean[name] / (1 - 0.9**step)
            scale = np.sqrt(square[name] / (1 - 0.999**step)) + 1e-8
            parameters[name] = parameters[name] - rate * direction / scale

    x, y = make_data()
    prediction, _ = predict(x)
    mse = float(np.mean((prediction - y) ** 2))
    return {"prediction": prediction, "mse": mse, "parameters": parameters}
    ### END SOLUTION


def compare_widths(widths: Sequence[int] = (2, 5, 10, 50, 200), seed: int = 0) -> dict[int, float]:
    """The error that `fit` reaches at each width.

    Args:
        widths: sizes of the hidden layer.
        seed: handed to every fit.

    Returns:
        Width -> mse.
    """
    ### BEGIN SOLUTION
    return {width: float(fit(width, seed)["mse"]) for width in widths}
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    x, y = make_data()
    figure = Figure(figsize=(3.2 * len(widths), 3.2), layout="constrained")
    panels = figure.subplots(1, len(widths), sharey=True, squeeze=False)[0]
    for panel, width in zip(panels, widths, strict=True):
        result = fit(width, seed)
        panel.plot(x[0], y[0], color="tab:gray", linewidth=3, label="true")
        panel.plot(x[0], result["prediction"][0], color="tab:orange", label="learned")
        panel.set(title=f"{width} hidden units\nmse {float(result['mse']):.1e}", xlabel="x")
    panels[0].set_ylabel("f(x)")
    panels[0].legend()
    return figure
    ### END SOLUTION
