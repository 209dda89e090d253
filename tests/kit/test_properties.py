"""Properties over drawn inputs: the smallest failure is told, and a run can be repeated."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from grader.calling.calls import DIED, Outcome, Request
from grader.calling.direct import DirectTransport
from grader.checks import CheckFailed, NotAttempted, Student, check_number, for_all, properties
from grader.host.guests import GuestsError

NUMBERS = st.integers(-1000, 1000)


def student_of(double: Callable[[int], Any]) -> Student:
    module = ModuleType("work")
    vars(module)["double"] = double
    return Student(DirectTransport(module), hidden=True)


def check_double(student: Student, seed: int = 0) -> list[int]:
    """The inputs that were drawn."""
    drawn: list[int] = []

    def holds(x: int) -> None:
        drawn.append(x)
        check_number("double", student.double(x), 2 * x)

    for_all(student, np.random.default_rng(seed), NUMBERS, holds)
    return drawn


def test_what_holds_passes_on_many_inputs() -> None:
    drawn = check_double(student_of(lambda x: x + x))
    assert len(set(drawn)) > 30


def test_the_smallest_failure_is_told_with_its_calls_alone() -> None:
    student = student_of(lambda x: 2 * x if x < 100 else x)
    with pytest.raises(CheckFailed, match=r"^Called double\(x=100\)"):
        check_double(student)
    assert [call.request.args for call in student.calls] == [(100,)]


def test_the_draws_are_of_the_seed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    student = student_of(lambda x: 2 * x)
    drawn = check_double(student)
    # Whose numbers hypothesis would otherwise try.
    other = ModuleType("other")
    other.__file__ = str(tmp_path / "other.py")
    Path(other.__file__).write_text(f"NUMBERS = {list(range(200, 999))}", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "other", other)
    assert check_double(student) == drawn
    assert check_double(student, seed=1) != drawn


def test_a_hypothesis_that_has_it_elsewhere_draws_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(properties, "import_module", ModuleType)
    with pytest.raises(CheckFailed, match=r"^Called double\(x=100\)"):
        check_double(student_of(lambda x: 2 * x if x < 100 else x))


def test_what_is_not_written_is_asked_for_once() -> None:
    asked: list[int] = []

    def double(x: int) -> int:
        asked.append(x)
        raise NotImplementedError

    with pytest.raises(NotAttempted):
        check_double(student_of(double))
    assert len(asked) == 1


def test_a_function_of_its_own_mind_ends_too() -> None:
    rng = np.random.default_rng()
    with pytest.raises(CheckFailed, match="Called double"):
        check_double(student_of(lambda x: 2 * x + int(rng.integers(2))))


class Dying(DirectTransport):
    """A guest that does not survive a call."""

    asked = 0

    def call(self, request: Request) -> Outcome:
        self.asked += 1
        return Outcome(DIED, text="it died")


def test_a_guest_is_killed_once() -> None:
    transport = Dying(ModuleType("work"))
    with pytest.raises(CheckFailed, match="it died"):
        check_double(Student(transport, hidden=True))
    assert transport.asked == 1


@pytest.mark.parametrize("fault", [GuestsError("none to be had"), ZeroDivisionError()])
def test_a_fault_that_is_not_the_students_goes_through(fault: Exception) -> None:
    def holds(x: int) -> None:
        raise fault

    student = student_of(lambda x: x)
    with pytest.raises(type(fault)):
        for_all(student, np.random.default_rng(0), NUMBERS, holds)
