"""Grades a class: submissions out to an executor's workers, results back into the store."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from grader.course.manifest import Kit
from grader.course.results import ExerciseResult, Isolation, Result, Status
from grader.errors import UserError
from grader.grading.records import Remembered
from grader.grading.store import Store, key
from grader.grading.submission import OUR_FAULT, Plan, grade, nothing_graded
from grader.intake import Submission

ATTEMPTS = 3  # at a submission whose worker died, which is never the submission's fault alone


def grade_class(
    kit: Kit,
    submissions: Sequence[Submission],
    plan: Plan,
    executor: Callable[[], AbstractContextManager[Executor]],
    store: Store | None = None,
    fresh: bool = False,
    done: Callable[[Result], None] = lambda result: None,
    only: Mapping[str, tuple[int, ...]] | None = None,
) -> list[Result]:
    """Grade all submissions, and tell `done` of each as it is ready; results in their order.

    `only` gives, by student, which of the plan's exercises are asked for; else it is all.
    """
    results: dict[str, Result] = {}

    def finish(result: Result) -> None:
        results[result.student] = result
        if store is not None:
            store.write_result(result)
        done(result)

    waiting: dict[str, _Work] = {}
    for submission in submissions:
        numbers = plan.exercises if only is None else only[submission.student]
        work = _Work(kit, submission, plan, numbers, store, fresh)
        if work.missing:
            waiting[submission.student] = work
        else:
            finish(work.result())
    for _ in range(ATTEMPTS):
        if waiting:
            for work in _attempt(list(waiting.values()), plan, executor):
                del waiting[work.submission.student]
                finish(work.result())
    for work in waiting.values():
        work.give_up("the process that graded it died")
        finish(work.result())
    return [results[submission.student] for submission in submissions]


def _attempt(
    waiting: Sequence[_Work],
    plan: Plan,
    executor: Callable[[], AbstractContextManager[Executor]],
) -> Iterator[_Work]:
    """Hand out what is waiting; yields each that came back, and ends where the workers broke."""
    with executor() as pool:
        futures: dict[Future[Result], _Work] = {}
        try:
            for work in waiting:
                futures[pool.submit(grade, work.submission, plan, work.missing)] = work
            for future in as_completed(futures):
                work = futures[future]
                try:
                    work.take(future.result())
                except (BrokenProcessPool, UserError):
                    raise
                except Exception as error:  # one submission never stops the class
                    work.give_up(f"{type(error).__name__}: {error}")
                yield work
        except BrokenProcessPool:
            return
        except BaseException:
            for future in futures:
                future.cancel()
            raise


class _Work:
    """One submission, and which of its exercises are still to be graded."""

    def __init__(
        self,
        kit: Kit,
        submission: Submission,
        plan: Plan,
        numbers: tuple[int, ...],
        store: Store | None,
        fresh: bool,
    ) -> None:
        self.submission = submission
        self._numbers = numbers
        self._plan = plan
        self._kit = kit
        self._store = store
        self._isolation = Isolation.STRONG
        self._found: dict[int, ExerciseResult] = {}
        self._keys: dict[int, str] = {}
        if store is not None:
            for number in numbers:
                exercise = kit.manifest.exercise(number)
                self._keys[number] = key(kit, exercise, submission, plan.seed, plan.level)
                known = None if fresh else store.recall(self._keys[number])
                if known is not None:
                    self._take(known.exercise, known.isolation)
        self.missing = tuple(n for n in numbers if n not in self._found)

    def take(self, result: Result) -> None:
        for exercise in result.exercises:
            self._take(exercise, result.isolation)
            if self._store is not None and not _our_fault(exercise):
                known = Remembered(result.isolation, exercise)
                self._store.remember(self._keys[exercise.number], known)

    def give_up(self, why: str) -> None:
        self.take(nothing_graded(self._kit, self.submission, self._plan, self.missing, why))

    def result(self) -> Result:
        exercises = tuple(self._found[number] for number in self._numbers)
        return Result(self.submission.student, self._plan.seed, self._isolation, exercises)

    def _take(self, exercise: ExerciseResult, isolation: Isolation) -> None:
        self._found[exercise.number] = exercise
        self._isolation = min(self._isolation, isolation)


def _our_fault(exercise: ExerciseResult) -> bool:
    """A fault of ours is not kept: the next run tries again."""
    return any(
        part.status == Status.COULD_NOT_RUN and part.message.startswith(OUR_FAULT)
        for part in exercise.parts
    )


def _end_with_parent() -> None:
    """In a worker: be gone when the command is, even where it was killed outright."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)  # its guests notice, and end too

    threading.Thread(target=watch, daemon=True).start()


def _begin() -> None:
    """A worker's start: one thread for the sums that replays make, as a guest has.

    More of them wait for each other, at several times the cost, for matrices as small as these.
    """
    os.environ["OMP_NUM_THREADS"] = "1"  # read where torch is imported, which is later
    _end_with_parent()


def local_executor(jobs: int) -> Callable[[], Executor]:
    """Worker processes on this machine."""

    def executor() -> Executor:
        # Spawned, not forked: the worker starts clean of this process's threads and files.
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin)

    return executor


def cluster_executor(address: str) -> Callable[[], Executor]:
    """Workers of a Dask cluster; they need this kit installed at the same path."""
    try:
        from distributed import Client
    except ImportError:
        raise UserError(
            "--scheduler needs Dask, which is not installed: in the kit's folder, run "
            "'python -m pip install -c constraints.txt -e \".[cluster]\"'"
        ) from None

    @contextmanager
    def executor() -> Iterator[Any]:
        try:
            client = Client(address, timeout="10s")
        except (OSError, ValueError) as error:
            raise UserError(f"no Dask scheduler answers at {address}: {error}") from None
        with client:
            yield client.get_executor(pure=False)

    return executor  # type: ignore[return-value]


def default_jobs() -> int:
    """All cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
