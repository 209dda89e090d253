"""How the kit's tests attack: a whole file for exercise 11, as a student could hand it in.

No attack earns a point, hurts its neighbour or takes for ever. Where the machine is able to, it
meets the strong sandbox; a part of the corpus also meets the plain level, where only the wire
stands between the guest and its host.
"""

from __future__ import annotations

import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import psutil
import pytest

from grader.course.results import Isolation, PartResult, Status
from grader.grading.submission import Grader, Plan
from grader.host import transport
from grader.host.guests import GuestHouse
from grader.host.transport import GuestTransport
from grader.intake import Submission
from tests.kit.kit import ROOT

FILE = "section_c_forward_pass/ex11_manual_forward.py"
HONEST = (ROOT / "reference" / FILE).read_bytes()

STALLS = ("more than", "waiting for something", "stopped")  # what is said of those that must be cut
BUDGET = 0.4  # CPU seconds for such an attack's part: what loops for ever need not do so for 15 s
WALL = 0.6
PATIENCE = 15.0  # wall seconds that an attack may take in all, on a busy machine

WRONG_ANSWER = """
def forward(x, W1, b1, W2, b2):
    return {"z1": x, "a1": x, "z2": x, "y_hat": x}
"""


@dataclass(frozen=True)
class Attack:
    source: str
    status: Status = Status.WRONG
    says: str = ""  # stands in the message: the reason that it fails for
    plain: bool = False  # is tried at the plain level too
    needs: Isolation = Isolation.PLAIN  # would do harm below this level, so it is not tried there
    files: dict[str, bytes] = field(default_factory=dict)


class Attacks(dict[str, Attack]):
    """A corpus of attacks by their names."""

    def add(
        self, name: str, source: str, status: Status = Status.WRONG, says: str = "", **rest: Any
    ) -> None:
        assert name not in self
        self[name] = Attack(source, status, says, **rest)

    def at_call(self, name: str, body: str, *args: Any, **rest: Any) -> None:
        """An attack whose whole source is the body of `forward`."""
        lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
        self.add(name, f"def forward(x, W1, b1, W2, b2):\n{lines}\n", *args, **rest)

    def cases(self) -> list[Any]:
        """Each attack with the levels it is tried at, as parameters of a test."""
        best = reached()
        possible = [name for name, tried in self.items() if tried.needs <= best]
        cases = [(name, best) for name in possible]
        if best > Isolation.PLAIN:
            cases += [(name, Isolation.PLAIN) for name in possible if self[name].plain]
        return [pytest.param(name, level, id=f"{level}: {name}") for name, level in cases]

    def attempt(self, name: str, level: Isolation) -> None:
        tried, grader = self[name], grader_at(level)
        before, threads = processes(), threading.active_count()
        started = time.monotonic()
        with hurry() if tried.says in STALLS else nullcontext():
            part = graded(grader, tried.source.encode("utf-8", "surrogatepass"), tried.files)
        assert time.monotonic() - started < PATIENCE
        assert part.points == 0.0
        assert part.status == tried.status, part.message
        assert tried.says in part.message
        assert_clean(part.message)

        # And nobody else comes to harm.
        neighbour = graded(grader, HONEST)
        assert (neighbour.points, neighbour.status) == (9.0, Status.RIGHT), neighbour.message
        wait_until(lambda: processes() <= before)
        assert list(grader.house.folder.iterdir()) == []
        assert threading.active_count() == threads


@cache
def reached() -> Isolation:
    """The level of isolation that this machine can give."""
    house = GuestHouse(Isolation.STRONG, Path(tempfile.mkdtemp()))
    try:
        return house.isolation(("numpy",))
    finally:
        house.close()


@cache
def grader_at(level: Isolation) -> Grader:
    grader = Grader(Plan(ROOT, (11,), level=level))
    assert graded(grader, HONEST).status == Status.RIGHT  # and now its parent is warm
    return grader


@pytest.fixture(scope="module")
def no_guest_is_left() -> Iterator[None]:
    before = processes()
    yield
    for level in (Isolation.PLAIN, Isolation.STRONG):
        grader_at(level).house.close()
    grader_at.cache_clear()
    wait_until(lambda: processes() <= before)


def graded(grader: Grader, source: bytes, files: dict[str, bytes] | None = None) -> PartResult:
    result = grader.grade(Submission("someone", {FILE: source, **(files or {})}), (11,))
    return result.exercises[0].parts[0]


@contextmanager
def hurry() -> Iterator[None]:
    """Little time for what loops or waits for ever."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(GuestTransport, "grant", lambda self: setattr(self, "budget", BUDGET))
        patch.setattr(transport, "WALL_FACTOR", 0.0)
        patch.setattr(transport, "WALL_EXTRA", WALL)
        yield


def processes() -> set[psutil.Process]:
    return {
        process
        for process in psutil.Process().children(recursive=True)
        if process.status() != psutil.STATUS_ZOMBIE
    }


def wait_until(condition: Callable[[], bool]) -> None:
    """Killed is not yet dead."""
    end = time.monotonic() + 3
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def assert_clean(message: str) -> None:
    assert message
    assert len(message) < 2100
    for character in message:
        assert character in "\n\t" or unicodedata.category(character) not in (
            "Cc",
            "Cs",
            "Zl",
            "Zp",
        )
        assert unicodedata.bidirectional(character) not in BIDI


BIDI = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
