"""One call of student code: what was asked, what came of it.

`execute` makes the call and sees to the house rules. It runs in the guest when a submission is
graded, and in the student's own process under pytest, so both go by the same rules.
"""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
import time
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any, Protocol, TypeVar

import numpy as np

from grader.calling.refusals import ForbiddenLibrary, refusing
from grader.calling.show import tell_of_show
from grader.calling.watching import replacing
from grader.plain.tensors import TensorData, as_torch
from grader.plain.values import same, to_plain

Probe = TypeVar("Probe", bound=Callable[..., Any])

FAILED = "__failed__"
"""In a module's namespace: the names that could not be defined, each with the error of its line."""

RETURNED = "returned"
RAISED = "raised"
NOT_ATTEMPTED = "not attempted"
UNAVAILABLE = "unavailable"  # the file cannot be read or imported
FORBIDDEN = "forbidden"  # used a library that does the exercise
TIMED_OUT = "timed out"
DIED = "died"

ROUNDING = 1e-12
"""An argument that is off by so much of its size counts as unchanged."""

CALL_SECONDS = 15.0
"""CPU time a call may take: the contract's 5 s for a function, times three for slow machines."""


@dataclass(frozen=True)
class Request:
    """A call to make. Callables among the arguments and plants answer from the asker's side."""

    function: str
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    plants: dict[str, Callable[..., Any]] = field(default_factory=dict)
    seconds: float = CALL_SECONDS
    probe: Callable[..., Any] | None = None
    refuses: tuple[str, ...] = ()  # what would do the part's work for it

    def fresh(self) -> Request:
        """The same with copies of its data, since code that is called may change them."""
        return replace(self, args=_copied(self.args), kwargs=_copied(self.kwargs))


@dataclass(frozen=True)
class Outcome:
    kind: str
    value: Any = None
    error: str = ""  # type of the exception
    text: str = ""  # its message, or why there is no value
    where: str = ""  # the student's line it came from
    changed: tuple[str, ...] = ()  # arguments that the call changed in place
    warnings: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()  # what the exception is too: a LinAlgError is a ValueError

    @property
    def returned(self) -> bool:
        return self.kind == RETURNED

    @property
    def raised(self) -> bool:
        return self.kind == RAISED

    @property
    def ended_guest(self) -> bool:
        """Whether what is asked next meets a guest that is new, which costs time."""
        return self.kind in (TIMED_OUT, DIED)


def travels_with(*pieces: Callable[..., Any]) -> Callable[[Probe], Probe]:
    """A probe calls these functions, or makes these classes, so that they travel with it."""

    def mark(probe: Probe) -> Probe:
        vars(probe)["travels_with"] = pieces
        return probe

    return mark


@functools.lru_cache(maxsize=256)  # it is read from its file, which takes longer than most calls
def source_of(probe: Callable[..., Any]) -> str:
    """The text of a probe and its pieces, which is how it travels."""
    text = textwrap.dedent(inspect.getsource(probe))
    start = ast.parse(text).body[0].lineno - 1  # behind its decorators, which do not travel
    own = "\n".join(text.splitlines()[start:])
    return "\n\n".join([*map(source_of, getattr(probe, "travels_with", ())), own])


class Transport(Protocol):
    """Reaches a submission's module: in this process, or in a guest."""

    memory: dict[object, Any]  # what checks share, see `Student.once`

    def parameters(self, function: str) -> list[str]: ...

    def call(self, request: Request) -> Outcome: ...


def execute(module: ModuleType, request: Request) -> Outcome:
    """Make the call in this process."""
    target: Any = request.probe
    args, kwargs = made_tensors(request.args), made_tensors(request.kwargs)
    if target is None:
        target = getattr(module, request.function, None)
        if target is None:
            return Outcome(NOT_ATTEMPTED, text=f"{request.function} is missing")
        if not callable(target):
            kind = type(target).__name__
            return Outcome(
                RAISED, error="TypeError", text=f"{request.function} is a {kind}, not a function"
            )
    else:
        args = (module, *args)
    plants = {name: _giving_tensors(plant) for name, plant in request.plants.items()}
    tell_of_show()
    before = to_plain(args), to_plain(kwargs)
    caught: list[warnings.WarningMessage] = []
    started = time.process_time()
    try:
        with (
            replacing(module, **plants),
            refusing(request.refuses, module),
            warnings.catch_warnings(record=True) as caught,
            np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"),
        ):
            warnings.simplefilter("always")
            value = to_plain(target(*args, **kwargs))
            changed = _changed(before, (args, kwargs))
    except KeyboardInterrupt:
        raise
    except NotImplementedError as error:
        return Outcome(NOT_ATTEMPTED, text=_text(error) or _unwritten(error, module, request))
    except ForbiddenLibrary as error:
        return Outcome(FORBIDDEN, text=_text(error), where=_where(error, module))
    except BaseException as error:
        return _raised(_first_error(error, module), module, caught)
    if time.process_time() - started > request.seconds:
        return Outcome(TIMED_OUT, text=f"more than {request.seconds:g} s of CPU time")
    return Outcome(
        RETURNED,
        value=value,
        changed=changed,
        warnings=_sentences(caught),
    )


def _giving_tensors(plant: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(plant)
    def stand_in(*args: Any, **kwargs: Any) -> Any:
        return made_tensors(plant(*args, **kwargs))

    return stand_in


def made_tensors(value: Any) -> Any:
    """The same with torch's own tensors in the place of their data, for student code to see."""
    if isinstance(value, TensorData):
        return as_torch(value)
    if isinstance(value, tuple):
        items = [made_tensors(item) for item in value]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    if isinstance(value, list):
        return [made_tensors(item) for item in value]
    if isinstance(value, dict):
        return {key: made_tensors(item) for key, item in value.items()}
    return value


def _changed(before: tuple[Any, Any], after: tuple[Any, Any]) -> tuple[str, ...]:
    """Which arguments changed: positions as '0', '1', keywords by name."""
    places = [
        str(i) for i, (a, b) in enumerate(zip(before[0], after[0], strict=True)) if _differ(a, b)
    ]
    return tuple(places + [name for name, a in before[1].items() if _differ(a, after[1][name])])


def _differ(before: object, after: object) -> bool:
    """Whether an argument is another one; one that is off by rounding alone is not."""
    if callable(after):
        return False
    plain = to_plain(after)
    return not (same(before, plain) or same(before, plain, 0.0, ROUNDING * _size(before)))


def _size(value: object) -> float:
    """The largest number in a value, by which its rounding is measured."""
    if isinstance(value, TensorData):
        value = value.array
    if isinstance(value, np.ndarray | np.generic) and value.dtype.kind == "f" and value.size:
        finite = np.abs(value)[np.isfinite(value)]
        return float(finite.max(initial=0.0))
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return max(map(_size, value), default=0.0)
    return 0.0


def _sentences(caught: list[warnings.WarningMessage]) -> tuple[str, ...]:
    sentences = [f"{w.category.__name__}: {str(w.message)[:200]}" for w in caught]
    return tuple(dict.fromkeys(sentences))[:5]


def _raised(
    error: BaseException, module: ModuleType, caught: list[warnings.WarningMessage]
) -> Outcome:
    """The outcome of a call that an exception has ended."""
    if isinstance(error, AttributeError) and error.obj is module:  # a probe asked for a name
        return Outcome(NOT_ATTEMPTED, text=f"{error.name} is missing")
    return Outcome(
        RAISED,
        error=type(error).__name__,
        text=_text(error) + _of_versions(error),
        where=_where(error, module),
        warnings=_sentences(caught),
        bases=tuple(kind.__name__ for kind in type.mro(type(error))),
    )


def _of_versions(error: BaseException) -> str:
    """What to add where an older NumPy takes what this one refuses."""
    if isinstance(error, TypeError) and "0-dimensional arrays can be converted" in _text(error):
        return f" (by NumPy {np.__version__}; older ones took an array of one entry for a number)"
    return ""


def _first_error(error: BaseException, module: ModuleType) -> BaseException:
    """The error of the line that should have defined a name, for the NameError that it led to."""
    failed: dict[str, BaseException] = vars(module).get(FAILED, {})
    return failed.get(error.name or "", error) if isinstance(error, NameError) else error


def _text(error: BaseException) -> str:
    try:
        return str(error)[:500]
    except Exception:
        return ""


def _unwritten(error: BaseException, module: ModuleType, request: Request) -> str:
    """What a probe found unwritten: its own name would tell a student nothing."""
    file = getattr(module, "__file__", None)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    return f"{frames[-1].name} is not written yet" if request.probe and frames else ""


def _where(error: BaseException, module: ModuleType) -> str:
    """The innermost line of the student's own file on the way to the error."""
    file = getattr(module, "__file__", None)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    if not frames:
        return ""
    line = (frames[-1].line or "").strip()[:120]
    return f"line {frames[-1].lineno}: {line}" if line else f"line {frames[-1].lineno}"


def _copied(value: Any) -> Any:
    """Fresh copies of the plain data in arguments; callables are lent as they are."""
    if callable(value):
        return value
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_copied(item) for item in value)
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return to_plain(value)
