"""The check helpers that all exercises share.

Each says what was called, what came back and what is asked, in the order type, shape, finite,
values, and adds the likely cause where it is a common one. Visible checks show the expected
value; hidden ones never do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn, SupportsInt, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader.calling.show import SHOWN
from grader.checks.causes import likely_cause
from grader.checks.errors import CheckFailed, NotAttempted
from grader.checks.messages import MAX_VALUE, SMALL, clean, kind_text, value_text
from grader.checks.student import Call, current_student, failure
from grader.plain.figures import FigureData
from grader.plain.tensors import TensorData
from grader.plain.values import Opaque, same

RTOL = 1e-7
"""Closed forms in float64: rounding in another order stays far below, float32 does not."""
ATOL = 1e-9
"""For entries that are zero but for rounding."""


def check_array(
    name: str,
    got: object,
    expected: ArrayLike,
    *,
    rtol: float = RTOL,
    atol: float = ATOL,
    causes: Mapping[str, ArrayLike] | None = None,
) -> NDArray[Any]:
    """`got` is a float64 array of this shape with these values.

    `causes` maps a sentence to the array that such a slip would give; where that is what came
    back, the sentence is added to the message.
    """
    wanted = np.asarray(expected)
    array = _array(name, got, wanted.ndim)
    _compare(name, got, array, wanted, rtol, atol, causes)
    return array


def check_tensor(
    name: str,
    got: object,
    expected: ArrayLike | None = None,
    *,
    shape: tuple[int, ...] | None = None,
    dtype: str | None = None,
    rtol: float = RTOL,
    atol: float = ATOL,
    causes: Mapping[str, ArrayLike] | None = None,
) -> NDArray[np.float64]:
    """`got` is a torch tensor of this dtype and these values, or of this shape and finite.

    Gives its numbers as a float64 array. Where float32 is allowed, rtol should be 1e-5 or so.
    """
    if not isinstance(got, TensorData):
        _fail(got, f"{name} should be a torch.Tensor, got {_got(got)}.", _none_cause(got))
    if dtype is not None and got.dtype != dtype:
        _fail(got, f"{name} should be {dtype}, got {got.dtype}.")
    array = got.array.astype(np.float64)
    if expected is not None:
        _compare(name, got, array, np.asarray(expected, dtype=float), rtol, atol, causes)
        return array
    if shape is not None and array.shape != shape:
        cause = _cause(got, array, np.full(shape, np.nan))
        _fail(got, f"{name} should be shape {shape}, got {array.shape}.", cause)
    _finite(name, got, array, np.zeros(array.shape))
    return array


def check_number(
    name: str,
    got: object,
    expected: float,
    *,
    rtol: float = RTOL,
    atol: float = ATOL,
    causes: Mapping[str, ArrayLike] | None = None,
) -> float:
    """`got` is this number: a Python number, a NumPy scalar or a 0-d array."""
    array = _array(name, got, 0)
    if array.shape != ():
        _fail(got, f"{name} should be a single number, got {kind_text(got)}.")
    return float(check_array(name, got, expected, rtol=rtol, atol=atol, causes=causes))


def check_integer(name: str, got: object, expected: int) -> int:
    """`got` is this whole number; a float that is whole counts too, as every Python number does."""
    if not _is_whole(got):
        _fail(got, f"{name} should be a whole number, got {_got(got)}.", _none_cause(got))
    number = int(cast(SupportsInt, got))
    if number != expected:
        _fail(got, _wrong(name, number, expected))
    return number


def check_bool(name: str, got: object, expected: bool) -> bool:
    """`got` is True or False, of Python or of NumPy."""
    if not isinstance(got, bool | np.bool_) and not (
        isinstance(got, np.ndarray) and got.shape == () and got.dtype == bool
    ):
        _fail(got, f"{name} should be True or False, got {_got(got)}.", _none_cause(got))
    if bool(got) != expected:
        # There is no wrong answer but the other one, so this tells nothing that is not known.
        _fail(got, f"{name} should be {expected}, got {bool(got)}.")
    return bool(got)


def check_equal(name: str, got: object, expected: object) -> None:
    """`got` is plain data equal to `expected`; ints of NumPy count, lists and tuples differ."""
    if not same(_python(got), _python(expected)):
        kinds_differ = type(_python(got)) is not type(_python(expected))
        if kinds_differ and not (expected is None and _hidden()):  # where the kind is the answer
            kind = kind_text(expected)
            _fail(got, f"{name} should be {kind}, got {_got(got)}.", _none_cause(got))
        _fail(got, _wrong(name, got, expected))


def check_keys(name: str, got: object, keys: Iterable[object]) -> dict[Any, Any]:
    """`got` is a dict that has these keys; others do no harm."""
    keys = list(keys)
    if not isinstance(got, dict):
        asked = ", ".join(map(repr, keys))
        _fail(
            got,
            f"{name} should be a dict with the keys {asked}; got {_got(got)}.",
            _none_cause(got),
        )
    lacking = [key for key in keys if key not in got]
    if lacking:
        has = ", ".join(value_text(key) for key in list(got)[:8]) or "none"
        keys_lacking = f"key{'s' if len(lacking) > 1 else ''} {', '.join(map(repr, lacking))}"
        _fail(got, f"{name} lacks the {keys_lacking}; it has {has}.")
    return got


def check_tuple(name: str, got: object, length: int) -> tuple[Any, ...]:
    """`got` is a tuple of this many items; a list counts too, and so does a row of numbers."""
    if isinstance(got, np.ndarray) and got.ndim == 1 and got.dtype.kind in "iuf":
        got = got.tolist()
    if not isinstance(got, tuple | list):
        _fail(got, f"{name} should be a tuple of {length}, got {_got(got)}.", _none_cause(got))
    if len(got) != length:
        _fail(got, f"{name} should have {length} items, got {len(got)}.")
    return tuple(got)


def check_vector(name: str, got: object, length: int) -> NDArray[Any]:
    """`got` is a finite vector of this length; a few numbers in a list or tuple are one too."""
    if isinstance(got, list | tuple) and all(
        isinstance(item, int | float | np.integer | np.float64) for item in got
    ):
        return check_shape(name, np.array(got, dtype=np.float64), (length,))
    return check_shape(name, got, (length,))


def check_shape(name: str, got: object, shape: tuple[int, ...]) -> NDArray[Any]:
    """`got` is a finite float64 array of this shape, whatever its values."""
    array = _array(name, got, len(shape))
    if array.shape != shape:
        _fail(
            got,
            f"{name} should be shape {shape}, got {array.shape}.",
            _cause(got, array, np.full(shape, np.nan)),
        )
    _finite(name, got, array, np.zeros(shape))
    return array


def check_real(name: str, got: object) -> float:
    """`got` is one finite number, whatever its value."""
    array = _array(name, got, 0)
    if array.shape != ():
        _fail(got, f"{name} should be a single number, got {kind_text(got)}.")
    _finite(name, got, array, np.zeros(()))
    return float(array)


def check_figure(got: object, panels: int = 1) -> FigureData:
    """`got` is a Matplotlib Figure of at least so many panels, not shown."""
    if not isinstance(got, FigureData):
        sentence = f"it should return a matplotlib Figure, got {_got(got)}."
        _fail(got, sentence, _none_cause(got) or "Return the Figure itself.")
    source = _source(got)
    if source is not None and any(SHOWN in w for w in source.outcome.warnings):
        _fail(got, "it called show(); return the figure and leave showing it to the caller.")
    if len(got.axes) < panels:
        asked = "1 panel" if panels == 1 else f"{panels} panels"
        _fail(got, f"the figure should have at least {asked}, got {len(got.axes)}.")
    return got


def check_true(condition: object, sentence: str, value: object = None) -> None:
    """`condition` holds; else `sentence` says what should be and what came back."""
    if not condition:
        _fail(value, sentence)


def check_raises(
    error: type[Exception] | tuple[type[Exception], ...],
    function: Callable[..., Any],
    *args: Any,
    why: str,
    **kwargs: Any,
) -> None:
    """The student's function raises this error for arguments that make no sense.

    Of several errors the first is the one that the exercise names; the others are taken too. A
    function that raises whatever it is given refuses nothing.
    """
    errors = error if isinstance(error, tuple) else (error,)
    student = current_student()
    assert student is not None, "check_raises works inside a check"
    call: Call = student.refusal(function.args[0], *args, **kwargs)  # type: ignore[attr-defined]
    outcome = call.outcome
    wanted = f"{call.told}: it should raise {errors[0].__name__} because {why}"
    if outcome.returned:
        raise CheckFailed(f"{wanted}; it returned {value_text(outcome.value)} instead.")
    if not outcome.raised:
        raise failure(call)
    if {outcome.error, *outcome.bases}.isdisjoint(kind.__name__ for kind in errors):
        where = f" ({outcome.where})" if outcome.where else ""
        raise CheckFailed(f"{wanted}; it raised {outcome.error}: {outcome.text}{where}")
    if not student.accepts(call.request.function):
        raise CheckFailed(
            f"{wanted}. It does, but it gave nothing back for arguments that make sense either: "
            "an error counts once the function works for some."
        )


def _compare(
    name: str,
    got: object,
    array: NDArray[Any],
    wanted: NDArray[Any],
    rtol: float,
    atol: float,
    causes: Mapping[str, ArrayLike] | None,
) -> None:
    """Shape, then finite, then values."""
    if array.shape != wanted.shape:
        cause = _cause(got, array, wanted, causes)
        _fail(got, f"{name} should be shape {wanted.shape}, got {array.shape}.", cause)
    _finite(name, got, array, wanted)
    with np.errstate(all="ignore"):
        wrong = ~np.isclose(array, wanted, rtol=rtol, atol=atol, equal_nan=True)
    if wrong.any():
        cause = _cause(got, array, wanted, causes, rtol, atol)
        _fail(got, _wrong_values(name, array, wanted, wrong), cause)


def _array(name: str, got: object, ndim: int) -> NDArray[Any]:
    """`got` as an array, if it is one of real float64 numbers (or ints)."""
    asked = "a number" if ndim == 0 else "a NumPy array"
    if got is None:
        _fail(got, f"{name} should be {asked}, got None.", _none_cause(got))
    if isinstance(got, bool | np.bool_) or not isinstance(
        got, np.ndarray | np.generic | int | float
    ):
        single_entry = isinstance(got, TensorData) and got.array.size == 1 and ndim == 0
        cause = "Take the number out of it with .item()." if single_entry else ""
        _fail(got, f"{name} should be {asked}, got {_got(got)}.", cause)
    if isinstance(got, int | float) and not isinstance(got, np.generic):
        if ndim:
            _fail(got, f"{name} should be {asked}, got {_got(got)}.")
        got = _as_float(got)
    array = np.asarray(got)
    single = array.dtype.kind == "f" and array.dtype.itemsize < 8
    if single or array.dtype.kind not in "iuf":
        _fail(got, f"{name} should be float64, got {array.dtype}.", _dtype_cause(array))
    return array


def _as_float(number: int | float) -> float:
    try:
        return float(number)
    except OverflowError:  # an int beyond all floats
        return np.inf if number > 0 else -np.inf


def _finite(name: str, got: object, array: NDArray[Any], wanted: NDArray[Any]) -> None:
    bad = ~np.isfinite(array) & np.isfinite(wanted)
    if bad.any():
        place = tuple(int(i) for i in np.argwhere(bad)[0])
        at = f" at {list(place)}" if place else ""
        _fail(got, f"{name} should be finite, got {array[place]}{at}.")


def _cause(
    got: object,
    array: NDArray[Any],
    wanted: NDArray[Any],
    causes: Mapping[str, ArrayLike] | None = None,
    rtol: float = RTOL,
    atol: float = ATOL,
) -> str:
    for sentence, slip in (causes or {}).items():
        wrong = np.asarray(slip)
        if wrong.shape == array.shape and np.allclose(array, wrong, rtol=rtol, atol=atol):
            return sentence
    source = _source(got)
    given = [*source.request.args, *source.request.kwargs.values()] if source else []
    arrays = [value.array if isinstance(value, TensorData) else value for value in given]
    sizes = {n for value in arrays if isinstance(value, np.ndarray) for n in value.shape}
    return likely_cause(array, wanted, sizes)


def _wrong_values(
    name: str, array: NDArray[Any], wanted: NDArray[Any], wrong: NDArray[np.bool_]
) -> str:
    if array.size <= SMALL:
        return _wrong(name, array, wanted)
    place = tuple(int(i) for i in np.argwhere(wrong)[0])
    where = f"{int(wrong.sum())} of {array.size} entries, first at {list(place)}: "
    if _hidden():
        return f"{name} has the right shape but wrong values in {where}got {array[place]:.6g}."
    asked, came = _told_apart(wanted[place], array[place])
    return f"{name} is wrong in {where}it should be {asked}, got {came}."


def _wrong(name: str, got: object, expected: object) -> str:
    if _hidden():
        return f"{name} is not right: got {value_text(got)}."
    wanted, came = _told_apart(expected, got)
    return f"{name} should be {wanted}, got {came}."


def _told_apart(a: object, b: object) -> tuple[str, str]:
    """Both values in a few words, with all their digits where fewer would look the same."""
    short = value_text(a), value_text(b)
    if short[0] != short[1]:
        return short
    long = clean(_digits(a), MAX_VALUE), clean(_digits(b), MAX_VALUE)
    return short if long[0] == long[1] else long


def _digits(value: object) -> str:
    try:
        return repr(value.tolist() if isinstance(value, np.ndarray) else _python(value))
    except ValueError:  # an int that Python refuses to print
        return ""


def _hidden() -> bool:
    student = current_student()
    return student is not None and student.hidden


def _source(value: object) -> Call | None:
    student = current_student()
    return student.source(value) if student is not None else None


def _fail(value: object, sentence: str, cause: str = "") -> NoReturn:
    source = _source(value)
    called, warned = "", ""
    if source is not None:
        called = f"{source.told}: "
        numeric = [text for text in source.outcome.warnings if text.startswith("RuntimeWarning")]
        warned = f" (It warned: {clean(numeric[0])})" if numeric else ""
    raise CheckFailed(f"{called}{sentence}{' ' + cause if cause else ''}{warned}")


def _got(value: object) -> str:
    kind = kind_text(value)
    if value is None or isinstance(value, Opaque | FigureData | TensorData | np.ndarray):
        return kind
    return f"{kind}: {value_text(value)}"


def _none_cause(value: object) -> str:
    return "Is a return missing?" if value is None else ""


def _dtype_cause(array: NDArray[Any]) -> str:
    if array.dtype.kind == "f":
        return "Somewhere the numbers lose digits; keep them in float64."
    return ""


def _is_whole(value: object) -> bool:
    if isinstance(value, np.ndarray):
        return value.shape == () and _is_whole(value[()])
    if isinstance(value, bool):
        return False
    if isinstance(value, float | np.floating):
        return float(value).is_integer()
    return isinstance(value, int | np.integer)


def _python(value: Any) -> Any:
    """NumPy scalars as Python's own, inside lists, tuples and dicts too."""
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.shape == ()):
        return value.item()
    if isinstance(value, list):
        return [_python(item) for item in value]
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_python(item) for item in value)
    if isinstance(value, dict):
        return {_python(key): _python(item) for key, item in value.items()}
    return value


__all__ = [
    "ATOL",
    "RTOL",
    "NotAttempted",
    "check_array",
    "check_bool",
    "check_equal",
    "check_figure",
    "check_integer",
    "check_keys",
    "check_number",
    "check_raises",
    "check_real",
    "check_shape",
    "check_tensor",
    "check_true",
    "check_tuple",
    "check_vector",
]
