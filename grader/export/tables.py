"""Results as plain files for everybody: a row per part, or the records as one JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from grader.course.manifest import Kit
from grader.course.results import Result
from grader.grading import records

COLUMNS = ("student", "exercise", "title", "part", "score", "max_score", "status", "message")


def as_csv(kit: Kit, results: Sequence[Result]) -> str:
    """A row per student and part."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for result in results:
        for exercise in result.exercises:
            title = kit.manifest.exercise(exercise.number).title
            for part in exercise.parts:
                points = (f"{part.points:g}", f"{part.max_points:g}")
                row = (exercise.number, title, part.name, *points, part.status, part.message)
                writer.writerow(map(_inert, (result.student, *map(str, row))))
    return text.getvalue()


def as_json(results: Sequence[Result]) -> str:
    """A list of the records that `OUT/results` holds."""
    return records.as_json([records.record(result) for result in results]).decode()


def _inert(cell: str) -> str:
    """A spreadsheet takes a cell that begins so for a formula, and students choose their words."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
