"""The record of a submission, `results/<student>.json`, and what is remembered of an exercise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from grader.course.results import ExerciseResult, Isolation, Result

SCHEMA = 1
"""Of the record: its fields do not change without a new one. DESIGN.md shows them."""


class RecordError(Exception):
    """A file that is no record; the message says where in it."""


class Record(Struct, frozen=True):
    """A result with its sums, field by field as it is written."""

    schema: int
    student: str
    seed: int
    isolation: Isolation
    score: float
    max_score: float
    awaiting: float
    exercises: tuple[ExerciseResult, ...]


class Remembered(Struct, frozen=True):
    """One exercise that was graded before, and how well its guests were shut in."""

    isolation: Isolation
    exercise: ExerciseResult


class _Head(Struct):
    schema: int


def record(result: Result) -> Record:
    """The record of a result."""
    sums = result.score, result.max_score, result.awaiting
    return Record(SCHEMA, result.student, result.seed, result.isolation, *sums, result.exercises)


def as_json(found: Record | Remembered | Sequence[Record]) -> bytes:
    """Records as they are written, a field a line; a part that is no extra says nothing of it."""
    plain = msgspec.to_builtins(found)
    _leave_out_plain(plain)
    return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"


def _leave_out_plain(tree: Any) -> None:
    for branch in tree.values() if isinstance(tree, dict) else tree:
        if isinstance(branch, dict | list | tuple):
            _leave_out_plain(branch)
    if isinstance(tree, dict) and tree.get("extra") is False:
        del tree["extra"]


def read_record(content: bytes) -> Result:
    """The result in a record; RecordError where it is none of ours."""
    try:
        schema = msgspec.json.decode(content, type=_Head).schema
        if schema != SCHEMA:
            raise RecordError(
                f"its schema is {schema}, and this grader reads {SCHEMA}: it was written by "
                f"{'a newer' if schema > SCHEMA else 'another'} grader; use that one"
            )
        found = msgspec.json.decode(content, type=Record)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(str(error)) from None
    return Result(found.student, found.seed, found.isolation, found.exercises)


def read_remembered(content: bytes) -> Remembered | None:
    """What was remembered; None where it cannot be read."""
    try:
        return msgspec.json.decode(content, type=Remembered)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
