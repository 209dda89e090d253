"""The student's pytest: `student` is the module in `assignments/`, imported as it is.

Without arguments `pytest` shows the course: a line per exercise and the next one to do. With a
file, a test or `-k` it is pytest as everyone knows it, each failure being one message.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.checks import course
from grader.checks.calls import Outcome
from grader.checks.direct import DirectTransport, load
from grader.checks.errors import CheckFailed
from grader.checks.student import Student
from grader.manifest import Exercise, Kit, load_kit
from grader.markers import hidden_lines

KIT = pytest.StashKey[Kit]()
COURSE = pytest.StashKey["course.Course | None"]()
STATUS = {"wrong": "WRONG", "not attempted": "NOT STARTED", "could not run": "CANNOT RUN"}


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("exercises")
    group.addoption(
        "--target", default="assignments", help="folder to check (default: %(default)s)"
    )
    group.addoption("--hidden", action="store_true", help="run the hidden checks too")
    group.addoption(
        "--hints", type=int, default=0, metavar="N", help="show the first N hints of the next one"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "part(name): the part of its exercise that a check serves")
    os.environ.setdefault("MPLBACKEND", "Agg")  # a plot is checked, not shown
    kit = load_kit(config.rootpath)
    config.stash[KIT] = kit
    config.stash[COURSE] = None
    option = config.option
    explicit = config.args_source is pytest.Config.ArgsSource.ARGS
    plain = explicit or option.keyword or option.markexpr or option.collectonly or option.verbose
    if plain or getattr(option, "lf", False) or getattr(option, "usepdb", False):
        return
    config.stash[COURSE] = course.Course(kit, option.target, option.hints)
    # The course's lines take the place of pytest's own progress and failures.
    option.verbose, option.tbstyle, option.reportchars = -2, "no", ""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--hidden"):
        return
    lines: dict[Path, set[int]] = {}
    kept, hidden = [], []
    for item in items:
        if item.get_closest_marker("part") is None:
            kept.append(item)
            continue
        if item.path not in lines:
            text = item.path.read_text(encoding="utf-8")
            lines[item.path] = hidden_lines(text, str(item.path))
        line = item.reportinfo()[1]
        (hidden if line is not None and line + 1 in lines[item.path] else kept).append(item)
    if hidden:
        config.hook.pytest_deselected(items=hidden)
        items[:] = kept


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """The module under test, by the name of the file of checks."""
    exercise = _exercise(request.node)
    if exercise is None:
        raise pytest.UsageError(f"{request.path.name} belongs to no exercise of exercises.toml")
    tree = request.config.rootpath / request.config.getoption("--target")
    return Student(DirectTransport(_module(request.config, tree, exercise)))


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Random inputs, the same at every run."""
    from grader.checks.draws import draw

    return draw(0, request.node.name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    error = call.excinfo.value if call.excinfo is not None else None
    if isinstance(error, CheckFailed):
        report.longrepr = str(error)
        report.check_status = error.status  # type: ignore[attr-defined]
    shown, exercise = item.config.stash[COURSE], _exercise(item)
    if shown is not None and exercise is not None and (call.when == "call" or report.failed):
        marker = item.get_closest_marker("part")
        status = getattr(report, "check_status", "right" if report.passed else "wrong")
        part = str(marker.args[0]) if marker is not None else ""
        shown.add(exercise, part, item.name, status, str(report.longrepr or ""))
    return report


def pytest_report_teststatus(
    report: pytest.TestReport, config: pytest.Config
) -> tuple[str, str, str | tuple[str, dict[str, bool]]] | None:
    if config.stash.get(COURSE, None) is not None:
        return report.outcome, "", ""
    status = getattr(report, "check_status", "")
    if status:
        return report.outcome, "F", (STATUS[status], {"red": True})
    return None


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    shown = config.stash.get(COURSE, None)
    if shown is not None:
        shown.write(terminalreporter)


def _exercise(item: pytest.Item) -> Exercise | None:
    return item.config.stash[KIT].manifest.by_name(item.path.stem.removeprefix("test_"))


def _module(config: pytest.Config, tree: Path, exercise: Exercise) -> Any:
    """The student's module, imported once; its folder is importable, last on the path."""
    loaded: dict[str, Any] = config.stash.setdefault(_LOADED, {})
    if exercise.name not in loaded:
        for folder in (tree / exercise.section, tree):
            if str(folder) not in sys.path:
                sys.path.append(str(folder))
        shown = f"{tree.name}/{exercise.code_file}"
        module: Any | Outcome = load(tree / exercise.code_file, shown)
        loaded[exercise.name] = module
    return loaded[exercise.name]


_LOADED = pytest.StashKey[dict[str, Any]]()
