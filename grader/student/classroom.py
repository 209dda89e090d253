"""The visible checks as GitHub Classroom reads them: `python -m grader.student.classroom`.

For each exercise a line `ex11=<base64 of JSON>` is appended to the file that GITHUB_OUTPUT names;
the workflow hands these to Classroom's reporter. The exit code is 0 where everything passes.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from grader.course.manifest import Exercise, load_kit
from grader.course.results import Status, part_status
from grader.errors import UserError
from grader.student.ended import Ended, read_from


class _Gathering:
    """A plugin of pytest's: how each check ended, by exercise and part."""

    def __init__(self) -> None:
        self.ended: dict[int, list[Ended]] = {}

    def pytest_runtest_logreport(self, report: Any) -> None:
        found = read_from(report)
        if found is not None:
            self.ended.setdefault(found.exercise, []).append(found)


def result(exercise: Exercise, ended: Sequence[Ended]) -> dict[str, Any]:
    """One exercise, with a test for each part that has code."""
    tests: list[dict[str, Any]] = []
    for part in exercise.code_parts:
        checks = [check for check in ended if check.part == part.name]
        status = part_status([check.status for check in checks])
        told = next((check.message for check in checks if check.status != Status.RIGHT), "")
        tests.append(
            {
                "name": f"{exercise.title}: {part.name}",
                "status": "pass" if status == Status.RIGHT else "fail",
                "score": part.points if status == Status.RIGHT else 0,
                "message": told or (None if status == Status.RIGHT else status),
                "test_code": f"pytest -k {exercise.label}",
                "filename": exercise.code_file,
                "line_no": 0,
                "duration": 0,
            }
        )
    passed = all(test["status"] == "pass" for test in tests)
    return {
        "version": 1,
        "status": "pass" if passed else "fail",
        "max_score": sum(part.points for part in exercise.code_parts),
        "tests": tests,
    }


def main() -> int:
    """Run the visible checks and write the outputs."""
    kit = load_kit(Path.cwd())
    gathering = _Gathering()
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        pytest.main(["-q", "tests"], plugins=[gathering])
    print(said.getvalue())
    exercises = [exercise for exercise in kit.authored("assignments") if exercise.code_parts]
    results = {e.label: result(e, gathering.ended.get(e.number, [])) for e in exercises}
    lines = [
        f"{label}={base64.b64encode(json.dumps(table).encode()).decode()}"
        for label, table in results.items()
    ]
    output = os.environ.get("GITHUB_OUTPUT", "")
    if output:
        with open(output, "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    for label, table in results.items():
        points = sum(test["score"] for test in table["tests"])
        print(f"{label}: {points:g} of {table['max_score']:g} points by the visible checks")
    return 0 if all(table["status"] == "pass" for table in results.values()) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UserError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(2)
