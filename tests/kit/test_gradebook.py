"""nbgrader's gradebook: our scores and comments in it, a person's kept, and both brought home."""

from __future__ import annotations

import csv
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import chdir, closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from grader.cli import main
from grader.course.manifest import load_kit
from tests.kit.kit import ROOT, Done, run, small_kit

SECTION = "section_c_forward_pass"
ELEVEN, THIRTEEN, FOURTEEN = STEMS = (
    "ex11_manual_forward",
    "ex13_capacity",
    "ex14_universal_approximation",
)
MANIFEST = load_kit(ROOT).manifest
POINTS = {part.name: part.points for n in (11, 13) for part in MANIFEST.exercise(n).parts}
HOSTILE = """\
import numpy as np


def helper(z):
    return 1 / (1 + np.exp(-z))


def forward(x, W1, b1, W2, b2):
    raise RuntimeError("<script>alert('owned')</script>")
"""
ANSWER = "Wider fits better, where $a<b$: <script>alert('owned')</script> [x](javascript:alert(1))"
WRONG = "def forward(x, W1, b1, W2, b2):\n    return {}\n"
PARTLY = (
    "def parameter_table(layer_dims):\n"
    "    if len(layer_dims) < 2 or min(layer_dims) < 1:\n"
    "        raise ValueError(f'no layers: {layer_dims}')\n"
    "    return [(n * m, m) for n, m in zip(layer_dims, layer_dims[1:])]\n",
    "def count_parameters(layer_dims):\n    return -1\n",
)

Grades = dict[tuple[str, str], tuple[float | None, float | None, bool]]


@dataclass(frozen=True)
class School:
    """A small kit, its course, what a class handed in, and what came of it."""

    kit: Path
    folder: Path

    @property
    def course(self) -> Path:
        return self.folder / "course"

    @property
    def book(self) -> Path:
        return self.course / "gradebook.db"

    @property
    def handed_in(self) -> Path:
        return self.folder / "handed in"

    def write(self, student: str, name: str, text: str) -> None:
        folder = self.handed_in / student / SECTION
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    def grader(self, *words: str | Path) -> Done:
        return run("-m", "grader", *words, root=self.kit, cwd=self.folder)

    def does(self, *words: str | Path) -> str:
        done = self.grader(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def exports(self, *words: str | Path) -> Result:
        """`export` in this process: a new one would import nbgrader each time."""
        with chdir(self.folder):
            return CliRunner().invoke(main, ["--kit", str(self.kit), "export", *map(str, words)])

    def grade(self) -> None:
        self.does("grade", self.handed_in, "--out", "out")

    def export(self, *words: str | Path) -> str:
        done = self.exports("gradebook", "out", self.handed_in, "--course", "course", *words)
        assert done.exit_code == 0, done.output
        return done.stdout

    def refuses(self, *words: str | Path) -> str:
        """Why, in one line."""
        done = self.exports(*words)
        assert done.exit_code == 2, done.output
        [line] = [line for line in done.stderr.splitlines() if not line.startswith("Kit: ")]
        return str(line)

    def home(self, *words: str) -> dict[str, str]:
        """Each student's points, as Canvas would get them."""
        with (self.folder / "canvas.csv").open("w", encoding="utf-8") as file:
            file.write("Student,ID,SIS Login ID,Section,Work (7)\n    Points Possible,,,,40\n")
            file.writelines(f"N,{n},{student},S,\n" for n, student in enumerate(("ada", "ben")))
        words = (
            "export",
            "canvas",
            "out",
            "canvas.csv",
            "--column",
            "Work",
            "--to",
            "c.csv",
            *words,
        )
        self.does(*words)
        with (self.folder / "c.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))[1:]
            return {row["SIS Login ID"]: row["Work (7)"] for row in rows}


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> School:
    folder = tmp_path_factory.mktemp("school")
    school = School(small_kit(folder / "kit", *STEMS), folder)
    school.does("release", "course")
    # ada hands in a notebook with one exercise solved and another's written answer, ben files.
    for stem in (ELEVEN, FOURTEEN):
        notebook = released(school, stem)
        fill(notebook, "ex11-forward", solution(ELEVEN))
        fill(notebook, "ex14-c", "## (c)\n\nMore units, more bends: the error falls until ten.")
        school.write("ada", f"{stem}.ipynb", json.dumps(notebook))
    school.write("ben", f"{ELEVEN}.py", HOSTILE)
    school.write("ben", f"{THIRTEEN}.py", solution(THIRTEEN))
    school.write("ben", f"{FOURTEEN}.md", f"## (c)\n\n{ANSWER}\n")
    school.grade()
    told = school.does("export", "gradebook", "out", "handed in", "--course", "course")
    assert "2 students are in the gradebook of course." in told
    assert "Work of 2 awaits a person: open formgrader in course." in told
    return school


@pytest.fixture
def school(pristine: School, tmp_path: Path) -> School:
    """The same again, to go on with."""
    for name in ("course", "handed in", "out"):
        shutil.copytree(pristine.folder / name, tmp_path / name)
    return School(pristine.kit, tmp_path)


def solution(stem: str) -> str:
    return (ROOT / "reference" / SECTION / f"{stem}.py").read_text(encoding="utf-8")


def released(school: School, stem: str) -> Any:
    file = school.course / "release" / SECTION / f"{stem}.ipynb"
    return json.loads(file.read_text(encoding="utf-8"))


def fill(notebook: Any, grade_id: str, source: str) -> None:
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id:
            cell["source"] = source


def grades(book: Path) -> Grades:
    """What the gradebook has: automatic score, a person's, and whether one is awaited."""
    rows = asked(
        book,
        "select a.student_id, c.name, g.auto_score, g.manual_score, g.needs_manual_grade "
        "from grade g join base_cell c on c.id = g.cell_id "
        "join submitted_notebook n on n.id = g.notebook_id "
        "join submitted_assignment a on a.id = n.assignment_id",
    )
    return {(student, cell): (auto, own, bool(needs)) for student, cell, auto, own, needs in rows}


def asked(book: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(book)) as database:
        return database.execute(query).fetchall()


def give(book: Path, student: str, cell: str, points: float) -> None:
    """As formgrader does when a person types a number."""
    with closing(sqlite3.connect(book)) as database, database:
        (grade,) = database.execute(
            "select g.id from grade g join base_cell c on c.id = g.cell_id "
            "join submitted_notebook n on n.id = g.notebook_id "
            "join submitted_assignment a on a.id = n.assignment_id "
            "where a.student_id = ? and c.name = ?",
            (student, cell),
        ).fetchone()
        database.execute(
            "update grade set manual_score = ?, needs_manual_grade = 0 where id = ?",
            (points, grade),
        )


# --- what lands there


def test_scores_are_ours_and_written_answers_await_a_person(pristine: School) -> None:
    found = grades(pristine.book)
    assert found["ada", "ex11-forward-checks"] == (POINTS["forward"], None, False)
    assert found["ben", "ex11-forward-checks"] == (0.0, None, False)
    assert found["ben", "ex13-parameter_table-checks"] == (5.0, None, False)
    assert found["ada", "ex13-parameter_table-checks"] == (0.0, None, False)
    assert found["ada", "ex14-c"] == found["ben", "ex14-c"] == (None, None, True)


def test_a_comment_is_the_message_and_stands_with_the_code(pristine: School) -> None:
    rows = asked(
        pristine.book,
        "select a.student_id, c.name, m.auto_comment from comment m "
        "join base_cell c on c.id = m.cell_id "
        "join submitted_notebook n on n.id = m.notebook_id "
        "join submitted_assignment a on a.id = n.assignment_id",
    )
    told = {(student, cell): comment for student, cell, comment in rows}
    assert told["ada", "ex11-forward"] is None
    assert "RuntimeError: < script>alert('owned')< /script>" in told["ben", "ex11-forward"]
    assert told["ada", "ex13-count_parameters"].startswith("count_parameters: ")


def test_the_notebook_to_look_at_has_the_students_work(pristine: School) -> None:
    file = pristine.course / "autograded" / "ben" / SECTION / f"{ELEVEN}.ipynb"
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    by_id = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in cells}
    code = "".join(by_id["ex11-forward"]["source"])
    assert code.startswith("def forward(")
    assert "raise RuntimeError" in code
    assert "def helper(z):" in "".join(cells[-1]["source"])


# --- formgrader, as a person uses it


@contextmanager
def formgrader(course: Path, home: Path) -> Iterator[Any]:
    """Jupyter's server with formgrader on this course; a function that asks it."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    own = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    words = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    words += ["--IdentityProvider.token=secret", f"--ServerApp.root_dir={course}"]
    words += ["--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}"]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", *words],
            cwd=course,
            env={**os.environ, **own},
            stdout=log,
            stderr=log,
        )

    def ask(path: str, body: object = None) -> str:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/formgrader/{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": "token secret"},
            method="GET" if body is None else "PUT",
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return str(answer.read().decode())

    try:
        until = time.monotonic() + 90
        while True:
            try:
                ask("api/status")
                break
            except OSError:
                log_text = (home / "log").read_text(encoding="utf-8")
                assert server.poll() is None, log_text
                assert time.monotonic() < until, log_text
                time.sleep(0.2)
        yield ask
    finally:
        server.terminate()
        server.wait(30)


def test_a_person_grades_in_formgrader_and_both_come_home(school: School, tmp_path: Path) -> None:
    with formgrader(school.course, tmp_path) as ask:
        found = json.loads(ask(f"api/submissions/{SECTION}"))
        assert {one["student"]: one["score"] for one in found} == {"ada": 10.0, "ben": 15.0}
        assert all(one["autograded"] and one["needs_manual_grade"] for one in found)
        pages = []
        for one in json.loads(ask(f"api/submitted_notebooks/{SECTION}/{FOURTEEN}")):
            pages.append(ask(f"submissions/{one['id']}/"))
            for grade in json.loads(ask(f"api/grades?submission_id={one['id']}")):
                if grade["name"] == "ex14-c":
                    told = ask(f"api/grade/{grade['id']}", {"manual_score": 3, "extra_credit": 0.5})
                    assert not json.loads(told)["needs_manual_grade"]
        (page,) = [page for page in pages if "Wider fits better" in page]
        assert "alert('owned')" in page
        assert "<script>alert" not in page
        assert 'href="javascript' not in page
        assert 'id="ex14-c-comment"' in page
    assert school.home() == {"ada": "10", "ben": "15"}
    assert school.home("--course", "course") == {"ada": "13.5", "ben": "18.5"}
    assert school.home("--course", "course", "--exercise", "14") == {"ada": "3.5", "ben": "3.5"}


# --- graded again


def test_what_a_person_gave_survives_every_regrade_and_counts(school: School) -> None:
    give(school.book, "ben", "ex14-c", 2)
    give(school.book, "ben", "ex11-forward-checks", 7)  # overrides ours
    school.write("ben", f"{ELEVEN}.py", solution(ELEVEN))
    school.write("ben", f"{THIRTEEN}.py", "\n\n".join(PARTLY))
    school.grade()
    for _ in range(2):
        school.export()
        found = grades(school.book)
        # The code is another now, so a person looks again at what they gave.
        assert found["ben", "ex11-forward-checks"] == (POINTS["forward"], 7.0, True)
        assert found["ben", "ex14-c"] == (None, 2.0, False)  # the answer is the same
        assert found["ben", "ex13-count_parameters-checks"][0] == 0.0
        assert school.home("--course", "course")["ben"] == f"{14 + POINTS['errors']:g}"
    school.write("ben", f"{FOURTEEN}.md", "## (c)\n\nQuite another answer.\n")
    school.grade()
    assert "Work of 2 awaits a person" in school.export()
    assert grades(school.book)["ben", "ex14-c"] == (None, 2.0, True)


def test_a_gradebook_that_is_behind_is_not_brought_home(school: School) -> None:
    school.write("ben", f"{ELEVEN}.py", solution(ELEVEN))
    school.grade()
    (school.folder / "c.csv").write_text("ID,Work\nben,1\n", encoding="utf-8")
    words = ("canvas", "out", "c.csv", "--column", "Work", "--to", "d.csv", "--course", "course")
    told = school.refuses(*words)
    assert "does not have the results of ben in exercise 11 as they are now" in told
    assert not (school.folder / "d.csv").exists()


# --- late work

PLUGIN = """
from nbgrader.plugins import LateSubmissionPlugin


class APointAnHour(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return total_seconds_late // 3600
"""


def test_late_work_by_nbgraders_own_plugin_due_date_and_extension(school: School) -> None:
    (school.course / "late_here.py").write_text(PLUGIN, encoding="utf-8")
    with (school.course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('c.AssignLatePenalties.plugin_class = "late_here.APointAnHour"\n')
    words = ["-m", "nbgrader", "db", "assignment", "add", SECTION, "--duedate=2026-03-01 12:00 UTC"]
    assert run(*words, cwd=school.course).returncode == 0
    (school.folder / "times.csv").write_text(
        "student,timestamp\nada,2026-03-01T12:59+01:00\nben,2026-03-01T17:30\nzoe,2026-03-01\n",
        encoding="utf-8",
    )
    told = school.export("--times", "times.csv")
    assert "in times.csv, but not among the results: zoe" in told
    # Exercise 11 gave ben nothing that could be taken off, 13 gave 15, 14 has nothing yet.
    assert school.home("--course", "course") == {"ada": "10", "ben": "10"}
    give(school.book, "ben", "ex14-c", 4)  # and what a person gives is late as well
    assert school.home("--course", "course")["ben"] == "10"
    told = school.export()  # when they handed in stays known
    assert school.home("--course", "course")["ben"] == "10"
    extension = (
        "from nbgrader.api import Gradebook; import sys; "
        f"Gradebook('sqlite:///gradebook.db').grant_extension('{SECTION}', 'ben', hours=4)"
    )
    assert run("-c", extension, cwd=school.course).returncode == 0
    assert school.home("--course", "course")["ben"] == "17"


def test_times_that_nbgrader_collected_are_kept(school: School) -> None:
    file = school.course / "submitted" / "ben" / SECTION / "timestamp.txt"
    file.parent.mkdir(parents=True)
    file.write_text("2026-03-01 17:30:00.123456 UTC", encoding="utf-8")
    school.export()
    assert file.read_text(encoding="utf-8") == "2026-03-01 17:30:00.123456 UTC"
    rows = asked(school.book, "select student_id, timestamp from submitted_assignment")
    assert dict(rows) == {"ada": None, "ben": "2026-03-01 17:30:00.123456"}
    file.write_text("soon", encoding="utf-8")
    told = school.refuses("gradebook", "out", school.handed_in, "--course", "course")
    assert "timestamp.txt holds no time" in told


# --- other databases


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") or (str(installed[-1]) if installed else "")
    if not found or find_spec("psycopg") is None:
        pytest.skip("needs PostgreSQL's server and psycopg")
    programs = Path(found).resolve().parent
    user = "postgres" if os.getuid() == 0 else None  # it refuses to be run by root

    def does(name: str, *words: str) -> None:
        done = subprocess.run(
            [str(programs / name), "-D", str(data), *words],
            user=user,
            cwd=data,
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        data = Path(folder)
        if user:
            shutil.chown(data, user)
        does("initdb", "-U", "teacher", "--auth=trust", "--no-sync")
        options = f"-c listen_addresses='' -k {data} -c fsync=off"
        does("pg_ctl", "-o", options, "-l", str(data / "log"), "-w", "start")
        try:
            yield f"postgresql+psycopg://teacher@/postgres?host={data}"
        finally:
            does("pg_ctl", "-m", "immediate", "-w", "stop")


def test_any_database_of_sqlalchemys_serves(school: School, postgres: str) -> None:
    one = school.does("grade", school.handed_in, "--out", "one", "--exercise", "11")
    assert "ada" in one
    to = ("--course", "course", "--db", postgres)
    assert school.exports("gradebook", "one", school.handed_in, *to).exit_code == 0
    school.export("--db", postgres)  # the rest of the exercises, into the same
    home = school.home("--course", "course", "--db", postgres)
    assert home == school.home("--course", "course") == {"ada": "10", "ben": "15"}


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite:////no/such/folder/g.db", "unable to open database file"),
        ("oracle+nothing://me:secret@there/", "cannot be used"),
        ("no url", "cannot be used"),
    ],
)
def test_a_database_that_cannot_be_used_is_told(school: School, url: str, told: str) -> None:
    words = ("gradebook", "out", school.handed_in, "--course", "course", "--db", url)
    said = school.refuses(*words)
    assert told in said
    assert "secret" not in said


# --- what cannot be used


def test_what_does_not_belong_together_is_told_before_anything_is_written(school: School) -> None:
    def refused(*words: str | Path) -> str:
        return school.refuses("gradebook", *words)

    own = school.handed_in
    assert "is no course of nbgrader" in refused("out", own, "--course", "out")
    assert "has no ada, whom out has" in refused("out", school.kit / "docs", "--course", "course")
    before = school.book.read_bytes()
    (school.course / "release" / SECTION / f"{FOURTEEN}.ipynb").unlink()
    assert "course has no release of exercise 14" in refused("out", own, "--course", "course")
    file = school.course / "release" / SECTION / f"{ELEVEN}.ipynb"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f'"points": {POINTS["forward"]}', '"points": 8'), encoding="utf-8")
    assert "other parts or points than" in refused("out", own, "--course", "course")
    assert school.book.read_bytes() == before


@pytest.mark.parametrize("name", ["<b>", 'a"b', "back\\slash", "x" * 129])
def test_a_name_that_formgrader_would_take_for_markup_is_refused(school: School, name: str) -> None:
    shutil.move(school.handed_in / "ben", school.handed_in / name)
    school.grade()
    told = school.refuses("gradebook", "out", school.handed_in, "--course", "course")
    assert "nbgrader cannot take the student" in told


def test_odd_names_that_nbgrader_can_take_arrive(school: School) -> None:
    shutil.move(school.handed_in / "ben", school.handed_in / "Ó Néill, B+n's {x}")
    school.grade()
    school.export()
    assert grades(school.book)["Ó Néill, B+n's {x}", "ex14-c"] == (None, None, True)


# --- nbgrader's own autograder


def test_nbgrader_autograde_gives_honest_work_the_same_scores(school: School) -> None:
    right = {"ex11-forward": solution(ELEVEN)}
    parts = {"ex13-parameter_table": PARTLY[0], "ex13-count_parameters": PARTLY[1]}
    # Right for the visible checks and wrong for the hidden ones.
    narrow = ROOT / "tests" / SECTION / "mistakes" / "ex11" / "three_units_only.py"
    work = {
        "right": right,
        "partly": right | parts,
        "wrong": {"ex11-forward": WRONG},
        "narrow": {"ex11-forward": narrow.read_text(encoding="utf-8")},
    }
    submitted = school.course / "submitted"
    for student, cells in work.items():
        for stem in (ELEVEN, THIRTEEN):
            notebook = released(school, stem)
            for grade_id, source in cells.items():
                fill(notebook, grade_id, source)
            file = submitted / student / SECTION / f"{stem}.ipynb"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(notebook), encoding="utf-8")
    done = run("-m", "nbgrader", "autograde", SECTION, cwd=school.course, root=school.kit)
    assert done.returncode == 0, done.stderr
    theirs = grades(school.book)
    numbers = ("--exercise", "11", "--exercise", "13")
    school.does("grade", submitted, "--out", "again", *numbers)
    assert school.exports("gradebook", "again", submitted, "--course", "course").exit_code == 0
    ours = grades(school.book)
    compared = [
        place for place in ours if place[0] in work and place[1].startswith(("ex11", "ex13"))
    ]
    parts_of_both = [part for n in (11, 13) for part in MANIFEST.exercise(n).parts]
    assert len(compared) == len(work) * len(parts_of_both)
    assert {place: theirs[place][0] for place in compared} == {
        place: ours[place][0] for place in compared
    }
    assert {ours[place][0] for place in compared} == {0.0, 5.0, POINTS["forward"], POINTS["errors"]}
    assert theirs["narrow", "ex11-forward-checks"][0] == 0.0
