"""Points and statuses, from parts to exercises to a submission: the record of a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

RIGHT = "right"
WRONG = "wrong"
NOT_ATTEMPTED = "not attempted"
AWAITING = "awaiting a person"
COULD_NOT_RUN = "could not run"
PARTIAL = "partial"

SCHEMA = 1


@dataclass(frozen=True)
class PartResult:
    name: str
    points: float
    max_points: float
    status: str
    message: str = ""
    mistake: str | None = None


@dataclass(frozen=True)
class ExerciseResult:
    number: int
    score: float
    max_score: float
    status: str
    parts: tuple[PartResult, ...]


@dataclass(frozen=True)
class Result:
    """What is known of one submission: `results/<student>.json`."""

    student: str
    seed: int
    isolation: str
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
        return float(sum(part.max_points for part in parts if part.status == AWAITING))

    def record(self) -> dict[str, Any]:
        head = {"schema": SCHEMA, "student": self.student, "seed": self.seed}
        head |= {"isolation": self.isolation, "score": self.score}
        head |= {"max_score": self.max_score, "awaiting": self.awaiting}
        return head | {"exercises": [asdict(exercise) for exercise in self.exercises]}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Result:
        exercises = tuple(exercise_from_record(table) for table in record["exercises"])
        return cls(record["student"], record["seed"], record["isolation"], exercises)


def exercise_from_record(table: dict[str, Any]) -> ExerciseResult:
    parts = tuple(PartResult(**part) for part in table["parts"])
    return ExerciseResult(**{**table, "parts": parts})


def part_status(statuses: Sequence[str]) -> str:
    """Of the checks of one part: all or nothing."""
    distinct = set(statuses)
    if distinct == {RIGHT}:
        return RIGHT
    if distinct == {NOT_ATTEMPTED}:
        return NOT_ATTEMPTED
    return COULD_NOT_RUN if COULD_NOT_RUN in distinct else WRONG


def exercise_result(number: int, parts: Sequence[PartResult]) -> ExerciseResult:
    return ExerciseResult(
        number=number,
        score=float(sum(part.points for part in parts)),
        max_score=float(sum(part.max_points for part in parts)),
        status=exercise_status(parts),
        parts=tuple(parts),
    )


def exercise_status(parts: Sequence[PartResult]) -> str:
    """What all parts share; else the first that applies of the statuses of a mixture."""
    statuses = {part.status for part in parts}
    if len(statuses) == 1:
        return statuses.pop()
    if statuses == {RIGHT, AWAITING}:
        return AWAITING
    if statuses & {RIGHT, AWAITING}:
        return PARTIAL
    return COULD_NOT_RUN if COULD_NOT_RUN in statuses else WRONG
