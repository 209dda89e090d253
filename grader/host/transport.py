"""Reaches a submission in its guest: sends calls, answers callbacks, watches the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.calling import calls
from grader.calling.calls import CALL_SECONDS, Outcome, Request, source_of
from grader.course.manifest import Exercise
from grader.guest.wire import Closed, Garbled, TooLate, pack, unpack
from grader.host.guests import Guest, GuestHouse

KINDS = {calls.RETURNED, calls.RAISED, calls.NOT_ATTEMPTED, calls.FORBIDDEN, calls.TIMED_OUT}
WALL_FACTOR, WALL_EXTRA = 2.0, 5.0
"""A call may take this much longer on the wall than in CPU time: other guests want the cores."""


@dataclass
class GuestTransport:
    """One exercise of one submission; a guest that dies is replaced for the next call."""

    house: GuestHouse
    exercise: Exercise
    root: Path  # the submission's files
    budget: float = 0.0  # CPU seconds left; `grant` sets it for each part
    lost_guest: bool = False  # the part under way has lost a guest to a time-out or a crash
    memory: dict[object, Any] = field(default_factory=dict)
    _guest: Guest | None = None
    _names: dict[str, list[str]] = field(default_factory=dict)
    _missing: Outcome | None = None  # why the file can not be used; no call changes that

    def grant(self) -> None:
        """Give the next part its time: three times what the contract asks of the exercise."""
        self.budget = 3 * self.exercise.seconds
        self.lost_guest = False

    def parameters(self, function: str) -> list[str]:
        self._ready()
        return self._names.get(function, [])

    def call(self, request: Request) -> Outcome:
        unready = self._ready()
        if unready is not None:
            return unready
        assert self._guest is not None
        lent: list[Callable[..., Any]] = []

        def lend(function: Callable[..., Any]) -> int:
            lent.append(function)
            return len(lent) - 1

        tree = [
            "call",
            request.function,
            pack(request.args, lend),
            pack(request.kwargs, lend),
            pack(request.plants, lend),
            request.seconds,
            source_of(request.probe) if request.probe else "",
            list(request.refuses),
        ]
        return self._watched(lambda watch: self._converse(tree, lent, watch), request.seconds)

    def close(self) -> None:
        if self._guest is not None:
            self._guest.end()
            self._guest = None

    def _ready(self) -> Outcome | None:
        """Start the guest if there is none; what stands in the way of a call, if anything."""
        if self._missing is not None or self._guest is not None:
            return self._missing
        file = self.exercise.code_file
        if not (self.root / file).is_file() and (self.root / self.exercise.notebook_file).is_file():
            file = self.exercise.notebook_file
        if not (self.root / file).is_file():
            self._missing = Outcome(calls.NOT_ATTEMPTED, text=f"{file} is missing")
            return self._missing
        setup = {
            "root": str(self.root),
            "section": self.exercise.section,
            "file": file,
            "functions": [part.name for part in self.exercise.code_parts],
        }
        self._guest = self.house.start(self.exercise.libraries, setup)
        outcome = self._watched(self._hear_ready, CALL_SECONDS)
        if outcome.kind != calls.RETURNED:
            self.close()
            kind = outcome.kind
            text = outcome.text
            if kind != calls.NOT_ATTEMPTED:
                kind = calls.UNAVAILABLE
                name = Path(file).name
                text = text if text.startswith(name) else f"{name} cannot be imported: {text}"
            self._missing = Outcome(kind, text=text)
        return self._missing

    def _hear_ready(self, watch: Callable[[], None]) -> Outcome:
        assert self._guest is not None
        match self._guest.wire.receive(watch):
            case ["ready", str(kind), str(text), names]:
                named = unpack(names)
                for function, parameters in named.items() if isinstance(named, dict) else ():
                    if isinstance(parameters, list) and len(parameters) < 40:
                        words = [str(p)[:40] for p in parameters]
                        self._names[function] = [p if p.isidentifier() else "?" for p in words]
                return Outcome(kind, text=text)
        raise Garbled("no ready")

    def _converse(
        self, tree: list[Any], lent: list[Callable[..., Any]], watch: Callable[[], None]
    ) -> Outcome:
        assert self._guest is not None
        wire = self._guest.wire
        wire.send(tree, watch)
        while True:
            match wire.receive(watch):
                case ["outcome", fields]:
                    return _outcome(fields)
                case ["callback", int(number), args, kwargs] if 0 <= number < len(lent):
                    wire.send(_answer(lent[number], args, kwargs), watch)
                    watch()
                case _:
                    raise Garbled("neither an outcome nor a callback")

    def _watched(self, step: Callable[[Callable[[], None]], Outcome], seconds: float) -> Outcome:
        """Take a step with the guest under the clock; whatever goes wrong ends the guest."""
        guest = self._guest
        assert guest is not None
        # A second more than asked: the guest measures its own call, this watches over the guest.
        limit = min(seconds + 1.0, max(self.budget, 0.0))
        told = f"{seconds:g} s of CPU time"
        if self.budget < seconds:
            told = "the CPU time that there is for all checks of this part"
        started_cpu = guest.cpu_seconds()
        wall_end = time.monotonic() + WALL_FACTOR * limit + WALL_EXTRA
        late = ""

        def watch() -> None:
            nonlocal late
            if guest.cpu_seconds() - started_cpu > limit:
                late = f"more than {told}"
                raise TooLate
            if time.monotonic() > wall_end:
                late = f"more than {WALL_FACTOR * limit + WALL_EXTRA:g} s, waiting for something"
                raise TooLate
            if not guest.alive():
                raise Closed

        try:
            outcome = step(watch)
        except TooLate:
            outcome = Outcome(calls.TIMED_OUT, text=late)
        except Closed:
            outcome = Outcome(calls.DIED, text="the process ended while it ran: does it call exit?")
        except Garbled:
            outcome = Outcome(calls.DIED, text="what it gave back cannot be read")
        self.budget -= guest.cpu_seconds() - started_cpu
        if outcome.kind in (calls.TIMED_OUT, calls.DIED):
            self.lost_guest = True
            self.close()
        return outcome


def _answer(function: Callable[..., Any], args: Any, kwargs: Any) -> list[Any]:
    """Run a lent function for the guest; its arguments are the student's, and may be nonsense."""
    try:
        return ["reply", "value", pack(function(*unpack(args), **unpack(kwargs)))]
    except Exception as error:
        return ["reply", "raise", f"{type(error).__name__}: {error}"[:200]]


def _outcome(fields: Any) -> Outcome:
    match fields:
        case [str(kind), value, str(error), str(text), str(where), [*changed], [*told], [*bases]]:
            if kind not in KINDS:
                raise Garbled(f"no such outcome: {kind[:40]!r}")
            return Outcome(
                kind,
                unpack(value),
                error[:100],
                text[:1000],
                where[:200],
                tuple(str(place)[:60] for place in changed[:20]),
                tuple(str(warning)[:300] for warning in told[:5]),
                tuple(str(name)[:100] for name in bases[:20]),
            )
    raise Garbled("no outcome")
