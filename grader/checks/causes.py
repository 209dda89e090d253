"""Common slips, recognised from the numbers alone, once for all exercises.

Each rule compares what came back with what was asked and gives a sentence, or nothing. What a
sentence states is so whenever it is shown; what may have led there it only asks. None speaks of
the expected value, and none has a number in it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

TRANSPOSED = "It holds the right numbers, transposed."


def likely_cause(got: Array, wanted: Array, sizes: Collection[int] = ()) -> str:
    """The likely reason why `got` is not `wanted`; '' where none fits.

    `sizes` are the lengths of the arguments' axes, one of which may be the number of examples.
    """
    if got.shape != wanted.shape:
        return _of_shape(got, wanted)
    got, wanted = got.astype(float), wanted.astype(float)
    if not (np.isfinite(got).all() and np.isfinite(wanted).all() and np.any(wanted)):
        return ""
    with np.errstate(all="ignore"):
        found = (
            _sign(got, wanted)
            or _transposed(got, wanted)
            or _other_axis(got, wanted)
            or _imprecise(got, wanted)
        )
        varied = np.ptp(wanted) > 1e-3 * _scale(wanted)  # else a factor is as good as an offset
        if not found and varied:
            found = _scaled(got, wanted, sizes) or _offset(got, wanted)
    return found


def _of_shape(got: Array, wanted: Array) -> str:
    if got.ndim == 2 and got.T.shape == wanted.shape:
        return TRANSPOSED if _close(got.T, wanted) else "Its rows and columns are swapped."
    if got.size == wanted.size and got.ndim < wanted.ndim:
        return (
            "It has too few dimensions: a row or a column keeps two "
            "(look for ravel, or for a sum without keepdims)."
        )
    if got.size == wanted.size and got.ndim > wanted.ndim:
        return "It has too many dimensions."
    if got.ndim == wanted.ndim and _shrunk(got.shape, wanted.shape):
        return "An axis has shrunk to length one: is it summed over, or only one example used?"
    if got.shape == (wanted.size, wanted.size) and wanted.size in wanted.shape:
        return "Were (n,) and (n, 1) broadcast into a square, or is a sum over an axis missing?"
    if got.ndim == wanted.ndim and wanted.shape[-1] == 1 and _shrunk(wanted.shape, got.shape):
        return "Is a sum or a mean over an axis missing?"
    return ""


def _shrunk(small: tuple[int, ...], large: tuple[int, ...]) -> bool:
    """Of as many axes, whether those that differ are one long in the smaller."""
    return all(s in (1, n) and n for s, n in zip(small, large, strict=True))


def _sign(got: Array, wanted: Array) -> str:
    return "It is right but for the sign." if _close(got, -wanted) else ""


def _transposed(got: Array, wanted: Array) -> str:
    square = got.ndim == 2 and got.shape[0] == got.shape[1]
    return TRANSPOSED if square and _close(got.T, wanted) else ""


def _other_axis(got: Array, wanted: Array) -> str:
    if got.ndim != 2 or min(got.shape) < 2:
        return ""
    asked = [np.allclose(wanted.sum(axis=axis), 1.0) for axis in (0, 1)]
    found = [np.allclose(got.sum(axis=axis), 1.0) for axis in (0, 1)]
    if sum(asked) != 1:
        return ""
    if found == asked[::-1]:
        return "It sums to one along the other axis."
    if not any(found) and np.isclose(got.sum(), 1.0):
        return "It sums to one over the whole array, not along an axis."
    return ""


def _imprecise(got: Array, wanted: Array) -> str:
    rounded = [np.round(wanted, digits) for digits in range(2, 10)]
    near = np.allclose(got, wanted, rtol=1e-2, atol=0.0) and np.any(got != np.round(got))
    if near and any(np.allclose(got, values, rtol=1e-14, atol=0.0) for values in rounded):
        return "It looks rounded: leave all its digits."
    if np.allclose(got, wanted, rtol=1e-5, atol=1e-9 * _scale(wanted)):
        return "It is nearly right: is a step done in float32, rounded, or only approximate?"
    return ""


def _scaled(got: Array, wanted: Array, sizes: Collection[int]) -> str:
    factor = float(np.vdot(wanted, got) / np.vdot(wanted, wanted))
    entries = np.count_nonzero(np.abs(wanted) > 1e-3 * _scale(wanted))
    near_one = abs(factor - 1) < 1e-4  # then it is some entry that is off, not every one
    if entries < 2 or factor <= 0 or near_one or not _close(got, factor * wanted):
        return ""
    sentence = "Every entry is off by the same factor"
    several = [size for size in sizes if size > 2]  # twice too much has other reasons
    if any(np.isclose(factor, size, rtol=1e-5) for size in several):
        return f"{sentence}: is 1/m missing, the mean over the examples?"
    if any(np.isclose(factor * size, 1.0, rtol=1e-5) for size in several):
        return f"{sentence}: is it divided by m, the number of examples, once too often?"
    return f"{sentence}."


def _offset(got: Array, wanted: Array) -> str:
    amount = float(np.mean(got - wanted))
    small = got.size < 3 or abs(amount) < 1e-3 * _scale(wanted)
    if small or not _close(got, wanted + amount):
        return ""
    return "Every entry is off by the same amount: is a constant or a bias missing, or added twice?"


def _scale(wanted: Array) -> float:
    return float(np.max(np.abs(wanted)))


def _close(a: Array, b: Array) -> bool:
    """Equal to six digits of the largest entry, as different slips are not by chance."""
    within = 1e-6 * float(np.max(np.abs(b), initial=0.0))
    return np.isfinite(within) and bool(np.all(np.abs(a - b) <= within))
