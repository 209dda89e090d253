"""Statuses and points: of a part from its checks, of an exercise from its parts."""

from __future__ import annotations

import io
import json

import pytest
from _pytest._io import TerminalWriter
from rich.style import Style

from grader.course.results import (
    Isolation,
    PartResult,
    Result,
    Status,
    exercise_result,
    exercise_status,
    part_status,
)
from grader.grading.records import RecordError, as_json, read_record, record
from tests.kit.kit import ROOT


@pytest.mark.parametrize(
    ("checks", "status"),
    [
        ([Status.RIGHT], Status.RIGHT),
        ([Status.RIGHT, Status.RIGHT], Status.RIGHT),
        ([Status.NOT_ATTEMPTED, Status.NOT_ATTEMPTED], Status.NOT_ATTEMPTED),
        ([Status.COULD_NOT_RUN, Status.COULD_NOT_RUN], Status.COULD_NOT_RUN),
        ([Status.WRONG], Status.WRONG),
        # all or nothing
        ([Status.RIGHT, Status.WRONG], Status.WRONG),
        ([Status.RIGHT, Status.NOT_ATTEMPTED], Status.WRONG),
        ([Status.WRONG, Status.NOT_ATTEMPTED], Status.WRONG),
        ([Status.RIGHT, Status.COULD_NOT_RUN], Status.COULD_NOT_RUN),
        ([Status.WRONG, Status.COULD_NOT_RUN, Status.NOT_ATTEMPTED], Status.COULD_NOT_RUN),
    ],
)
def test_a_part_is_all_or_nothing(checks: list[Status], status: Status) -> None:
    assert part_status(checks) == part_status(checks[::-1]) == status


@pytest.mark.parametrize(
    "status",
    [Status.RIGHT, Status.WRONG, Status.NOT_ATTEMPTED, Status.AWAITING, Status.COULD_NOT_RUN],
)
def test_an_exercise_has_what_all_its_parts_share(status: Status) -> None:
    assert exercise_status([status]) == exercise_status([status, status]) == status


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        # awaiting a person where the rest is right
        ([Status.RIGHT, Status.AWAITING], Status.AWAITING),
        ([Status.RIGHT, Status.RIGHT, Status.AWAITING], Status.AWAITING),
        # partial where any part earned or awaits points
        ([Status.RIGHT, Status.WRONG], Status.PARTIAL),
        ([Status.RIGHT, Status.NOT_ATTEMPTED], Status.PARTIAL),
        ([Status.RIGHT, Status.COULD_NOT_RUN], Status.PARTIAL),
        ([Status.AWAITING, Status.WRONG], Status.PARTIAL),
        ([Status.AWAITING, Status.NOT_ATTEMPTED], Status.PARTIAL),
        ([Status.AWAITING, Status.COULD_NOT_RUN], Status.PARTIAL),
        ([Status.RIGHT, Status.AWAITING, Status.WRONG], Status.PARTIAL),
        # could not run, then wrong
        ([Status.COULD_NOT_RUN, Status.WRONG], Status.COULD_NOT_RUN),
        ([Status.COULD_NOT_RUN, Status.NOT_ATTEMPTED], Status.COULD_NOT_RUN),
        ([Status.WRONG, Status.NOT_ATTEMPTED], Status.WRONG),
    ],
)
def test_an_exercise_of_mixed_parts(statuses: list[Status], status: Status) -> None:
    assert exercise_status(statuses) == status
    assert exercise_status(statuses[::-1]) == status


@pytest.fixture
def result() -> Result:
    forward = PartResult("forward", 7.0, 7.0, Status.RIGHT)
    answer = PartResult("c", 0.0, 3.0, Status.AWAITING)
    count = PartResult("count", 0.0, 15.0, Status.WRONG, "Called count(): ...", "biases_left_out")
    exercises = exercise_result(11, [forward, answer]), exercise_result(13, [count])
    return Result("alice", 7, Isolation.STRONG, exercises)


def test_points_add_up_and_those_awaiting_stand_apart(result: Result) -> None:
    assert [(e.score, e.max_score, e.status) for e in result.exercises] == [
        (7, 10, Status.AWAITING),
        (0, 15, Status.WRONG),
    ]
    assert (result.score, result.max_score, result.awaiting) == (7, 25, 3)


def test_nobody_and_nothing_is_zero() -> None:
    empty = Result("bob", 0, Isolation.PLAIN, ())
    assert (empty.score, empty.max_score, empty.awaiting) == (0.0, 0.0, 0.0)


def test_the_record_has_the_fields_of_the_schema(result: Result) -> None:
    found = json.loads(as_json(record(result)))
    assert list(found) == [
        *("schema", "student", "seed", "isolation", "score", "max_score", "awaiting"),
        "exercises",
    ]
    assert found["schema"] == 1
    exercise = found["exercises"][0]
    assert list(exercise) == ["number", "score", "max_score", "status", "parts"]
    assert exercise["parts"][0] == {
        "name": "forward",
        "points": 7.0,
        "max_points": 7.0,
        "status": "right",
        "message": "",
        "mistake": None,
    }


def test_an_extra_is_marked_in_the_record() -> None:
    part = PartResult("errors", 0.0, 1.0, Status.WRONG, "no", None, True)
    result = Result("a", 0, Isolation.STRONG, (exercise_result(1, [part]),))
    found = json.loads(as_json(record(result)))
    assert found["exercises"][0]["parts"][0]["extra"] is True


def test_a_record_is_read_back_as_it_was(result: Result) -> None:
    assert read_record(as_json(record(result))) == result


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"schema": 1', '"schema": 2', "its schema is 2, and this grader reads 1: .* a newer"),
        ('"points": 7.0', '"points": "7"', r"at `\$.exercises\[0\].parts\[0\].points`"),
        ('"status": "right"', '"status": "fine"', "Invalid enum value 'fine'"),
        ('"student"', '"pupil"', "missing required field `student`"),
        ("{", "", "Expected `object`"),
        ('"schema"', "schema", "malformed"),
    ],
)
def test_what_is_no_record_is_told_with_its_place(
    result: Result, old: str, new: str, told: str
) -> None:
    content = as_json(record(result)).decode().replace(old, new, 1)
    with pytest.raises(RecordError, match=told):
        read_record(content.encode())


def test_isolation_levels_compare_by_their_strength() -> None:
    assert list(Isolation) == sorted(Isolation)


@pytest.mark.parametrize("status", Status)
def test_a_colour_is_known_wherever_it_is_shown(status: Status) -> None:
    Style.parse(status.colour)
    TerminalWriter(io.StringIO()).markup("text", **status.markup)
    page = (ROOT / "grader" / "pages" / "templates" / "base.html").read_text(encoding="utf-8")
    assert f".{status.colour.replace(' ', '.')} {{ background" in page
