"""`student`: the module under test, as a check sees it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar, cast

import numpy as np

from grader.calling import calls
from grader.calling.calls import Outcome, Request, Transport
from grader.checks.errors import CheckFailed, CouldNotRun, NotAttempted
from grader.checks.messages import call_text
from grader.plain.figures import FigureData
from grader.plain.tensors import TensorData
from grader.plain.values import to_plain

UNWRITTEN = "is not written yet"
_TRACEABLE = (FigureData, TensorData, np.ndarray, np.generic, float, list, tuple, dict)

T = TypeVar("T")

_current: ContextVar[Student | None] = ContextVar("student", default=None)


def current_student() -> Student | None:
    """The student whose check is running."""
    return _current.get()


@dataclass(frozen=True)
class Call:
    """What a check asked and got, kept for messages and for diagnosis by replay."""

    request: Request
    outcome: Outcome
    text: str

    @property
    def told(self) -> str:
        """How a message begins. A probe is no function of the student's, and need not look so."""
        return f"{'Called' if self.request.probe is None else 'Ran a trial,'} {self.text}"


@dataclass(frozen=True)
class _Done:
    """Work that several checks share."""

    value: object
    error: CheckFailed | None
    calls: tuple[Call, ...]


class Student:
    """Calls a submission's functions: `student.forward(x, ...)` gives back plain data.

    An exception in the student's code, a changed argument or a time-out ends the check with a
    message, so a check goes straight on with what was returned.
    """

    def __init__(
        self, transport: Transport, hidden: bool = False, refuses: tuple[str, ...] = ()
    ) -> None:
        self._transport = transport
        self._refuses = refuses
        self._stand_ins: dict[str, Callable[..., Any]] = {}
        self._plants: dict[str, Callable[..., Any]] = {}
        self._seconds = calls.CALL_SECONDS
        self._sources: dict[int, tuple[object, Call]] = {}
        self.hidden = hidden
        self.calls: list[Call] = []
        self.plants_used = False
        _current.set(self)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self._stand_ins:
            return lambda *args, **kwargs: to_plain(self._stand_ins[name](*args, **kwargs))
        return partial(self._call, name)

    def _call(self, function: str, *args: Any, **kwargs: Any) -> Any:
        return self._value(self.outcome(function, *args, **kwargs))

    def probe(self, probe: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run a small function beside the student's module: `probe(module, *args)`.

        Its source travels, so it imports what it needs itself. It may hold inputs, never answers.
        Stand-ins and time limits count for what it calls, as they do for a call.
        """
        plants, seconds = self._plants, self._seconds
        request = Request(probe.__name__, args, kwargs, plants, seconds, probe, self._refuses)
        return self._value(self._run(request))

    def outcome(self, function: str, *args: Any, **kwargs: Any) -> Call:
        """Make a call and give back what came of it, whatever that is."""
        return self._run(self._request(function, args, kwargs))

    def refusal(self, function: str, *args: Any, **kwargs: Any) -> Call:
        """The same for arguments that make no sense, which tell nothing of what is accepted."""
        return self._run(self._request(function, args, kwargs), refusal=True)

    def _request(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Request:
        plants, seconds = self._plants, self._seconds
        return Request(function, args, kwargs, plants, seconds, refuses=self._refuses)

    def once(self, what: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives or raises, done once for a submission, whichever checks ask for it.

        For a training that several checks look at. `what` names it, with all that it hangs on. The
        calls that it makes count for each of the checks.
        """
        key, memory = (what, self._refuses), self._transport.memory
        if key in memory:
            done = memory[key]
            for call in done.calls:
                self.calls.append(call)
                self._remember(call.outcome.value, call)
        else:
            first, value, error = len(self.calls), None, None
            try:
                value = work()
            except CheckFailed as failed:
                error = failed
            done = _Done(value, error, tuple(self.calls[first:]))
            # A part that ran out of its own time is no reason for the next to fail.
            if not any(call.outcome.ended_guest for call in done.calls):
                memory[key] = done
        if done.error is not None:
            raise done.error.with_traceback(None)
        return cast(T, done.value)

    @property
    def latest(self) -> Outcome:
        """What came of the latest call; an outcome of no kind before the first."""
        return self.calls[-1].outcome if self.calls else Outcome("")

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Calls inside may take this much CPU time, where the contract states a limit."""
        before, self._seconds = self._seconds, seconds
        try:
            yield
        finally:
            self._seconds = before

    @contextmanager
    def planting(self, **plants: Callable[..., Any]) -> Iterator[None]:
        """Calls inside find stand-ins in the place of the module's own functions."""
        self._stand_ins = dict(plants)
        self._plants = {name: self._counted(plant) for name, plant in plants.items()}
        self.plants_used = False
        try:
            yield
        finally:
            self._stand_ins, self._plants = {}, {}

    def _counted(self, plant: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            self.plants_used = True
            return plant(*args, **kwargs)

        return counted

    def source(self, value: object) -> Call | None:
        """The call that a value came from; the latest where that can not be told."""
        owner = self._sources.get(id(value))
        if owner is not None:
            return owner[1]
        same = [call for call in self.calls if value is not None and call.outcome.value is value]
        known = same or self.calls
        return known[-1] if known else None

    def _run(self, request: Request, refusal: bool = False) -> Call:
        text = call_text(request.function, self._parameters(request), request.args, request.kwargs)
        outcome = self._transport.call(request.fresh())
        call = Call(request, outcome, text)
        self.calls.append(call)
        self._remember(outcome.value, call)
        if request.probe is None and (outcome.returned or not refusal):
            key = (request.function, "accepts")
            memory = self._transport.memory
            memory[key] = outcome.returned or memory.get(key, False)
        return call

    def accepts(self, function: str) -> bool:
        """Whether a call that makes sense gave anything back, where one was made so far."""
        return bool(self._transport.memory.get((function, "accepts"), True))

    def _value(self, call: Call) -> Any:
        outcome = call.outcome
        if outcome.kind == calls.RETURNED:
            if outcome.changed:
                names = self._parameters(call.request)
                first = 0 if call.request.probe is None else 1  # a probe's own first is the module
                changed = [_argument(place, first, names) for place in outcome.changed]
                raise CheckFailed(
                    f"{call.told}: it changed its argument{'s' * (len(changed) > 1)} "
                    f"{' and '.join(changed)} in "
                    "place. Work on a copy, such as the new array that an expression gives."
                )
            return outcome.value
        raise failure(call)

    def _parameters(self, request: Request) -> list[str]:
        """What the arguments are called, where that can be had."""
        if request.probe is not None:
            return list(inspect.signature(request.probe).parameters)[1:]
        return self._transport.parameters(request.function)

    def _remember(self, value: Any, call: Call) -> None:
        # Not ints and strings: Python shares them, so they tell nothing of where they came from.
        if isinstance(value, _TRACEABLE):
            self._sources[id(value)] = (value, call)
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list | tuple):
            for item in value:
                self._remember(item, call)


def failure(call: Call) -> CheckFailed:
    """The end of a check whose call gave no value back."""
    outcome, called = call.outcome, f"{call.told}: "
    where = f" ({outcome.where})" if outcome.where else ""
    if outcome.kind == calls.NOT_ATTEMPTED:
        return NotAttempted(outcome.text or f"{call.request.function} {UNWRITTEN}")
    if outcome.kind == calls.UNAVAILABLE:
        return CouldNotRun(outcome.text)
    if outcome.kind == calls.RAISED:
        told = f"{outcome.error}: {outcome.text}" if outcome.text else outcome.error
        return CheckFailed(f"{called}it raised {told}{where}")
    if outcome.kind == calls.FORBIDDEN:
        return CheckFailed(f"{called}{outcome.text}{where}")
    if outcome.kind == calls.TIMED_OUT:
        return CheckFailed(
            f"{called}it was stopped because it took {outcome.text}. "
            "Look for a loop that never ends, or for work that NumPy can do in one step."
        )
    return CheckFailed(f"{called}{outcome.text}")


def _argument(place: str, first: int, names: list[str]) -> str:
    if not place.isdigit():
        return place
    index = int(place) - first
    return names[index] if index < len(names) else f"number {index + 1}"
