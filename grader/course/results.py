"""Points and statuses, from parts to exercises to a submission: the record of a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a check, a part or an exercise stands: its word in a record, and how people see it."""

    mark: str
    colour: str
    shown: str

    RIGHT = "right", "+", "green", "right"
    PARTIAL = "partial", "~", "yellow", "partly"
    WRONG = "wrong", "x", "red", "wrong"
    COULD_NOT_RUN = "could not run", "!", "bold red", "cannot run"
    AWAITING = "awaiting a person", "?", "cyan", "written"
    NOT_ATTEMPTED = "not attempted", "-", "dim", "not started"

    def __new__(cls, word: str, mark: str = "", colour: str = "", shown: str = "") -> Status:
        """`colour` is a style of rich's and the classes of a page; `shown` is a student's word."""
        status = str.__new__(cls, word)
        status._value_ = word
        status.mark, status.colour, status.shown = mark, colour, shown
        return status

    @property
    def markup(self) -> dict[str, bool]:
        """The colour as pytest's terminal takes it."""
        return {"light" if word == "dim" else word: True for word in self.colour.split()}


class Isolation(StrEnum):
    """What shuts a guest in, weakest first; `grader.guest.sandbox` says what each has.

    They compare by their words, which a test holds to be the order of their strength.
    """

    PLAIN = "plain"
    REDUCED = "reduced"
    STRONG = "strong"


@dataclass(frozen=True)
class PartResult:
    """What one part earned, and what its student reads."""

    name: str
    points: float
    max_points: float
    status: Status
    message: str = ""
    mistake: str | None = None
    extra: bool = False  # whether it asks for more than the exercise's words do


@dataclass(frozen=True)
class ExerciseResult:
    """What one exercise earned, part by part."""

    number: int
    score: float
    max_score: float
    status: Status
    parts: tuple[PartResult, ...]


@dataclass(frozen=True)
class Result:
    """What is known of one submission."""

    student: str
    seed: int
    isolation: Isolation
    exercises: tuple[ExerciseResult, ...]

    @property
    def score(self) -> float:
        return float(sum(exercise.score for exercise in self.exercises))

    @property
    def max_score(self) -> float:
        return float(sum(exercise.max_score for exercise in self.exercises))

    @property
    def awaiting(self) -> float:
        parts = (part for exercise in self.exercises for part in exercise.parts)
        return float(sum(part.max_points for part in parts if part.status == Status.AWAITING))


def part_status(statuses: Sequence[Status]) -> Status:
    """Of the checks of one part: all or nothing."""
    distinct = set(statuses)
    if distinct == {Status.RIGHT}:
        return Status.RIGHT
    if distinct <= {Status.NOT_ATTEMPTED}:
        return Status.NOT_ATTEMPTED
    return Status.COULD_NOT_RUN if Status.COULD_NOT_RUN in distinct else Status.WRONG


def exercise_result(number: int, parts: Sequence[PartResult]) -> ExerciseResult:
    return ExerciseResult(
        number=number,
        score=float(sum(part.points for part in parts)),
        max_score=float(sum(part.max_points for part in parts)),
        status=exercise_status([part.status for part in parts]),
        parts=tuple(parts),
    )


def exercise_status(parts: Sequence[Status]) -> Status:
    """Of the parts of an exercise: what all share; else the first that applies of a mixture's."""
    statuses = set(parts)
    if len(statuses) == 1:
        return statuses.pop()
    if statuses == {Status.RIGHT, Status.AWAITING}:
        return Status.AWAITING
    if statuses & {Status.RIGHT, Status.AWAITING}:
        return Status.PARTIAL
    return Status.COULD_NOT_RUN if Status.COULD_NOT_RUN in statuses else Status.WRONG
