"""What grading costs beside the student's own work: `python -m benchmarks.overhead`.

Every figure is a ratio within this one run, since absolute times wander between machines.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

from grader.calling.direct import DirectTransport
from grader.calling.loading import load
from grader.course.manifest import Exercise, kit_root, load_kit
from grader.course.results import Isolation, Status
from grader.grading.submission import Grader, Plan
from grader.host.checks import run
from grader.host.guests import Guest
from grader.intake import Submission

ROOT = kit_root()
CHEAP = (11, 12, 13)  # no training: what is measured is the way there and back
REPEATS = 15


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Median wall time of `work`, after one run that is not counted."""
    work()
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def reference(exercise: Exercise) -> dict[str, bytes]:
    files = {name: ROOT / "reference" / name for name in exercise.files}
    return {name: file.read_bytes() for name, file in files.items() if file.is_file()}


def grading() -> None:
    """One submission of the reference, in a guest and in this process, exercise by exercise."""
    print(f"one submission, every check (median of {REPEATS}); in brackets: beside direct calls")
    print("  exercise   checks     direct      strong            reduced           plain")
    for number in CHEAP:
        cells, direct = [], 0.0
        for level in reversed(Isolation):
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                grader = Grader(Plan(ROOT, (number,), level=level, folder=folder))
                submission = Submission("bench", reference(grader.exercises[0]))
                graded = grader.grade(submission, (number,))
                assert graded.score == graded.max_score, "the reference should be right"
                assert graded.isolation == level, f"{level} isolation is not to be had here"
                direct = direct or seconds(partial(in_this_process, grader))
                repeats = REPEATS if level > Isolation.PLAIN else 5
                took = seconds(partial(grader.grade, submission, (number,)), repeats)
                cells.append(f"{took * 1e3:6.1f} ms ({took / direct:5.1f} x)")
                checks = len(grader.checks[number])
                grader.house.close()
        print(f"  {number:>8} {checks:>8} {direct * 1e3:7.1f} ms  {'  '.join(cells)}")


def in_this_process(grader: Grader, hidden: bool = True) -> None:
    """The same checks on the same functions, with nothing in between."""
    for exercise in grader.exercises:
        file = ROOT / "reference" / exercise.code_file
        with on_path(file.parent):
            transport = DirectTransport(load(file, exercise.name))
            for check in grader.checks[exercise.number]:
                if hidden or not check.hidden:
                    assert run(check, transport, seed=0).status == Status.RIGHT


@contextmanager
def on_path(folder: Path) -> Iterator[None]:
    sys.path.append(str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))


def student_pytest() -> None:
    """`pytest` on the untouched stubs, against the bare imports that it needs."""

    def python(*words: str) -> Callable[[], object]:
        command = [sys.executable, *words]
        return lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=False)

    print("pytest on untouched stubs, beside the imports that they need (median of 7)")
    for shown, words, imports in (
        ("section C", ["tests/section_c_forward_pass"], "numpy, pytest, matplotlib.figure"),
        ("all 35", [], "numpy, pytest, matplotlib.figure, sklearn.linear_model, torch"),
    ):
        bare = seconds(python("-c", f"import {imports}"), 7)
        stubs = seconds(python("-m", "pytest", *words), 7)
        print(f"  {shown:<10} {stubs:5.2f} s {stubs / bare:5.1f} x of {bare:.2f} s: {imports}")


def exercises() -> None:
    """What each exercise's reference costs the grader, and a right solution its student."""
    print("each exercise's reference (median of 3): CPU of every check, guests and host together;")
    print("the visible checks as a student's pytest runs them, imports aside (wall)")
    whole = 0.0
    for exercise in load_kit(ROOT).authored():
        if not exercise.code_parts:
            continue
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            grader = Grader(Plan(ROOT, (exercise.number,), folder=folder))
            submission = Submission("bench", reference(exercise))
            grade = partial(grader.grade, submission, (exercise.number,))
            grade()  # the parent gets warm
            cpu = statistics.median(cpu_seconds(grade) for _ in range(3))
            visible = seconds(partial(in_this_process, grader, hidden=False), 3)
            grader.house.close()
        whole += cpu
        print(f"  {exercise.number:>2}  {exercise.title:<46} {cpu:6.2f} s  {visible:6.2f} s")
    print(f"  all {'':<46}{whole:6.2f} s")


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of this process and of the guests that end meanwhile."""
    spent = []
    end = Guest.end

    def noted(guest: Guest) -> None:
        spent.append(guest.cpu_seconds())
        end(guest)

    with mock.patch.object(Guest, "end", noted):
        started = time.process_time()
        work()
        return time.process_time() - started + sum(spent)


def main() -> None:
    grading()
    student_pytest()
    exercises()


if __name__ == "__main__":
    main()
