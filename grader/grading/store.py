"""The output folder: results, written whole or not at all, and what was graded before."""

from __future__ import annotations

import csv
import hashlib
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from filelock import FileLock, Timeout

from grader.course.manifest import Exercise, Kit
from grader.course.results import Isolation, Result
from grader.errors import UserError
from grader.files import replacing, write_whole
from grader.grading.mistakes import mistakes_folder
from grader.grading.records import (
    RecordError,
    Remembered,
    as_json,
    read_record,
    read_remembered,
    record,
)
from grader.guest.libraries import LIBRARIES
from grader.intake import Submission

GRADED = ".graded"
CROSSING = r"assignments|importlib|__import__|runpy|exec|eval|sys\.path|__file__|os|glob|pathlib"
CROSSING += r"|open|load\w*|fromfile|genfromtxt"
"""The words that may lead to a file of another section, beside the name of that section.

A word too many costs time, since then more is graded again; one too few, a stale grade.
"""


class Store:
    """`OUT`: `results/<student>.json`, `scores.csv`, and the memory of what has been graded."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.results = out / "results"
        self.graded = out / GRADED

    @contextmanager
    def held(self) -> Iterator[Store]:
        """Hold the folder against another running grader."""
        lock = FileLock(self.out / ".lock", timeout=0)
        try:
            self.results.mkdir(parents=True, exist_ok=True)
            self.graded.mkdir(exist_ok=True)
            lock.acquire()
        except Timeout:
            raise UserError(
                f"{self.out} is in use by another running grader; wait for it or give another --out"
            ) from None
        try:
            yield self
        finally:
            lock.release()

    def write_result(self, result: Result) -> None:
        write_whole(self.results / f"{result.student}.json", as_json(record(result)))

    def read_results(self) -> list[Result]:
        """The results of the latest run, which `scores.csv` lists, by student."""
        try:
            with (self.out / "scores.csv").open(encoding="utf-8", newline="") as scores:
                students = [row["student"] for row in csv.DictReader(scores)]
        except (OSError, KeyError, ValueError):
            students = []  # no run has come to its end here
        found = []
        for file in [self.results / f"{student}.json" for student in students]:
            try:
                found.append(read_record(file.read_bytes()))
            except RecordError as error:
                raise UserError(f"{file} cannot be read as a result: {error}") from None
            except OSError as error:
                raise UserError(
                    f"{file} cannot be read ({error.strerror}); grade the class again"
                ) from None
        if not found:
            raise UserError(f"{self.out} holds no results; run 'grade ... --out {self.out}' first")
        numbers = [[exercise.number for exercise in result.exercises] for result in found]
        if any(other != numbers[0] for other in numbers):
            raise UserError(
                f"the results in {self.out} are of different exercises; "
                "grade the class anew into one folder"
            )
        return found

    def remember(self, key: str, graded: Remembered) -> None:
        """Keep what was graded under this key."""
        write_whole(self.graded / f"{key}.json", as_json(graded))

    def recall(self, key: str) -> Remembered | None:
        """What was graded under this key, or None."""
        try:
            return read_remembered((self.graded / f"{key}.json").read_bytes())
        except OSError:
            return None

    def write_scores(self, results: Sequence[Result]) -> None:
        """`scores.csv`: a row per student, a column per exercise graded."""
        with (
            replacing(self.out / "scores.csv") as staged,
            staged.open("w", encoding="utf-8", newline="") as file,
        ):
            writer = csv.writer(file, lineterminator="\n")
            numbers = [exercise.number for exercise in results[0].exercises] if results else []
            head = ["student", "score", "max_score", "awaiting"]
            writer.writerow(head + [f"ex{number:02d}" for number in numbers])
            for result in results:
                scores = [exercise.score for exercise in result.exercises]
                row = [result.score, result.max_score, result.awaiting, *scores]
                writer.writerow([result.student, *(f"{value:g}" for value in row)])


def key(kit: Kit, exercise: Exercise, submission: Submission, seed: int, level: Isolation) -> str:
    """A name for one exercise of one submission, by all that its result hangs on."""
    digest = hashlib.sha256()
    for text in (_environment(), _exercise_digest(kit, exercise), str(seed), level.value):
        digest.update(text.encode() + b"\0")
    digest.update(submission.problem.encode() + b"\0")
    for name in _within_reach(kit, exercise, submission):
        content = submission.files[name]
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "replace") + content)
    return digest.hexdigest()


def _within_reach(kit: Kit, exercise: Exercise, submission: Submission) -> list[str]:
    """The files that the exercise's code may import or open.

    What lies in other sections counts only where something says that it may be asked for: the name
    of such a folder, or a way to import or open what no name in the text tells. So a change in one
    section has no other graded again, where nobody crosses between them.
    """
    others = {section.name for section in kit.manifest.sections} - {exercise.section}
    near = [name for name in submission.files if name.partition("/")[0] not in others]
    words = "|".join([*map(re.escape, sorted(others)), CROSSING])
    crossing = re.compile(rf"\b(?:{words})\b".encode())
    if any(crossing.search(submission.files[name]) for name in near):
        return sorted(submission.files)
    return sorted(near)


@cache
def _exercise_digest(kit: Kit, exercise: Exercise) -> str:
    digest = hashlib.sha256(repr(exercise).encode())
    files = [kit.root / "tests" / exercise.check_file]
    files += [kit.root / "reference" / name for name in exercise.files]
    files += sorted(mistakes_folder(kit, exercise).glob("*.py"))
    files += sorted((kit.root / "chapter11").glob("*.py"))
    return _digest_files(files, digest.hexdigest())


DRAWN_BY = (*(each.distribution for each in LIBRARIES.values()), "pytest", "hypothesis")
"""What gives numbers to students' code, or to the checks."""


@lru_cache(maxsize=1)
def _environment() -> str:
    """The grader itself, Python, the machine's kind, and the libraries that give numbers."""
    own = _digest_files(sorted(Path(__file__).parents[1].rglob("*.py")), "")
    versions = []
    for package in DRAWN_BY:
        try:
            versions.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            versions.append(f"no {package}")
    return "\n".join([own, sys.version, platform.machine(), *versions])


def _digest_files(files: Iterable[Path], start: str) -> str:
    digest = hashlib.sha256(start.encode())
    for file in files:
        if file.is_file():
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
