"""Our grader beside `nbgrader autograde`, on one class: `python -m benchmarks.beside_nbgrader`.

Both grade the same notebooks of section C: a class of honest students with everything right, and
one who wrote nothing but two lines that take the checks' place.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from grader.course.manifest import kit_root

ROOT = kit_root()
SECTION = "section_c_forward_pass"
NUMBERS = (11, 12, 13, 14, 15)
HONEST = 7
CHEAT = "import grader.student.kernel\ngrader.checks.kernel.check_part = lambda *a, **k: None"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        course = Path(name) / "course"
        python("grader", "release", str(course), cwd=ROOT)
        for student in range(HONEST):
            hand_in(course, f"honest{student}", "source")
        hand_in(course, "cheat", "release", CHEAT)
        exercises = [word for number in NUMBERS for word in ("--exercise", str(number))]
        words = ("grade", str(course / "submitted"), "--out", str(Path(name) / "out"))
        theirs = python("nbgrader", "autograde", SECTION, cwd=course)
        ours = python("grader", *words, *exercises, cwd=ROOT)
        students = HONEST + 1
        print(f"{students} students, {len(NUMBERS)} exercises, automatic points")
        for who, took, scores in (
            ("nbgrader autograde", theirs, given(course / "gradebook.db")),
            ("python -m grader", ours, rows(Path(name) / "out" / "scores.csv")),
        ):
            honest = {score for student, score in scores.items() if student != "cheat"}
            print(
                f"  {who:<20} {took:6.1f} s ({took / ours:4.1f} x), {took / students:5.2f} s a "
                f"student; honest {honest}, cheat {scores['cheat']}"
            )


def python(*words: str, cwd: Path) -> float:
    """Seconds that `python -m ...` takes."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", *words], cwd=cwd, capture_output=True, check=True)
    return time.perf_counter() - started


def hand_in(course: Path, student: str, tree: str, first: str = "") -> None:
    """A student's notebooks: those of `tree`, with more code in front where that is given."""
    folder = course / "submitted" / student / SECTION
    folder.mkdir(parents=True)
    for file in (course / tree / SECTION).glob("*.ipynb"):
        notebook = json.loads(file.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            own = cell["metadata"].get("nbgrader", {})
            if first and cell["cell_type"] == "code" and own.get("solution"):
                cell["source"] = first
        (folder / file.name).write_text(json.dumps(notebook), encoding="utf-8")


def given(gradebook: Path) -> dict[str, float]:
    """The automatic points that nbgrader gave."""
    with closing(sqlite3.connect(gradebook)) as database:
        return dict(
            database.execute(
                "select a.student_id, sum(g.auto_score) from grade g "
                "join submitted_notebook n on n.id = g.notebook_id "
                "join submitted_assignment a on a.id = n.assignment_id group by 1"
            ).fetchall()
        )


def rows(scores: Path) -> dict[str, float]:
    with scores.open(encoding="utf-8", newline="") as file:
        return {row["student"]: float(row["score"]) for row in csv.DictReader(file)}


if __name__ == "__main__":
    main()
