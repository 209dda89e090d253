"""How calls and values are put into words: shortened, and safe to print anywhere."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from grader.plain.figures import FigureData
from grader.plain.tensors import TensorData
from grader.plain.values import Opaque

SMALL = 9  # entries of an array that is printed whole
MAX_CALL = 240
MAX_VALUE = 160

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def clean(text: str, limit: int = 2000) -> str:
    """Student-made text without control characters, cut to a length and saying so."""
    text = _CONTROL.sub("?", text)
    return (
        text if len(text) <= limit else f"{text[:limit]}... ({len(text) - limit} more characters)"
    )


def call_text(
    function: str, names: list[str], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> str:
    """`forward(x=[[1], [-0.5]], W1=array of shape (3, 2), ...)`."""
    labels = [*names[: len(args)], *([""] * (len(args) - len(names)))]
    given = [(label, value) for label, value in zip(labels, args, strict=True)]
    given += list(kwargs.items())
    words = [
        f"{label}={value_text(value)}" if label else value_text(value) for label, value in given
    ]
    text, shown = "", 0
    while shown < len(words) and (not shown or len(text) + len(words[shown]) <= MAX_CALL):
        text += (", " if text else "") + words[shown]
        shown += 1
    if shown < len(words):
        text += ", ..."
    return f"{function}({text})"


def value_text(value: Any) -> str:
    """A value in a few words; small arrays are printed, larger ones described."""
    if isinstance(value, np.ndarray):
        if value.size <= SMALL:
            return _nested(value.tolist())
        return f"array of shape {value.shape}"
    if isinstance(value, TensorData):
        if value.array.size <= SMALL:
            return f"tensor({_nested(value.array.tolist())})"
        return f"tensor of shape {value.array.shape}"
    if isinstance(value, np.generic):
        # A long double has no other item but itself.
        return _nested(value if value.dtype.kind in "fc" else value.item())
    if isinstance(value, FigureData):
        return f"a figure with {len(value.axes)} {'panel' if len(value.axes) == 1 else 'panels'}"
    if isinstance(value, Opaque):
        return _one(f"{value.type_name} object")
    if isinstance(value, dict):
        if all(isinstance(key, str) for key in value):
            return _cut("{" + ", ".join(f"{key}: ..." for key in list(value)[:8]) + "}")
        return _cut(_nested(value))
    if callable(value):
        return f"a function {getattr(value, '__name__', '')}".rstrip()
    return _cut(_nested(value))


def kind_text(value: Any) -> str:
    """The type of a value, as a student would say it."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype}, shape {value.shape}"
    if isinstance(value, np.generic):
        return f"a NumPy scalar of {value.dtype}"
    if isinstance(value, TensorData):
        return f"a tensor of {value.dtype}, shape {value.array.shape}"
    if isinstance(value, Opaque):
        return _one(f"{value.type_name} object")
    if isinstance(value, FigureData):
        return "a figure"
    return _one(type(value).__name__)


def _one(kind: str) -> str:
    return f"{'an' if kind[:1].lower() in set('aeio') else 'a'} {kind}"


def _nested(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, float | np.floating | np.complexfloating):
        return f"{value:.6g}"
    if isinstance(value, int) and value.bit_length() > 500:
        return f"an int of {value.bit_length()} bits"  # Python refuses to print the longest
    if isinstance(value, np.ndarray | np.generic | TensorData | Opaque | FigureData):
        return value_text(value)
    if isinstance(value, list):
        return "[" + ", ".join(_nested(item) for item in value[:12]) + _more(value) + "]"
    if isinstance(value, tuple):
        inside = ", ".join(_nested(item) for item in value[:12]) + _more(value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    if isinstance(value, dict):
        items = [f"{_nested(k)}: {_nested(v)}" for k, v in list(value.items())[:12]]
        return "{" + ", ".join(items) + _more(value) + "}"
    return clean(repr(value), MAX_VALUE)


def _more(value: Any) -> str:
    return ", ..." if len(value) > 12 else ""


def _cut(text: str) -> str:
    return text if len(text) <= MAX_VALUE else text[:MAX_VALUE] + "..."
