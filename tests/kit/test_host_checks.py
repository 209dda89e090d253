"""How the host runs a check."""

from __future__ import annotations

import warnings
from types import ModuleType

import numpy as np

from grader.calling.direct import DirectTransport
from grader.checks.student import Student
from grader.course.results import Status
from grader.host.checks import Check, run


def test_what_a_check_stumbles_over_is_not_told_in_the_terminal() -> None:
    def overflows(student: Student) -> None:
        np.exp(np.asarray(student.far()))

    module = ModuleType("work")
    vars(module)["far"] = lambda: 1e9
    check = Check(1, "far", "test_far", False, overflows, {}, frozenset({"student"}))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert run(check, DirectTransport(module), seed=0).status == Status.RIGHT
