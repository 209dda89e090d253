"""A result as Gradescope's `results.json`: a test for each part."""

from __future__ import annotations

import json
from typing import Any

from grader.course.manifest import Kit
from grader.course.results import ExerciseResult, PartResult, Result, Status
from grader.errors import UserError

VISIBILITIES = ("visible", "hidden", "after_due_date", "after_published")


def results_json(kit: Kit, result: Result, visibility: str = "visible") -> str:
    """The file's text, without the written parts.

    On Gradescope a person grades these as questions of their own.
    """
    tests = [
        _test(kit, exercise, number, part, visibility)
        for exercise in result.exercises
        for number, part in enumerate(_code(kit, exercise), 1)
    ]
    if not tests:
        raise UserError("these results have no part with code, so Gradescope has nothing to show")
    waiting = f"{result.awaiting:g} points of written answers await a person."
    data = {
        "output": waiting if result.awaiting else "",
        "output_format": "text",
        "test_output_format": "md",
        "stdout_visibility": "hidden",
        "tests": tests,
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _code(kit: Kit, exercise: ExerciseResult) -> list[PartResult]:
    written = {part.name for part in kit.manifest.exercise(exercise.number).written_parts}
    return [part for part in exercise.parts if part.name not in written]


def _test(
    kit: Kit, exercise: ExerciseResult, number: int, part: PartResult, visibility: str
) -> dict[str, Any]:
    title = kit.manifest.exercise(exercise.number).title
    return {
        "score": part.points,
        "max_score": part.max_points,
        "status": "passed" if part.status == Status.RIGHT else "failed",
        "name": f"{title}: {part.name}",
        "number": f"{exercise.number}.{number}",
        "output": _markdown(part),
        "output_format": "md",
        "tags": [part.mistake] if part.mistake else [],
        "visibility": visibility,
    }


def _markdown(part: PartResult) -> str:
    """The status, and the message as it is: fenced, since it quotes what a student wrote."""
    if part.status == Status.RIGHT:
        return "**right**"
    fence = "```"
    while fence in part.message:
        fence += "`"
    told = f"\n\n{fence}text\n{part.message}\n{fence}" if part.message else ""
    return f"**{part.status}**{told}"
