"""Collects the checks with pytest, once, and runs them over many submissions."""

from __future__ import annotations

import contextlib
import io
import os
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

import pytest

from grader.calling.calls import Transport
from grader.checks.draws import draw
from grader.checks.ending import ending
from grader.checks.parts import is_hidden
from grader.checks.student import Call, Student
from grader.course.manifest import Exercise, Kit
from grader.course.results import Status
from grader.errors import UserError
from grader.host.guests import GuestsError

FIXTURES = {"student", "rng"}


@dataclass(frozen=True)
class Check:
    """One test function of a file of checks, with one set of its parameters."""

    exercise: int
    part: str
    name: str  # as pytest names it inside its file
    hidden: bool
    function: Callable[..., None]
    parameters: dict[str, Any]
    fixtures: frozenset[str]
    refuses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """How one check ended, with the calls it made for diagnosis."""

    check: Check
    status: Status
    message: str = ""
    calls: tuple[Call, ...] = ()


@dataclass
class _Collector:
    items: list[pytest.Function] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.items = [item for item in session.items if isinstance(item, pytest.Function)]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.errors.append(str(report.longrepr))


def collect(kit: Kit, exercises: Sequence[Exercise]) -> dict[int, list[Check]]:
    """The checks of these exercises, visible and hidden, in the order of their files."""
    files = {kit.root / "tests" / exercise.check_file: exercise for exercise in exercises}
    present = [str(file) for file in files if file.is_file()]
    collector = _Collector()
    if present:
        options = ["--collect-only", "-q", "--hidden", "-p", "no:cacheprovider"]
        options += ["--rootdir", str(kit.root), "-c", str(kit.root / "pyproject.toml")]
        said = io.StringIO()
        with (
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
            # Plugins of other packages add nothing but their start; one that a check has imported
            # since, hypothesis, would be warned of.
            mock.patch.dict(os.environ, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1"),
        ):
            code = pytest.main([*options, *present], plugins=[collector])
        if collector.errors or code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            told = "; ".join(map(_last_word, collector.errors)) or said.getvalue().strip()
            raise UserError(f"the checks cannot be collected: {told}")
    found: dict[int, list[Check]] = {exercise.number: [] for exercise in exercises}
    for item in collector.items:
        exercise = files[item.path]
        found[exercise.number].append(_check(item, exercise))
    return found


def _last_word(traceback: str) -> str:
    """What a traceback of pytest's comes down to: its lines that begin with E."""
    lines = [line[2:].strip() for line in traceback.splitlines() if line.startswith("E ")]
    return " ".join(lines) or traceback.strip().splitlines()[-1]


def _check(item: pytest.Function, exercise: Exercise) -> Check:
    marker = item.get_closest_marker("part")
    if marker is None:
        raise UserError(f"{item.nodeid} names no part; write @part(...) above it")
    names = {part.name: part for part in exercise.code_parts}
    if marker.args[0] not in names:
        raise UserError(
            f"{item.nodeid} serves {marker.args[0]!r}, which is no part of exercise "
            f"{exercise.number}; it has {', '.join(sorted(names))}"
        )
    parameters = dict(item.callspec.params) if hasattr(item, "callspec") else {}
    fixtures = frozenset(item.fixturenames) - set(parameters) - {"request"}
    if not fixtures <= FIXTURES:
        raise UserError(
            f"{item.nodeid} asks for {sorted(fixtures - FIXTURES)}; there are student, rng"
        )
    return Check(
        exercise.number,
        marker.args[0],
        item.name,
        is_hidden(item),
        item.function,
        parameters,
        fixtures,
        names[marker.args[0]].refuses,
    )


def run(check: Check, transport: Transport, seed: int) -> Verdict:
    """Run one check against a submission."""
    student = Student(transport, hidden=check.hidden, refuses=check.refuses)
    fixtures = dict(check.parameters)
    if "student" in check.fixtures:
        fixtures["student"] = student
    if "rng" in check.fixtures:
        fixtures["rng"] = draw(seed, check.name)
    try:
        with warnings.catch_warnings():
            # An oracle may overflow over what a student gave; the instructor's terminal is no place
            # for it. What the student's own code warns of is noted where it runs.
            warnings.simplefilter("ignore")
            check.function(**fixtures)
    except GuestsError:  # ours, and not for a check to tell
        raise
    except Exception as error:
        how = ending(error, student, check.name)
    else:
        how = ending(None, student, check.name)
    return Verdict(check, how.status, how.message, tuple(student.calls))
