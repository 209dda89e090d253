"""Plain data: what a check may see of a student's value.

Whatever a function returns is rebuilt from scratch out of numbers, strings, lists, dicts, arrays
and named tuples. An object whose `__eq__` is always true arrives as an `Opaque`, which equals
nothing. The student's own pytest and the grader share this step, so both see the same.
"""

from __future__ import annotations

import math
from collections import namedtuple
from dataclasses import dataclass
from functools import lru_cache
from keyword import iskeyword
from typing import Any

import numpy as np

from grader.plain.drawn import figure_data
from grader.plain.figures import FigureData
from grader.plain.tensors import TensorData, tensor_data

MAX_DEPTH = 40
MAX_FIELDS = 40  # of a named tuple; with more it is a tuple
NUMERIC_KINDS = "biufc"


@dataclass(frozen=True, eq=False)
class Opaque:
    """Stands for a value that is not plain data; its `text` is a shortened repr."""

    type_name: str
    text: str = ""


def to_plain(value: object, depth: int = 0) -> Any:
    """A copy of `value` made of plain data only."""
    if value is None or type(value) in (bool, int, float, complex, str, bytes):
        return value
    if depth >= MAX_DEPTH:
        return Opaque(type(value).__name__, "nested too deep")
    if isinstance(value, np.ndarray):
        if value.dtype.kind in NUMERIC_KINDS + "U":
            return np.array(value, order="C", copy=True, subok=False)
        return Opaque(f"ndarray of dtype {value.dtype}")
    if isinstance(value, np.generic):
        return value.copy() if value.dtype.kind in NUMERIC_KINDS + "U" else _opaque(value)
    if isinstance(value, dict):
        return {_key(key, depth): to_plain(item, depth + 1) for key, item in dict.items(value)}
    if isinstance(value, tuple):
        items = [to_plain(item, depth + 1) for item in tuple.__iter__(value)]
        fields = getattr(type(value), "_fields", None)
        if isinstance(fields, tuple) and len(fields) == len(items) <= MAX_FIELDS:
            return named_tuple(type(value).__name__, tuple(map(str, fields)))(*items)
        return tuple(items)
    if isinstance(value, list):
        return [to_plain(item, depth + 1) for item in list.__iter__(value)]
    if isinstance(value, set | frozenset):
        return {_key(item, depth) for item in value}
    if isinstance(value, FigureData | Opaque | TensorData):
        return value
    tensor = tensor_data(value)
    if tensor is not None:
        return tensor
    for number in (bool, int, float, str):
        if isinstance(value, number):
            return number(value)
    figure = figure_data(value)
    return _opaque(value) if figure is None else figure


@lru_cache(maxsize=256)
def named_tuple(name: str, fields: tuple[str, ...]) -> Any:
    """A fresh named-tuple class, so that a student's own methods stay behind."""
    named = name.isidentifier() and not iskeyword(name)
    return namedtuple(name if named else "Record", fields, rename=True)


def same(a: object, b: object, rtol: float = 0.0, atol: float = 0.0) -> bool:
    """Whether two plain values agree in type, shape and, within the tolerances, in value."""
    if isinstance(a, np.ndarray | np.generic) or isinstance(b, np.ndarray | np.generic):
        if not isinstance(a, np.ndarray | np.generic) or not isinstance(b, np.ndarray | np.generic):
            return False
        if a.dtype != b.dtype or a.shape != b.shape:
            return False
        if a.dtype.kind in "fc":
            return bool(np.allclose(a, b, rtol=rtol, atol=atol, equal_nan=True))
        return bool(np.array_equal(a, b))
    if type(a) is not type(b) and not _both_named(a, b):
        return False
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=rtol, abs_tol=atol) or (a != a and b != b)
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(same(x, y, rtol, atol) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key], rtol, atol) for key in a)
    if isinstance(a, FigureData) and isinstance(b, FigureData):
        return same(a.plain(), b.plain(), rtol, atol)
    if isinstance(a, TensorData) and isinstance(b, TensorData):
        return a.dtype == b.dtype and same(a.array, b.array, rtol, atol)
    if isinstance(a, Opaque) and isinstance(b, Opaque):
        return a.type_name == b.type_name
    return bool(a == b)


def _both_named(a: object, b: object) -> bool:
    return hasattr(a, "_fields") and getattr(a, "_fields", 0) == getattr(b, "_fields", 1)


def _key(key: object, depth: int) -> Any:
    plain = to_plain(key, depth + 1)
    try:
        hash(plain)
    except TypeError:
        return repr(plain)
    return plain


def _opaque(value: object) -> Opaque:
    kind = type(value)
    # A student's __repr__ may raise, hang or print megabytes: it is not asked.
    return Opaque(kind.__qualname__, object.__repr__(value)[:200])
