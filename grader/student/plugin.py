"""The student's pytest: `student` is the module in `assignments/`, imported as it is.

Without arguments `pytest` shows the course: a line per exercise and the next one to do. With a
file, a test or `-k` it is pytest as everyone knows it, each failure being one message.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.calling.direct import DirectTransport
from grader.calling.loading import load
from grader.calling.surroundings import Surroundings
from grader.checks.ending import Ending, ending
from grader.checks.errors import CheckFailed
from grader.checks.messages import clean
from grader.checks.parts import is_hidden
from grader.checks.student import Student
from grader.course.manifest import Exercise, Kit, load_kit
from grader.course.markers import MarkerError
from grader.course.results import Status
from grader.errors import UserError
from grader.student.ended import put_on, read_from
from grader.student.screen import Course

CHOSEN = pytest.StashKey[list[Exercise]]()
KIT = pytest.StashKey[Kit]()
LOADED = pytest.StashKey[dict[str, DirectTransport]]()
ARGUMENTS = pytest.Config.ArgsSource.ARGS

LEFT_BEHIND = pytest.mark.filterwarnings(
    "ignore::ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
    "ignore::pytest.PytestUnhandledThreadExceptionWarning",
)
"""A file left open and a thread that died are no reason to fail a student's check."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("exercises")
    group.addoption(
        "--target", default="assignments", help="folder to check (default: %(default)s)"
    )
    group.addoption("--hidden", action="store_true", help="run the hidden checks too")
    group.addoption(
        "--hints", type=int, default=0, metavar="N", help="show N hints: on the next one, or -k's"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "part(name): the part of its exercise that a check serves")
    os.environ.setdefault("MPLBACKEND", "Agg")  # a plot is checked, not shown
    try:
        kit = load_kit(config.rootpath)
    except UserError as error:
        raise pytest.UsageError(str(error)) from None
    config.stash[KIT] = kit
    config.stash[LOADED] = {}
    option = config.option
    if not (option.collectonly or (kit.root / option.target).is_dir()):
        raise pytest.UsageError(f"--target {option.target}: there is no such folder in {kit.root}")
    if config.args_source is ARGUMENTS:
        return
    _run_the_checks(config, kit)
    plain = option.keyword or option.markexpr or option.collectonly or option.verbose
    plain = plain or option.maxfail or option.usepdb or getattr(option, "lf", False)
    if not plain:
        config.pluginmanager.register(Course(kit, option.target, option.hints), "course")
        option.verbose, option.reportchars = -2, ""  # the course's lines take their place


def _run_the_checks(config: pytest.Config, kit: Kit) -> None:
    """Without arguments the checks are run, from any folder of the kit that holds none itself."""
    tests = kit.root / "tests"
    sections = [tests / section.name for section in kit.manifest.sections]
    if not config.invocation_params.dir.is_relative_to(tests):
        config.args = [str(folder) for folder in sections if folder.is_dir()] or config.args


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept: list[pytest.Item] = []
    hidden: list[pytest.Item] = []
    for item in items:
        if item.get_closest_marker("part") is None:
            kept.append(item)
            continue
        item.add_marker(LEFT_BEHIND)
        try:
            (hidden if is_hidden(item) else kept).append(item)
        except MarkerError as error:
            raise pytest.UsageError(str(error)) from None
    if hidden and not config.getoption("--hidden"):
        config.hook.pytest_deselected(items=hidden)
        items[:] = kept
    chosen = {exercise.number: exercise for exercise in map(_exercise, items) if exercise}
    config.stash[CHOSEN] = [chosen[number] for number in sorted(chosen)]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Hints on what was chosen; without a choice the course shows those on the next exercise."""
    shown = 0 if config.pluginmanager.has_plugin("course") else config.getoption("--hints")
    for exercise in config.stash.get(CHOSEN, []) if shown > 0 else []:
        for number, hint in enumerate(exercise.hints[:shown], 1):
            terminalreporter.write_line(f"exercise {exercise.number}, hint {number}: {hint}")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_unconfigure(config: pytest.Config) -> Generator[None]:
    with warnings.catch_warnings():
        if config.stash.get(LOADED, {}):
            warnings.simplefilter("ignore")  # what student code left behind is collected here
        return (yield)


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """The module under test, by the name of the file of checks."""
    exercise = _exercise(request.node)
    if exercise is None:
        raise pytest.UsageError(f"{request.path.name} belongs to no exercise of exercises.toml")
    tree = request.config.rootpath / request.config.getoption("--target")
    marker = request.node.get_closest_marker("part")
    served = [part for part in exercise.parts if marker and part.name == marker.args[0]]
    refuses = served[0].refuses if served else ()
    return Student(_transport(request.config, tree, exercise), refuses=refuses)


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Random inputs, the same at every run."""
    from grader.checks.draws import draw

    return draw(0, request.node.name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    error = call.excinfo.value if call.excinfo is not None else None
    if isinstance(error, CheckFailed):
        # It is one message. A traceback that nobody sees would take pytest half of the run's time.
        item.repr_failure = lambda excinfo, style=None: ""  # type: ignore[method-assign]
    report = yield
    marker, exercise = item.get_closest_marker("part"), _exercise(item)
    if marker is None or exercise is None:
        return report
    if not (call.when == "call" or report.failed):
        return report
    how = Ending(Status.COULD_NOT_RUN, str(report.longrepr))
    if call.when == "call" or isinstance(error, CheckFailed):
        how = ending(error, getattr(item, "funcargs", {}).get("student"), item.name)
    if isinstance(error, CheckFailed):
        report.longrepr = clean(how.message)
    put_on(report, exercise.number, str(marker.args[0]), replace(how, message=clean(how.message)))
    return report


def pytest_report_teststatus(
    report: pytest.TestReport,
) -> tuple[str, str, tuple[str, dict[str, bool]]] | None:
    found = read_from(report)
    if found is None or found.status == Status.RIGHT or not isinstance(report.longrepr, str):
        return None
    return report.outcome, "F", (found.status.shown.upper(), {"red": True})


def _exercise(item: pytest.Item) -> Exercise | None:
    return item.config.stash[KIT].manifest.by_name(item.path.stem.removeprefix("test_"))


def _transport(config: pytest.Config, tree: Path, exercise: Exercise) -> DirectTransport:
    """To the student's module, imported once; its folder is importable, last on the path."""
    loaded = config.stash[LOADED]
    if exercise.name not in loaded:
        surroundings = Surroundings([tree / exercise.section, tree])
        shown = f"{tree.name}/{exercise.code_file}"
        with surroundings.around():
            module = load(tree / exercise.code_file, shown, exercise.functions)
        loaded[exercise.name] = DirectTransport(module, surroundings)
    return loaded[exercise.name]
