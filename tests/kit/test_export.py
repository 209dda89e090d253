"""Results as files: a plain CSV and JSON, and the grades in the CSV of Canvas or Moodle."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import main
from grader.course.manifest import load_kit
from grader.course.results import Isolation, PartResult, Status, exercise_result
from grader.course.results import Result as Graded
from grader.grading.records import as_json, record
from grader.grading.store import Store
from tests.kit.kit import ROOT

ELEVEN = load_kit(ROOT).manifest.exercise(11)
FOURTEEN = load_kit(ROOT).manifest.exercise(14)

# As Canvas gives it: a row that says how grades are posted, and one of the points possible.
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Homework (1234),Essay (77),Current Score,Final Score
,,,,,Manual Posting,,(read only),(read only)
    Points Possible,,,,,25,10,(read only),(read only)
"Doe, Jane",101,S1,jane@example.edu,"CS 1, Monday",,8,80,40
"O'Brien, Pat",102,S2,pat@example.edu,CS 1,3,9,90,45
"Müller, Zoë",103,S3,zoe@example.edu,CS 1,EX,,,
"Roe, Rick",104,,rick@example.edu,CS 1,7.5,,,
"Student, Test",105,,a1b2c3,CS 1,,,,
"""
# As Moodle gives it in German: a mark in front, other titles, decimal commas.
MOODLE = (
    "\ufeffID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Bestwertung;"
    "Letzte Änderung (Bewertung);Feedback als Kommentar\r\n"
    "Teilnehmer/in 12345;Jane Doe;jane@example.edu;Abgegeben;;25,00;-;\r\n"
    "Teilnehmer/in 12346;Pat O'Brien;pat@example.edu;Abgegeben;10,00;25,00;-;"
    '"Gut; weiter\r\nso"\r\n'
    "Teilnehmer/in 12347;Rick Roe;rick@example.edu;Keine Abgabe;7,50;25,00;-;\r\n"
)
MOODLE_ENGLISH = """\
Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed"
"Participant 12345","Jane Doe",jane@example.edu,"Submitted for grading",,25.00,Yes
"Participant 12346","Pat O'Brien",pat@example.edu,"Submitted for grading",10.00,25.00,Yes
"""


def graded(student: str, points: float, message: str = "") -> Graded:
    """A result of exercises 11 and 14: `points` in all, and a written answer that awaits."""
    status = Status.RIGHT if points else Status.WRONG
    eleven = [
        PartResult(part.name, part.points * points / ELEVEN.points, part.points, status, message)
        for part in ELEVEN.parts
    ]
    fourteen = [
        PartResult(part.name, 0.0, part.points, Status.AWAITING if part.written else Status.WRONG)
        for part in FOURTEEN.parts
    ]
    exercises = (exercise_result(11, eleven), exercise_result(14, fourteen))
    return Graded(student, 0, Isolation.STRONG, exercises)


def out(folder: Path, *results: Graded) -> Path:
    with Store(folder / "out").held() as store:
        for result in results:
            store.write_result(result)
        store.write_scores(results)
    return folder / "out"


def does(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["--kit", str(ROOT), "export", *map(str, words)])


def filled(
    tmp_path: Path, platform: str, text: str, column: str, *results: Graded, words: object = ()
) -> tuple[Result, str]:
    """The command's answer, and the file it wrote, '' for none."""
    file, to = tmp_path / "grades.csv", tmp_path / "filled.csv"
    file.write_bytes(text.encode())
    own = [str(word) for word in (words if isinstance(words, tuple) else ())]
    place = out(tmp_path, *results)
    done = does(platform, place, file, "--column", column, "--to", to, *own)
    assert file.read_bytes() == text.encode()  # the teacher's own is never touched
    return done, to.read_bytes().decode() if to.exists() else ""


def refused(done: Result) -> str:
    assert done.exit_code == 2, done.output
    (line,) = done.stderr.strip().splitlines()
    return str(line)


# --- plain files


def test_csv_is_inert_in_a_spreadsheet(tmp_path: Path) -> None:
    place = out(tmp_path, graded("=1+cmd|' C'!A0", 0, "@SUM(1), said\nthe student"))
    assert does("csv", place, "--to", tmp_path / "all.csv").exit_code == 0
    text = (tmp_path / "all.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(ELEVEN.parts) + len(FOURTEEN.parts)
    assert rows[0]["student"] == "'=1+cmd|' C'!A0"
    assert rows[0]["message"] == "'@SUM(1), said\nthe student"
    assert rows[0] | {"student": "", "message": ""} == {
        "student": "",
        "exercise": "11",
        "title": ELEVEN.title,
        "part": "forward",
        "score": "0",
        "max_score": f"{ELEVEN.parts[0].points:g}",
        "status": "wrong",
        "message": "",
    }


def test_json_has_the_records(tmp_path: Path) -> None:
    results = [graded("zoë", 10), graded("ada", 0)]
    place = out(tmp_path, *results)
    assert does("json", place, "--to", tmp_path / "all.json").exit_code == 0
    records = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [one["student"] for one in records] == ["zoë", "ada"]
    assert records == [json.loads(as_json(record(result))) for result in results]


def test_what_cannot_be_written_leaves_nothing_half(tmp_path: Path) -> None:
    place = out(tmp_path, graded("ada", 10))
    to = tmp_path / "no" / "such" / "all.csv"
    assert f"{to} cannot be used: " in refused(does("csv", place, "--to", to))
    assert "there is no folder" in refused(does("csv", tmp_path / "none", "--to", to))
    (tmp_path / "taken").mkdir()
    refused(does("json", place, "--to", tmp_path / "taken"))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out", "taken"]


def test_results_of_another_edition_are_refused(tmp_path: Path) -> None:
    old = exercise_result(11, [PartResult("forward", 9.0, 9.0, Status.RIGHT)])
    place = out(tmp_path, Graded("ada", 0, Isolation.STRONG, (old,)))
    told = refused(does("json", place, "--to", tmp_path / "all.json"))
    assert "other parts or points of exercise 11" in told


# --- Canvas


def test_canvas_gets_grades_and_keeps_all_the_rest(tmp_path: Path) -> None:
    # By login, by number, and as Canvas names the files of a bulk download.
    results = [graded("Jane@example.edu", 10), graded("brienpat_LATE_102_99_work", 0)]
    results += [graded("S3", 10), graded("stranger", 10)]
    done, text = filled(tmp_path, "canvas", CANVAS, "Homework", *results)
    assert done.exit_code == 0, done.output
    before = list(csv.reader(io.StringIO(CANVAS)))
    after = list(csv.reader(io.StringIO(text)))
    assert (before[3][5], before[4][5]) == ("", "3")
    assert (after[3][5], after[4][5]) == ("10", "0")
    before[3][5], before[4][5] = after[3][5], after[4][5]
    assert after == before  # no grade became a blank, and none was given to who has no result
    assert "2 grades changed; upload the file to Canvas." in done.output
    assert "not in " in done.output
    assert "stranger" in done.output
    assert "left as it was, being excused: Müller, Zoë" in done.output
    assert "left as it was, having no result: Roe, Rick" in done.output
    assert "Points of 4 students still await a person" in done.output
    assert "out of 25" not in done.output  # as these results are


def test_points_that_canvas_expects_otherwise_are_told(tmp_path: Path) -> None:
    words = ("--exercise", "11")
    done, text = filled(tmp_path, "canvas", CANVAS, "Essay (77)", graded("101", 10), words=words)
    assert "the column is out of 10 points" not in done.output
    done, text = filled(tmp_path, "canvas", CANVAS, "Essay", graded("101", 10))
    assert "the column is out of 10 points, these results out of 25" in done.output
    assert text.splitlines()[3].startswith(
        '"Doe, Jane",101,S1,jane@example.edu,"CS 1, Monday",,10,'
    )


@pytest.mark.parametrize(
    ("column", "student", "words", "told"),
    [
        ("Homework 2", "101", (), "has no column 'Homework 2'; give one of 'Student', 'ID',"),
        ("Homework", "nobody", (), "no student of these results is in"),
        ("Homework", "101", ("--id-column", "Matrikel"), "has no column 'Matrikel'"),
        ("Homework", "101", ("--id-column", "Section"), "has 'cs 1' in lines 5 and 6"),
        ("Homework", "101", ("--exercise", "12"), "no results of exercise 12; there are 11, 14"),
        ("Homework", "101", ("--db", "sqlite://"), "give the folder of the course with --course"),
        ("Homework", "101", ("--course", "."), "is no course of nbgrader"),
    ],
)
def test_what_does_not_match_is_refused(
    tmp_path: Path, column: str, student: str, words: tuple[str, ...], told: str
) -> None:
    done, text = filled(tmp_path, "canvas", CANVAS, column, graded(student, 10), words=words)
    assert told in refused(done)
    assert text == ""


def test_one_student_under_two_names_is_refused(tmp_path: Path) -> None:
    results = [graded("101", 10), graded("S1", 0)]
    done, text = filled(tmp_path, "canvas", CANVAS, "Homework", *results)
    assert "'101' and 'S1' are the same student by line 4" in refused(done)
    assert text == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("Name,Points\nada,\n", "has none of the columns ID, SIS User ID, SIS Login ID"),
        ("ID,Homework,Homework\n101,,\n", "has several columns 'Homework'"),
        ('ID,Homework\n101,"' + "x" * 200_000 + '"\n', "is no CSV"),
    ],
)
def test_what_is_no_gradebook_of_canvas_is_refused(tmp_path: Path, text: str, told: str) -> None:
    column = "Points" if "Points" in text else "Homework"
    done, written = filled(tmp_path, "canvas", text, column, graded("101", 10))
    assert told in refused(done)
    assert written == ""


def test_what_a_spreadsheet_saved_in_its_own_way_is_told(tmp_path: Path) -> None:
    file = tmp_path / "grades.csv"
    file.write_bytes("ID,Homework\nZoë,\n".encode("cp1252"))
    place = out(tmp_path, graded("101", 10))
    words = ("canvas", place, file, "--column", "Homework", "--to", tmp_path / "filled.csv")
    assert "save it as 'CSV UTF-8'" in refused(does(*words))


# --- Moodle


def test_moodles_worksheet_in_another_language(tmp_path: Path) -> None:
    results = [graded("Jane Doe_12345_assignsubmission_file_", 10)]
    results += [graded("Pat O'Brien_12346_assignsubmission_file_", 10)]
    done, text = filled(tmp_path, "moodle", MOODLE, "Bewertung", *results)
    assert done.exit_code == 0, done.output
    # Its mark, ends of lines, commas and quotes stand; ten is ten in either spelling.
    assert text == MOODLE.replace("jane@example.edu;Abgegeben;;", "jane@example.edu;Abgegeben;10;")
    assert "1 grades changed" in done.output
    assert "left as it was, having no result: Teilnehmer/in 12347" in done.output


def test_moodles_worksheet_by_another_column(tmp_path: Path) -> None:
    words = ("--id-column", "E-Mail-Adresse")
    student = graded("rick@example.edu", 0)
    done, text = filled(tmp_path, "moodle", MOODLE, "Bewertung", student, words=words)
    assert done.exit_code == 0, done.output
    assert text == MOODLE.replace(";7,50;", ";0;")


def test_moodles_worksheet_in_english(tmp_path: Path) -> None:
    results = [graded("Jane Doe_12345_assignsubmission_onlinetext", 10), graded("12346", 10)]
    done, text = filled(tmp_path, "moodle", MOODLE_ENGLISH, "Grade", *results)
    assert done.exit_code == 0, done.output
    rows = {row["Identifier"]: row["Grade"] for row in csv.DictReader(io.StringIO(text))}
    assert rows == {"Participant 12345": "10", "Participant 12346": "10.00"}


def test_a_participants_number_that_is_anothers_id_is_refused(tmp_path: Path) -> None:
    text = "Identifier,ID number,Grade\nParticipant 7,8,\nParticipant 8,9,\n"
    done, written = filled(tmp_path, "moodle", text, "Grade", graded("X_8_assignsubmission_", 10))
    assert "has '8' in lines 2 and 3; name a column that tells them apart" in refused(done)
    assert written == ""
    words = ("--id-column", "Identifier")
    student = graded("X_8_assignsubmission_", 10)
    done, written = filled(tmp_path, "moodle", text, "Grade", student, words=words)
    assert written == text.replace("9,", "9,10")
