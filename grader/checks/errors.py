"""How a check ends when it does not pass."""

from __future__ import annotations


class CheckFailed(AssertionError):
    """The student's answer is wrong; the message is what the student reads."""

    status = "wrong"


class NotAttempted(CheckFailed):
    """Nothing to judge yet: a missing file or name, or NotImplementedError."""

    status = "not attempted"


class CouldNotRun(CheckFailed):
    """The file cannot be read or imported, or the fault is the grader's."""

    status = "could not run"
