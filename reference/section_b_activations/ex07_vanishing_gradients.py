"""Exercise 7: vanishing gradients (10 points).

A chain of n layers, each a single sigmoid unit, and between each two neighbours one weight:

    z_1 -> a_1 = sigmoid(z_1) -> z_2 = w a_1 -> a_2 = sigmoid(z_2) -> ... -> a_n -> loss

To see what becomes of a gradient on its way back through the chain, let every layer have the same
z, and every connection the same weight.

(a) `derivative_product` multiplies the slopes sigmoid'(z) of all layers, without the weights.
    `first_layer_gradient` is dL/dz_1 where dL/da_n = 1, by the chain rule. What reaches the first
    of ten layers at z = 0?
(b) `shrink_factor` says how many times smaller the product of the slopes becomes where the units
    saturate: from z = 0 to z = 3, say.
(c) Written: why ReLU helps. The question and the place for your answer are in
    `ex07_vanishing_gradients.md`.

Graded: the three functions at many z of either sign, weights and depths, to seven digits however
small the result; none is too small for float64. Allowed: NumPy.

Extra, `errors` (1 point): a ValueError that names n_layers where it is below 1, in all three.

On what vanishing gradients do to training: Hochreiter 1991; Glorot & Bengio 2010, section 3.
"""

from __future__ import annotations

import numpy as np


def derivative_product(z: float, n_layers: int = 10) -> float:
    """The product of sigmoid'(z) over the layers.

    Args:
        z: one number, the z of every layer.
        n_layers: how many layers, at least 1.

    Returns:
        The product, a number.

    Raises (the extra):
        ValueError: for n_layers below 1.

    >>> derivative_product(0.0, n_layers=2)
    0.0625
    """
    ### BEGIN SOLUTION
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    # The slope is the same at z and -z, so the exponent need never be positive.
    small = np.exp(-abs(z))
    return float((small / (1.0 + small) ** 2) ** n_layers)
    ### END SOLUTION


def first_layer_gradient(z: float, weight: float = 0.5, n_layers: int = 10) -> float:
    """dL/dz of the first layer, where dL/da of the last one is 1.

    Args:
        z: one number, the z of every layer.
        weight: of each of the connections between neighbouring layers, one fewer than layers.
        n_layers: how many layers, at least 1. A single layer has no connection.

    Returns:
        dL/dz_1, a number.

    Raises (the extra):
        ValueError: for n_layers below 1.

    >>> first_layer_gradient(0.0, weight=2.0, n_layers=2)
    0.125
    """
    ### BEGIN SOLUTION
    return float(derivative_product(z, n_layers) * weight ** (n_layers - 1))
    ### END SOLUTION


def shrink_factor(z_from: float = 0.0, z_to: float = 3.0, n_layers: int = 10) -> float:
    """How many times smaller the product of the slopes is at z_to than at z_from.

    Args:
        z_from: the z of every layer to begin with.
        z_to: the z of every layer afterwards.
        n_layers: how many layers, at least 1.

    Returns:
        A number, above 1 where the product becomes smaller, and below 1 where it becomes larger.

    Raises (the extra):
        ValueError: for n_layers below 1.

    >>> shrink_factor(-1.5, 1.5)
    1.0
    """
    ### BEGIN SOLUTION
    return derivative_product(z_from, n_layers) / derivative_product(z_to, n_layers)
    ### END SOLUTION
