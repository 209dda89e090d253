"""What holds for every input: hypothesis draws inputs, and shrinks one that fails to a small one.

Hypothesis is imported where it is used, since only hidden checks use it: students need none.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module
from random import Random
from typing import TYPE_CHECKING, TypeVar
from unittest import mock

import numpy as np

from grader.checks.errors import CheckFailed
from grader.checks.student import Call, Student

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

T = TypeVar("T")

SHRINKS = 100
"""How many more inputs are tried once one has failed: they take the student's time, too."""


class _Ended(BaseException):
    """Leaves hypothesis, which takes any Exception for a failure to shrink."""


def for_all(
    student: Student,
    rng: np.random.Generator,
    inputs: SearchStrategy[T],
    holds: Callable[[T], None],
    examples: int = 50,
    shrinks: int = SHRINKS,
) -> None:
    """Ask for `holds(x)`, a check, for every x drawn; fail as it does for the smallest x found.

    The draws are of `rng`, hence of the run's seed, and nothing is kept: a record can be repeated.
    """
    from hypothesis import HealthCheck, Phase, find, settings
    from hypothesis.errors import Flaky, NoSuchExample

    before = len(student.calls)
    failed: list[tuple[CheckFailed, list[Call]]] = []
    fault: list[Exception] = []
    tried_since = 0

    def fails(x: T) -> bool:
        nonlocal tried_since
        del student.calls[before:]  # those behind the failure that is told speak in its diagnosis
        tried_since += bool(failed)
        if tried_since > shrinks:
            raise _Ended
        try:
            holds(x)
        except CheckFailed as error:
            failed.append((error, student.calls[before:]))
            if error.status != CheckFailed.status or student.latest.ended_guest:
                raise _Ended from None
            return True
        except Exception as error:  # an oracle's, or the guests' house's: not the student's
            fault.append(error)
            raise _Ended from None
        return False

    options = settings(
        max_examples=examples,
        phases=(Phase.generate, Phase.shrink),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    with (
        _nothing_of_loaded_modules(),
        # Flaky: a student's function that draws, and not from a seed.
        suppress(NoSuchExample, Flaky, _Ended),
    ):
        find(inputs, fails, settings=options, random=Random(int(rng.integers(2**63))))
    if fault:
        raise fault[0]
    if failed:
        error, student.calls[before:] = failed[-1]
        raise error.with_traceback(None)


def _nothing_of_loaded_modules() -> AbstractContextManager[object]:
    """Keep hypothesis from drawing numbers that stand in loaded modules: what else is graded.

    It has no setting for that, so a private function of it is replaced, where this version has it.
    """
    providers = import_module("hypothesis.internal.conjecture.providers")
    name, none = "_get_local_constants", getattr(providers, "Constants", None)
    if none is None or not hasattr(providers, name):
        return nullcontext()
    return mock.patch.object(providers, name, none)
