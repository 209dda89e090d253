"""Exercise 6: five activation functions and their derivatives (10 points).

The five are the logistic sigmoid, the hyperbolic tangent, ReLU, Leaky ReLU with the slope alpha on
the left, and GELU in its tanh form (Hendrycks & Gimpel 2016, section 2), not the exact one with the
normal distribution. Each works on every entry of an array by itself.

(a) Write the five functions, and work out and write their derivatives. A derivative takes z, not
    the activation: `sigmoid_derivative` of 0 is the slope of the sigmoid at 0. At z = 0 ReLU and
    Leaky ReLU have a kink, and any number from the slope on one side to that on the other is right.
(b) `activation_table` collects values and slopes at three places.
(c) `plot_activations` draws it all.

Graded: values of every function and of every derivative for z between -30 and 30, the table, and
the ten curves. Allowed: NumPy, and matplotlib for the plot.

Extra, `extremes` (1 point): at z = -1000 and z = 1000 none of the ten gives nan or a warning, under
NumPy's default settings; that np.where throws a value away does not take its warning back.

Shapes: z is an array of any shape, 0-d included, and the result has the shape of z; for a 0-d array
it is a 0-d array or a number. Everything is float64.
"""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def sigmoid(z: ArrayLike) -> Array:
    """The logistic sigmoid.

    Args:
        z: any shape.

    Returns:
        The shape of z, values from 0 to 1.

    >>> sigmoid(np.array([-2.0, 0.0, 2.0])).round(6).tolist()
    [0.119203, 0.5, 0.880797]
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=np.float64)
    # The exponent is never positive, so nothing overflows.
    small = np.exp(-np.abs(z))
    return np.asarray(np.where(z >= 0, 1.0, small) / (1.0 + small))
    ### END SOLUTION


def sigmoid_derivative(z: ArrayLike) -> Array:
    """The slope of the sigmoid at z.

    Args:
        z: any shape; not the activation.

    Returns:
        The shape of z.

    >>> round(float(sigmoid_derivative(0.0)), 6)
    0.25
    """
    ### BEGIN SOLUTION
    a = sigmoid(z)
    return a * (1.0 - a)
    ### END SOLUTION


def tanh(z: ArrayLike) -> Array:
    """The hyperbolic tangent.

    Args:
        z: any shape.

    Returns:
        The shape of z, values from -1 to 1.

    >>> tanh(np.array([[-2.0], [2.0]])).round(6).tolist()
    [[-0.964028], [0.964028]]
    """
    ### BEGIN SOLUTION
    return np.asarray(np.tanh(np.asarray(z, dtype=np.float64)))
    ### END SOLUTION


def tanh_derivative(z: ArrayLike) -> Array:
    """The slope of tanh at z.

    Args:
        z: any shape; not the activation.

    Returns:
        The shape of z.

    >>> round(float(tanh_derivative(0.0)), 6)
    1.0
    """
    ### BEGIN SOLUTION
    return np.asarray(1.0 - tanh(z) ** 2)
    ### END SOLUTION


def relu(z: ArrayLike) -> Array:
    """The rectified linear unit.

    Args:
        z: any shape.

    Returns:
        The shape of z.

    >>> relu(np.array([-3.0, 0.0, 2.5])).tolist()
    [0.0, 0.0, 2.5]
    """
    ### BEGIN SOLUTION
    return np.asarray(np.maximum(np.asarray(z, dtype=np.float64), 0.0))
    ### END SOLUTION


def relu_derivative(z: ArrayLike) -> Array:
    """The slope of ReLU at z; at 0 any number from 0 to 1.

    Args:
        z: any shape.

    Returns:
        The shape of z, numbers rather than True and False.

    >>> relu_derivative(np.array([-3.0, 2.5])).tolist()
    [0.0, 1.0]
    """
    ### BEGIN SOLUTION
    return np.where(np.asarray(z) > 0, 1.0, 0.0)
    ### END SOLUTION


def leaky_relu(z: ArrayLike, alpha: float = 0.01) -> Array:
    """ReLU with the slope alpha instead of 0 on the left.

    Args:
        z: any shape.
        alpha: the slope on the left, from 0 to 1.

    Returns:
        The shape of z.

    >>> leaky_relu(np.array([-2.0, 2.0]), alpha=0.25).tolist()
    [-0.5, 2.0]
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0, z, alpha * z)
    ### END SOLUTION


def leaky_relu_derivative(z: ArrayLike, alpha: float = 0.01) -> Array:
    """The slope of Leaky ReLU at z; at 0 any number from the one slope to the other.

    Args:
        z: any shape.
        alpha: the slope on the left, from 0 to 1.

    Returns:
        The shape of z.

    >>> leaky_relu_derivative(np.array([-2.0, 2.0])).tolist()
    [0.01, 1.0]
    """
    ### BEGIN SOLUTION
    return np.where(np.asarray(z) > 0, 1.0, alpha)
    ### END SOLUTION


def gelu(z: ArrayLike) -> Array:
    """GELU in its tanh form.

    Args:
        z: any shape.

    Returns:
        The shape of z.

    >>> gelu(np.array([[0.0, 2.0]])).round(6).tolist()
    [[0.0, 1.954598]]
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=np.float64)
    u = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)
    return np.asarray(0.5 * z * (1.0 + np.tanh(u)))
    ### END SOLUTION


def gelu_derivative(z: ArrayLike) -> Array:
    """The slope of GELU, in its tanh form, at z.

    Args:
        z: any shape.

    Returns:
        The shape of z.

    >>> round(float(gelu_derivative(0.0)), 6)
    0.5
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=np.float64)
    u = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)
    du_dz = np.sqrt(2 / np.pi) * (1.0 + 3 * 0.044715 * z**2)
    t = np.tanh(u)
    # The product rule, then the chain rule: the slope of tanh(u) is (1 - tanh(u)^2) * du/dz.
    return np.asarray(0.5 * (1.0 + t) + 0.5 * z * (1.0 - t**2) * du_dz)
    ### END SOLUTION


def activation_table() -> dict[str, Array]:
    """Values and slopes of the five functions at z = -2, 0 and 2; Leaky ReLU with alpha 0.01.

    Returns:
        "sigmoid", "tanh", "relu", "leaky_relu" and "gelu", each an array (3, 2): a row for each of
        the three z, in this order, and two columns, the value and then the derivative.

    >>> table = activation_table()
    >>> table["relu"].shape, table["relu"][2].tolist()
    ((3, 2), [2.0, 1.0])
    """
    ### BEGIN SOLUTION
    z = np.array([-2.0, 0.0, 2.0])
    return {
        "sigmoid": np.column_stack([sigmoid(z), sigmoid_derivative(z)]),
        "tanh": np.column_stack([tanh(z), tanh_derivative(z)]),
        "relu": np.column_stack([relu(z), relu_derivative(z)]),
        "leaky_relu": np.column_stack([leaky_relu(z), leaky_relu_derivative(z)]),
        "gelu": np.column_stack([gelu(z), gelu_derivative(z)]),
    }
    ### END SOLUTION


def plot_activations() -> Figure:
    """Draw the five functions and their derivatives over z from -5 to 5; alpha is 0.01.

    Returns:
        A figure with ten curves, in one panel or in several. The name of each function (sigmoid,
        tanh, ReLU, Leaky ReLU, GELU) stands in the legend or title of the panel that shows it, and
        so for its derivative. `show()` is not called.
    """
    ### BEGIN SOLUTION
    z = np.linspace(-5.0, 5.0, 501)
    curves = {
        "Sigmoid": (sigmoid(z), sigmoid_derivative(z)),
        "Tanh": (tanh(z), tanh_derivative(z)),
        "ReLU": (relu(z), relu_derivative(z)),
        "Leaky ReLU": (leaky_relu(z), leaky_relu_derivative(z)),
        "GELU": (gelu(z), gelu_derivative(z)),
    }
    figure = Figure(figsize=(15.0, 3.2), layout="constrained")
    for panel, (name, (value, slope)) in zip(figure.subplots(1, 5), curves.items(), strict=True):
        panel.plot(z, value, label=name)
        panel.plot(z, slope, linestyle="--", label=f"derivative of {name}")
        panel.set(title=name, xlabel="z")
        panel.legend()
    return figure
    ### END SOLUTION
