"""Checks in a notebook: the student's module is the kernel's own namespace.

pytest collects and runs them here too, so that a check has the name, and with it the random
inputs, that it has everywhere else. A check that fails ends its cell with one message.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from unittest import mock

import numpy as np
import pytest

from grader.calling.direct import DirectTransport
from grader.checks.draws import draw
from grader.checks.ending import ending
from grader.checks.errors import CheckFailed
from grader.checks.messages import clean
from grader.checks.student import Student
from grader.course.manifest import load_kit

OPTIONS = ["-q", "-s", "-x", "--import-mode=importlib", "-c", os.devnull]
OPTIONS += ["-p", "no:cacheprovider", "-p", "no:faulthandler"]


def check_part(name: str, part: str, hidden: str = "") -> None:
    """Run the checks of a part of the exercise `name`.

    The visible ones stand beside this notebook; after them come those of the text `hidden`.
    """
    __tracebackhide__ = True
    here = Path.cwd()
    checks = (here / "tests" / f"test_{name}.py").read_text(encoding="utf-8")
    exercise = load_kit(here).manifest.by_name(name)
    assert exercise is not None, f"exercises.toml knows no {name}"
    [refuses] = [listed.refuses for listed in exercise.parts if listed.name == part]
    runner = _Runner(part, refuses, checks.count("\n"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"test_{name}.py"
        file.write_text(checks + hidden, encoding="utf-8")
        said = io.StringIO()
        # pytest takes a module of this name that it finds here for this one: an earlier run's.
        sys.modules.pop(file.stem, None)
        with (
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
            mock.patch.dict(os.environ, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1"),
        ):
            code = pytest.main([*OPTIONS, "--rootdir", folder, str(file)], plugins=[runner])
    if runner.failure:
        raise CheckFailed(runner.failure) from None
    assert code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED), said.getvalue()
    if not hidden:
        print(f"{part}: the visible checks pass.")


class _Runner:
    """A plugin of pytest's: one part's checks, on this kernel's functions."""

    def __init__(self, part: str, refuses: tuple[str, ...], visible_lines: int) -> None:
        self.part = part
        self.refuses = refuses
        self.visible_lines = visible_lines
        self.transport = DirectTransport(sys.modules["__main__"])
        self.failure = ""

    def pytest_configure(self, config: pytest.Config) -> None:
        config.addinivalue_line("markers", "part(name): the part that a check serves")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if self._is_asked_for(item)]

    def _is_asked_for(self, item: pytest.Item) -> bool:
        marker = item.get_closest_marker("part")
        return marker is not None and marker.args[0] == self.part

    @pytest.fixture
    def student(self, request: pytest.FixtureRequest) -> Student:
        hidden = (request.node.reportinfo()[1] or 0) >= self.visible_lines
        return Student(self.transport, hidden, self.refuses)

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        return draw(0, request.node.name)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        error = call.excinfo.value if call.excinfo is not None else None
        if error is not None and not self.failure:
            student = getattr(item, "funcargs", {}).get("student")
            self.failure = clean(ending(error, student, item.name).message)
        return report
