"""Exercise 21**: the gradient through a normalised batch (20 points).

Batch normalisation (Ioffe & Szegedy 2015, Algorithm 1) takes the weighted sums Z of a layer, and
gives every unit mean 0 and variance 1 over the batch. For unit i and example j of m examples:

    mean_i = (1/m) * sum over j of Z_ij
    variance_i = (1/m) * sum over j of (Z_ij - mean_i)^2
    Z_hat_ij = (Z_ij - mean_i) / sqrt(variance_i + epsilon)

The variance is the biased one, divided by m and not by m - 1, and epsilon stands under the root.
The learned scale and shift that usually follow are left out here.

(a) Written: derive dZ from dZ_hat with the chain rule. The question and the place for your answer
    are in `ex21_batchnorm_gradient.md`.
(b) Written: why is this harder than the gradient of a plain layer? In the same file.

Then write `batchnorm_forward`, and the result of (a) as `batchnorm_backward`. Here dZ_hat is the
gradient of the loss with respect to Z_hat, dL/dZ_hat, and dZ is dL/dZ. Whatever 1/m the loss may
have is in dZ_hat already. The backward pass is handed Z and epsilon, and finds everything else
again from them; it may call `batchnorm_forward`.

Graded are both functions: your forward pass against the formula, your gradient against automatic
differentiation and against central differences. Tests use small and large epsilon, batches of one
example, and rows whose entries are all equal.

Allowed: NumPy.

Shapes: a column is an example. Z, Z_hat, dZ_hat and dZ are all (n, m), n units and m examples.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def batchnorm_forward(Z: Array, epsilon: float = 1e-5) -> Array:
    """Normalise every row over the batch.

    Args:
        Z: (n, m), weighted sums of n units for m examples.
        epsilon: a positive number, added to the variance.

    Returns:
        Z_hat: (n, m), float64. Zero where a row's entries are all equal, as in a batch of one.

    >>> batchnorm_forward(np.array([[2.0, 6.0, 14.0, 18.0]]), epsilon=24.0).tolist()
    [[-1.0, -0.5, 0.5, 1.0]]
    """
    ### BEGIN SOLUTION
    Z = np.asarray(Z, dtype=np.float64)
    centred = Z - Z.mean(axis=1, keepdims=True)
    variance = np.mean(centred**2, axis=1, keepdims=True)
    Z_hat: Array = centred / np.sqrt(variance + epsilon)
    return Z_hat
    ### END SOLUTION


def batchnorm_backward(dZ_hat: Array, Z: Array, epsilon: float = 1e-5) -> Array:
    """The gradient of the loss with respect to Z.

    Args:
        dZ_hat: (n, m), the gradient with respect to the normalised values.
        Z: (n, m), what was normalised.
        epsilon: the one of the forward pass.

    Returns:
        dZ: (n, m), float64.

    >>> Z = np.array([[1.0, 2.0, 4.0], [0.0, 3.0, -1.0]])
    >>> batchnorm_backward(np.array([[0.5, -1.0, 2.0], [1.0, 0.0, 0.0]]), Z).shape
    (2, 3)
    """
    ### BEGIN SOLUTION
    Z, dZ_hat = np.asarray(Z, dtype=np.float64), np.asarray(dZ_hat, dtype=np.float64)
    Z_hat = batchnorm_forward(Z, epsilon)
    through_mean = dZ_hat.mean(axis=1, keepdims=True)
    through_variance = Z_hat * np.mean(dZ_hat * Z_hat, axis=1, keepdims=True)
    deviation = np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
    dZ: Array = (dZ_hat - through_mean - through_variance) / deviation
    return dZ
    ### END SOLUTION
