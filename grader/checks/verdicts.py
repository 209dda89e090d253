"""Several checks in one: all are made before one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from grader.checks.errors import CheckFailed
from grader.checks.student import current_student


def check_all(checks: Iterable[Callable[[], object]]) -> None:
    """Make all of these checks, then fail as the first that failed.

    One verdict alone fits many a known mistake; the calls of all of them tell which one it is.
    """
    student = current_student()
    failed: CheckFailed | None = None
    for check in checks:
        try:
            check()
        except CheckFailed as error:
            if error.status != CheckFailed.status:  # nothing is there that could be judged
                raise
            failed = failed or error
            if student is not None and student.latest.ended_guest:
                break  # asking on would cost a new guest each time
    if failed is not None:
        raise failed
