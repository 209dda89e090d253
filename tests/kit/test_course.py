"""The course for nbgrader: made by nbgrader, whole, and with nothing that students must not see."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from grader.course.cells import cells, solution_id
from grader.course.manifest import load_kit
from tests.kit.kit import ROOT, Command, run, secrets

SECTION = "section_c_forward_pass"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nbgrader") / "course"
    done = run("-m", "grader", "release", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_exercise_is_in_it_with_all_its_points(course: Path) -> None:
    for exercise in load_kit(ROOT).authored():
        for tree in ("source", "release"):
            text = (course / tree / exercise.notebook_file).read_text(encoding="utf-8")
            graded = [
                cell["metadata"]["nbgrader"]
                for cell in json.loads(text)["cells"]
                if cell["metadata"].get("nbgrader", {}).get("grade")
            ]
            assert sum(cell["points"] for cell in graded) == exercise.points
            assert len(graded) == len(exercise.parts)
            assert sum(cell["solution"] for cell in graded) == len(exercise.written_parts)
            # Where formgrader shows what we say of a part.
            ids = {cell.grade_id for cell in cells(text) if not cell.locked}
            assert {solution_id(exercise.label, name) for name in exercise.functions} <= ids
    with sqlite3.connect(course / "gradebook.db") as gradebook:
        (total,) = gradebook.execute("select sum(max_score) from grade_cells").fetchone()
    assert total == sum(exercise.points for exercise in load_kit(ROOT).authored())


def test_nothing_secret_is_in_a_byte_of_what_students_get(course: Path) -> None:
    files = [file for file in (course / "release").rglob("*") if file.is_file()]
    assert len(files) > 20
    everything = b"\n".join(file.read_bytes() for file in files)
    # As it stands in a file, and as a notebook's JSON would have it.
    written = {form for line in secrets() for form in (line, json.dumps(line)[1:-1])}
    assert len(written) > 300
    assert not [line for line in written if line.encode() in everything]
    names = [file.name for file in files]
    assert not [name for name in names if name in ("gradebook.db", "nbgrader_config.py")]


def test_statement_stubs_checks_and_answers_are(course: Path) -> None:
    file = course / "release" / SECTION / "ex14_universal_approximation.ipynb"
    found = cells(file.read_bytes())
    by_id = {cell.grade_id: cell for cell in found}
    assert by_id["ex14-statement"].source.startswith("# Exercise 14*")
    assert ".md`" not in by_id["ex14-statement"].source
    assert by_id["ex14-fit"].source.endswith("raise NotImplementedError")
    assert by_id["ex14-fit-checks"].locked
    assert "YOUR ANSWER HERE" in by_id["ex14-c"].source
    assert "Rubric" not in by_id["ex14-c"].source


@pytest.mark.parametrize("number", [2, 8, 11, 21, 24, 33])  # one of each section
def test_nbgrader_validates_what_is_solved_and_nothing_else(course: Path, number: int) -> None:
    exercise = load_kit(ROOT).manifest.exercise(number)
    first = exercise.code_parts[0].name
    for tree, told in (
        ("source", "Success! Your notebook passes all the tests."),
        ("release", f"{first} is not written yet"),
    ):
        folder = course / tree / exercise.section
        done = run("-m", "nbgrader", "validate", f"{exercise.name}.ipynb", root=folder)
        assert told in done.stdout + done.stderr


def test_a_folder_that_is_not_empty_is_left_alone(grader: Command, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = grader("release", tmp_path)
    assert done.returncode == 2
    assert "is not an empty folder; give a new one" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
