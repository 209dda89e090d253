"""How a check ends when it does not pass."""

from __future__ import annotations

from grader.course.results import Status


class CheckFailed(AssertionError):
    """The student's answer is wrong; the message is what the student reads."""

    status = Status.WRONG


class NotAttempted(CheckFailed):
    """Nothing to judge yet: a missing file or name, or NotImplementedError."""

    status = Status.NOT_ATTEMPTED


class CouldNotRun(CheckFailed):
    """The file cannot be read or imported, or the fault is the grader's."""

    status = Status.COULD_NOT_RUN
