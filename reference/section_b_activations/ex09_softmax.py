"""Exercise 9: a softmax that does not overflow (10 points).

Softmax turns a vector z of n numbers into n probabilities,

    softmax(z)_i = exp(z_i) / (exp(z_1) + ... + exp(z_n))

Written like that it fails in float64 where an entry is large, since exp then overflows to infinity;
there is a remedy, and part (b) shows why it is allowed (Goodfellow, Bengio & Courville 2016,
section 4.1).

(a) Written: the outputs of softmax add up to 1.
(b) Written: adding one number to all entries changes nothing. The questions and the place for your
    answers are in `ex09_softmax.md`.
(c) Write `naive_softmax`, the formula as it stands, and `softmax`, the stable one. `shift_error`
    looks whether (b) holds in code, and `agrees_with_naive` whether the two functions agree.

This exercise is often set as: show that both functions give the same at [1000, 1001, 1002]. In
float64 they do not. There the naive one divides infinity by infinity and gives nan, which is right
for the formula as written, and a RuntimeWarning is welcome; the stable one gives the true
values. So the two are compared after a shift into range: softmax(z) with naive_softmax(z - max z).

Graded: the values of both softmaxes (the naive one is to overflow as its formula does), and the two
checks, which call this module's `softmax` and `naive_softmax`. A check is worth something only if
it notices, so stand-ins that are wrong on purpose take the places of these two, and the checks
should tell. Allowed: NumPy.

Everything is float64; z is array-like and is not changed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def naive_softmax(z: ArrayLike) -> Array:
    """The formula as written, with exp(z) itself and no shift.

    Args:
        z: (n,) with n at least 1.

    Returns:
        (n,), float64; with nan where exp overflows, as the formula has it.

    >>> naive_softmax(np.log([1.0, 2.0, 5.0])).round(6).tolist()
    [0.125, 0.25, 0.625]
    """
    ### BEGIN SOLUTION
    powers = np.exp(np.asarray(z, dtype=np.float64))
    return np.asarray(powers / powers.sum())
    ### END SOLUTION


def softmax(z: ArrayLike, axis: int = -1) -> Array:
    """Softmax along an axis, right for entries of any ordinary size, thousands included.

    Args:
        z: an array of any shape, with at least one axis and one entry.
        axis: the axis along which the results sum to 1; negative ones count from the last.

    Returns:
        An array of the shape of z, float64, without nan.

    >>> softmax(np.log([[1.0, 3.0], [1.0, 1.0]])).round(6).tolist()
    [[0.25, 0.75], [0.5, 0.5]]
    >>> softmax(np.log([[1.0, 3.0], [1.0, 1.0]]), axis=0).round(6).tolist()
    [[0.5, 0.75], [0.5, 0.25]]
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=np.float64)
    # The largest power is then exp(0) = 1: nothing overflows, and the sum is at least 1.
    powers = np.exp(z - z.max(axis=axis, keepdims=True))
    return np.asarray(powers / powers.sum(axis=axis, keepdims=True))
    ### END SOLUTION


def shift_error(z: ArrayLike, c: float) -> float:
    """How far this module's `softmax` moves when c is added to every entry.

    Args:
        z: (n,) with n at least 1.
        c: the number to add.

    Returns:
        The largest entry of |softmax(z) - softmax(z + c)|. For the true softmax that is 0 but for
        rounding; with a huge c (1e17, say) the sum z + c itself loses the digits of z, which the
        result shows as it is.
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=np.float64)
    return float(np.max(np.abs(softmax(z) - softmax(z + c))))
    ### END SOLUTION


def agrees_with_naive(z: ArrayLike) -> bool:
    """Whether this module's softmax(z) equals its naive_softmax(z - max z), to rounding.

    Args:
        z: (n,) with n at least 1, of any ordinary size.

    Returns:
        True where all entries agree to rounding, that is to about 1e-12; False where any is off by
        1e-3 or more, or is nan. In between either is right.

    >>> agrees_with_naive([1000.0, 1001.0, 1002.0])
    True
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=np.float64)
    return bool(np.allclose(softmax(z), naive_softmax(z - z.max()), rtol=1e-9, atol=1e-12))
    ### END SOLUTION
