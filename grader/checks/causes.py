"""Common slips, recognised from the numbers alone, once for all exercises.

Each rule compares what came back with what was asked and gives a sentence, or nothing. A sentence
speaks of the slip, never of the expected value.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def likely_cause(got: Array, wanted: Array) -> str:
    """The likely reason why `got` is not `wanted`; '' where none fits."""
    if got.shape != wanted.shape:
        return _of_shape(got, wanted)
    with np.errstate(all="ignore"):
        for rule in (_sign, _transposed, _other_axis, _scaled, _offset, _rounded):
            sentence = rule(got.astype(float), wanted.astype(float))
            if sentence:
                return sentence
    return ""


def _of_shape(got: Array, wanted: Array) -> str:
    if got.ndim == 2 and got.T.shape == wanted.shape:
        if wanted.size and _close(got.T, wanted):
            return "It holds the right numbers, transposed."
        return "It looks transposed, or summed over the wrong axis."
    if got.size == wanted.size and got.ndim < wanted.ndim:
        return (
            "It has lost a dimension: a column keeps two (look for keepdims, ravel or a plain sum)."
        )
    if got.size == wanted.size and got.ndim > wanted.ndim:
        return "It has a dimension too many."
    if got.ndim == 2 and wanted.ndim == 2 and 1 in wanted.shape and got.shape[0] == got.shape[1]:
        return (
            "A row and a column were broadcast into a square: a column vector is (n, 1), not (n,)."
        )
    if got.ndim == wanted.ndim and 1 in got.shape and 1 not in wanted.shape:
        return "It looks as if a sum or mean was taken over an axis that should stay."
    if got.ndim == wanted.ndim and 1 in wanted.shape and got.size > wanted.size:
        return "It looks as if a sum over an axis is missing."
    return ""


def _sign(got: Array, wanted: Array) -> str:
    if np.any(wanted) and _close(got, -wanted):
        return "Every entry has the wrong sign."
    return ""


def _transposed(got: Array, wanted: Array) -> str:
    if got.ndim == 2 and got.shape[0] == got.shape[1] > 1 and _close(got.T, wanted):
        return "It holds the right numbers, transposed."
    return ""


def _other_axis(got: Array, wanted: Array) -> str:
    if got.ndim != 2 or min(got.shape) < 2:
        return ""
    sums_wanted = [np.allclose(wanted.sum(axis=axis), 1.0) for axis in (0, 1)]
    sums_got = [np.allclose(got.sum(axis=axis), 1.0) for axis in (0, 1)]
    if sums_wanted != sums_got and any(sums_got) and any(sums_wanted):
        return "It sums to one along the other axis."
    if not any(sums_got) and any(sums_wanted) and np.isclose(got.sum(), 1.0):
        return "It sums to one over the whole array, not along an axis."
    return ""


def _scaled(got: Array, wanted: Array) -> str:
    large = np.abs(wanted) > 1e-12
    if large.sum() < 2 or np.any(np.abs(got[~large]) > 1e-9):
        return ""
    ratios = got[large] / wanted[large]
    ratio = float(ratios.flat[0])
    if not np.allclose(ratios, ratio, rtol=1e-6) or not np.isfinite(ratio) or ratio <= 0:
        return ""
    for factor, text in ((ratio, "too large"), (1 / ratio if ratio else 0.0, "too small")):
        whole = round(factor)
        if whole >= 2 and abs(factor - whole) < 1e-6 * whole:
            reason = (
                "is 1/m (the mean over the examples) missing"
                if text == "too large"
                else ("is it divided by m once too often")
            )
            return f"Every entry is {whole} times {text}: {reason}, or a factor?"
    return ""


def _offset(got: Array, wanted: Array) -> str:
    if got.size < 3:
        return ""
    difference = got - wanted
    if abs(difference.flat[0]) > 1e-9 and np.allclose(difference, difference.flat[0], rtol=1e-6):
        return (
            "Every entry is off by the same amount: is a constant or a bias missing or added twice?"
        )
    return ""


def _rounded(got: Array, wanted: Array) -> str:
    if np.allclose(got, wanted, rtol=2e-6, atol=2e-6 * float(np.max(np.abs(wanted), initial=0.0))):
        return "It is right to six digits or so: was it computed in float32, or rounded?"
    return ""


def _close(a: Array, b: Array) -> bool:
    return bool(np.allclose(a, b, rtol=1e-7, atol=1e-9))
