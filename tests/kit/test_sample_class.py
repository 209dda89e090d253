"""The main job, on the class in `examples/submissions/`: everyone gets what they must get."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from grader.course.manifest import load_kit
from tests.kit.kit import ROOT, Done, run

GOLDEN = ROOT / "examples" / "scores.csv"


@pytest.fixture(scope="module")
def graded(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, Done]:
    out = tmp_path_factory.mktemp("class") / "out"
    return out, run("-m", "grader", "grade", ROOT / "examples/submissions", "--out", out)


def result(out: Path, student: str) -> dict[int, dict[str, Any]]:
    """One student's exercises by number, each with its parts by name."""
    record = json.loads((out / "results" / f"{student}.json").read_text(encoding="utf-8"))
    return {
        exercise["number"]: exercise | {"parts": {part["name"]: part for part in exercise["parts"]}}
        for exercise in record["exercises"]
    }


def test_every_score_is_the_golden_one(graded: Any) -> None:
    out, done = graded
    assert done.returncode == 0, done.stderr
    assert (out / "scores.csv").read_text(encoding="utf-8") == GOLDEN.read_text(encoding="utf-8")


def test_the_table_shows_every_student(graded: Any) -> None:
    _, done = graded
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert f"{row['student']} " in done.stdout
            assert f"{row['score']}/{row['max_score']}" in done.stdout


def test_the_record_has_the_fields_of_the_schema(graded: Any) -> None:
    out, _ = graded
    record = json.loads((out / "results" / "ada.json").read_text(encoding="utf-8"))
    head = ["schema", "student", "seed", "isolation", "score", "max_score", "awaiting", "exercises"]
    assert list(record) == head
    assert record["schema"] == 1
    assert record["seed"] == 0
    assert record["max_score"] == sum(exercise.points for exercise in load_kit(ROOT).authored())
    exercise = record["exercises"][0]
    assert list(exercise) == ["number", "score", "max_score", "status", "parts"]
    part = ["name", "points", "max_points", "status", "message", "mistake"]
    assert list(exercise["parts"][0]) == part


@pytest.mark.parametrize(
    ("student", "exercise", "status"),
    [
        ("ada", 14, "awaiting a person"),
        ("ada", 13, "right"),
        ("ben", 12, "partial"),
        ("ben", 14, "not attempted"),
        ("cleo", 11, "not attempted"),
        ("cleo", 14, "not attempted"),
        ("dan", 12, "could not run"),
        ("eve", 11, "wrong"),
        ("eve", 13, "wrong"),
        ("fay", 11, "wrong"),
        ("gus", 14, "partial"),
        ("hana", 12, "partial"),
    ],
)
def test_statuses(graded: Any, student: str, exercise: int, status: str) -> None:
    assert result(graded[0], student)[exercise]["status"] == status


@pytest.mark.parametrize(
    ("student", "exercise", "part", "told"),
    [
        ("ben", 12, "shapes", "shapes is not written yet"),
        ("dan", 12, "shapes", "SyntaxError: '(' was never closed (line 3"),
        ("eve", 12, "shapes", "the process ended while it ran"),
        ("fay", 11, "forward", "it was stopped because it took more than 15 s of CPU time"),
        ("hana", 12, "forward_batch", "torch is not to be used in this exercise"),
        ("cleo", 12, "shapes", "ex12_batch_forward.py is missing"),
    ],
)
def test_messages_say_why(graded: Any, student: str, exercise: int, part: str, told: str) -> None:
    assert told in result(graded[0], student)[exercise]["parts"][part]["message"]


def test_a_known_mistake_is_named(graded: Any) -> None:
    part = result(graded[0], "ben")[13]["parts"]["memory_megabytes"]
    assert part["mistake"] == "memory_in_mebibytes"
    assert "Likely cause: " in part["message"]


def test_a_stub_in_an_example_is_still_the_stub() -> None:
    for file in (ROOT / "examples/submissions/cleo").rglob("*.*"):
        name = file.relative_to(ROOT / "examples/submissions/cleo")
        assert file.read_text(encoding="utf-8") == (ROOT / "assignments" / name).read_text(
            encoding="utf-8"
        )
