"""How a check ended: what its exception, or none, means for the part that it serves."""

from __future__ import annotations

from dataclasses import dataclass

from grader.checks.errors import CheckFailed
from grader.checks.student import Student
from grader.course.results import Status


@dataclass(frozen=True)
class Ending:
    """The status that a check gives its part, and what the student reads."""

    status: Status
    message: str = ""


def ending(error: BaseException | None, student: Student | None, check: str) -> Ending:
    """How the check of this name ended; `error` is what it raised."""
    if error is None:
        return Ending(Status.RIGHT)
    if isinstance(error, CheckFailed):
        return Ending(error.status, str(error))
    what = f"{type(error).__name__}: {error}"
    if student is None or not student.calls:  # it has asked for nothing yet: the fault is ours
        return Ending(Status.COULD_NOT_RUN, f"the check {check} failed by itself: {what}")
    if student.hidden:  # a bare assert's own text holds what is expected
        what = type(error).__name__
    call = student.calls[-1].told
    return Ending(Status.WRONG, f"{call}: what it returned cannot be judged ({what}).")
