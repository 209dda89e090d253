"""How a check ended, on the report that pytest carries to whoever shows it.

Where several processes run the checks, only plain values travel with a report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from grader.checks.ending import Ending
from grader.course.results import Status


@dataclass(frozen=True)
class Ended:
    """One check of a part of an exercise, and how it ended."""

    exercise: int
    part: str
    status: Status
    message: str


def put_on(report: Any, exercise: int, part: str, how: Ending) -> None:
    """Write it on a report."""
    report.ended = [exercise, part, how.status.value, how.message]


def read_from(report: Any) -> Ended | None:
    """Read it again; None for a report of anything but a check."""
    if not hasattr(report, "ended"):
        return None
    exercise, part, status, message = report.ended
    return Ended(exercise, part, Status(status), message)
