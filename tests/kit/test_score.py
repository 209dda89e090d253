"""Statuses and points: of a part from its checks, of an exercise from its parts."""

from __future__ import annotations

import json

import pytest

from grader.course.results import (
    AWAITING,
    COULD_NOT_RUN,
    NOT_ATTEMPTED,
    PARTIAL,
    RIGHT,
    WRONG,
    PartResult,
    Result,
    exercise_result,
    exercise_status,
    part_status,
)


@pytest.mark.parametrize(
    ("checks", "status"),
    [
        ([RIGHT], RIGHT),
        ([RIGHT, RIGHT], RIGHT),
        ([NOT_ATTEMPTED, NOT_ATTEMPTED], NOT_ATTEMPTED),
        ([COULD_NOT_RUN, COULD_NOT_RUN], COULD_NOT_RUN),
        ([WRONG], WRONG),
        # all or nothing
        ([RIGHT, WRONG], WRONG),
        ([RIGHT, NOT_ATTEMPTED], WRONG),
        ([WRONG, NOT_ATTEMPTED], WRONG),
        ([RIGHT, COULD_NOT_RUN], COULD_NOT_RUN),
        ([WRONG, COULD_NOT_RUN, NOT_ATTEMPTED], COULD_NOT_RUN),
    ],
)
def test_a_part_is_all_or_nothing(checks: list[str], status: str) -> None:
    assert part_status(checks) == part_status(checks[::-1]) == status


@pytest.mark.parametrize("status", [RIGHT, WRONG, NOT_ATTEMPTED, AWAITING, COULD_NOT_RUN])
def test_an_exercise_has_what_all_its_parts_share(status: str) -> None:
    assert exercise_status(parts(status)) == exercise_status(parts(status, status)) == status


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        # awaiting a person where the rest is right
        ([RIGHT, AWAITING], AWAITING),
        ([RIGHT, RIGHT, AWAITING], AWAITING),
        # partial where any part earned or awaits points
        ([RIGHT, WRONG], PARTIAL),
        ([RIGHT, NOT_ATTEMPTED], PARTIAL),
        ([RIGHT, COULD_NOT_RUN], PARTIAL),
        ([AWAITING, WRONG], PARTIAL),
        ([AWAITING, NOT_ATTEMPTED], PARTIAL),
        ([AWAITING, COULD_NOT_RUN], PARTIAL),
        ([RIGHT, AWAITING, WRONG], PARTIAL),
        # could not run, then wrong
        ([COULD_NOT_RUN, WRONG], COULD_NOT_RUN),
        ([COULD_NOT_RUN, NOT_ATTEMPTED], COULD_NOT_RUN),
        ([WRONG, NOT_ATTEMPTED], WRONG),
    ],
)
def test_an_exercise_of_mixed_parts(statuses: list[str], status: str) -> None:
    assert exercise_status(parts(*statuses)) == status
    assert exercise_status(parts(*statuses[::-1])) == status


def parts(*statuses: str) -> list[PartResult]:
    return [PartResult(f"f{n}", 0.0, 2.5, status) for n, status in enumerate(statuses)]


@pytest.fixture
def result() -> Result:
    forward = PartResult("forward", 7.0, 7.0, RIGHT)
    answer = PartResult("c", 0.0, 3.0, AWAITING)
    count = PartResult("count", 0.0, 15.0, WRONG, "Called count(): ...", "biases_left_out")
    exercises = exercise_result(11, [forward, answer]), exercise_result(13, [count])
    return Result("alice", 7, "strong", exercises)


def test_points_add_up_and_those_awaiting_stand_apart(result: Result) -> None:
    assert [(e.score, e.max_score, e.status) for e in result.exercises] == [
        (7, 10, AWAITING),
        (0, 15, WRONG),
    ]
    assert (result.score, result.max_score, result.awaiting) == (7, 25, 3)


def test_nobody_and_nothing_is_zero() -> None:
    empty = Result("bob", 0, "plain", ())
    assert (empty.score, empty.max_score, empty.awaiting) == (0.0, 0.0, 0.0)


def test_the_record_has_the_fields_of_the_schema(result: Result) -> None:
    record = result.record()
    assert list(record) == [
        *("schema", "student", "seed", "isolation", "score", "max_score", "awaiting"),
        "exercises",
    ]
    assert record["schema"] == 1
    exercise = record["exercises"][0]
    assert list(exercise) == ["number", "score", "max_score", "status", "parts"]
    assert exercise["parts"][0] == {
        "name": "forward",
        "points": 7.0,
        "max_points": 7.0,
        "status": "right",
        "message": "",
        "mistake": None,
    }


def test_a_record_is_read_back_as_it_was(result: Result) -> None:
    assert Result.from_record(json.loads(json.dumps(result.record()))) == result
