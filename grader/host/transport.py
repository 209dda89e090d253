"""Reaches a submission in its guest: sends calls, answers callbacks, watches the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.calling import calls
from grader.calling.calls import CALL_SECONDS, Outcome, Request
from grader.course.manifest import Exercise
from grader.guest import frames
from grader.guest.frames import Work
from grader.guest.wire import Closed, Garbled, TooLarge, TooLate, Wire
from grader.host.guests import Guest, GuestHouse

WALL_FACTOR, WALL_EXTRA = 2.0, 5.0
"""A call may take this much longer on the wall than in CPU time: other guests want the cores."""


@dataclass
class GuestTransport:
    """One exercise of one submission; a guest that dies is replaced for the next call."""

    house: GuestHouse
    exercise: Exercise
    root: Path  # the submission's files
    budget: float = 0.0  # CPU seconds left; `grant` sets it for each part
    note: str = ""  # what the student should know of how the file was read
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

        frame = frames.Request.pack(request, lend)
        return self._watched(lambda watch: self._converse(frame, lent, watch), request.seconds)

    def close(self) -> None:
        if self._guest is not None:
            self._guest.end()
            self._guest = None

    def _ready(self) -> Outcome | None:
        """Start the guest if there is none; what stands in the way of a call, if anything."""
        if self._missing is not None or self._guest is not None:
            return self._missing
        file = self.exercise.code_file
        notebook = self.exercise.notebook_file
        if not (self.root / file).is_file() and (self.root / notebook).is_file():
            file = notebook
        elif (self.root / notebook).is_file():
            self.note = f"There is {Path(file).name} and {Path(notebook).name}: the first counts."
        if not (self.root / file).is_file():
            self._missing = Outcome(calls.NOT_ATTEMPTED, text=f"{file} is missing")
            return self._missing
        work = Work(str(self.root), self.exercise.section, file, self.exercise.functions)
        self._guest = self.house.start(self.exercise.libraries, work)
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
        elif outcome.text:
            self.note = outcome.text
        return self._missing

    def _hear_ready(self, watch: Callable[[], None]) -> Outcome:
        assert self._guest is not None
        ready: frames.Ready = self._guest.wire.receive(frames.Ready, watch)
        outcome, self._names = ready.unpack()
        return outcome

    def _converse(
        self, request: frames.Request, lent: list[Callable[..., Any]], watch: Callable[[], None]
    ) -> Outcome:
        assert self._guest is not None
        wire = self._guest.wire
        wire.send(request, watch)
        while True:
            frame: frames.Outcome | frames.Callback = wire.receive(
                frames.Outcome | frames.Callback, watch
            )
            if isinstance(frame, frames.Outcome):
                return frame.unpack()
            if not 0 <= frame.number < len(lent):
                raise Garbled(f"no function {frame.number} is lent")
            _answer(wire, lent[frame.number], frame, watch)
            watch()

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
        except Garbled as error:
            told = f"what it gave back cannot be read: {error}"
            outcome = Outcome(calls.DIED, text=told[:200])
        self.budget -= guest.cpu_seconds() - started_cpu
        if outcome.kind in (calls.TIMED_OUT, calls.DIED):
            self.lost_guest = True
            self.close()
        return outcome


def _answer(
    wire: Wire, function: Callable[..., Any], asked: frames.Callback, watch: Callable[[], None]
) -> None:
    """Run a lent function for the guest; its arguments are the student's, and may be nonsense."""
    args, kwargs = asked.unpack()
    try:
        reply = frames.Reply.pack(function(*args, **kwargs))
    except Exception as error:
        reply = frames.Reply.pack(None, f"{type(error).__name__}: {error}"[:200])
    try:
        wire.send(reply, watch)
    except TooLarge as error:
        wire.send(frames.Reply.pack(None, f"TooLarge: {error}"), watch)
