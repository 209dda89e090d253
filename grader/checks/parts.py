"""How a check says what it serves, and what it plants."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from grader.checks.errors import CheckFailed, NotAttempted
from grader.checks.student import Student
from grader.course.markers import hidden_lines

if TYPE_CHECKING:
    import pytest

Check = Callable[..., None]
T = TypeVar("T")


def part(name: str) -> pytest.MarkDecorator:
    """The check serves this part of its exercise."""
    import pytest  # here, since guests import this package too and run no pytest

    return pytest.mark.part(name)


def lent_or_own(student: Student, check: Callable[[bool], T]) -> T:
    """`check(True)`, where a probe lends stand-ins; `check(False)` where it raises with those.

    What is told is what came of the stand-ins, unless the submission's own functions pass.
    """
    try:
        return check(True)
    except NotAttempted:
        raise
    except CheckFailed:
        if not student.latest.raised:
            raise
        asked = len(student.calls)
        try:
            return check(False)
        except CheckFailed:
            # Only the calls behind the failure that is told may speak in its diagnosis.
            del student.calls[asked:]
        raise


def is_hidden(item: pytest.Item) -> bool:
    """Whether only the grader runs this check; MarkerError where its file cannot be trusted."""
    line = item.reportinfo()[1]
    if line is None:
        return False
    return line + 1 in hidden_lines(item.path.read_text(encoding="utf-8"), str(item.path))


def planted(**stand_ins: Callable[..., Any]) -> Callable[[Check], Check]:
    """Judge a function that calls others of its exercise apart from their mistakes.

    The check runs with stand-ins in their place; where that fails (a submission may have bound
    the name at import, or read more than a stand-in gives) it runs against the submission's own.
    Inside, `student.<name>` is what the student's code finds: the stand-in, or its own.
    """

    def decorate(check: Check) -> Check:
        @functools.wraps(check)
        def judged(student: Student, **fixtures: Any) -> None:
            try:
                with student.planting(**stand_ins):
                    check(student=student, **fixtures)
                return
            except NotAttempted:
                raise
            except CheckFailed as error:
                with_stand_ins, used, asked = error, student.plants_used, len(student.calls)
            try:
                check(student=student, **fixtures)
            except CheckFailed as with_own:
                # Only the calls behind the failure that is told may speak in its diagnosis.
                del student.calls[asked if used else 0 : None if used else asked]
                raise (with_stand_ins if used else with_own) from None

        return judged

    return decorate
