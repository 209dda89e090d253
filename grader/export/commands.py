"""`python -m grader export`: results out to where grades are kept."""

from __future__ import annotations

from pathlib import Path

import click

from grader.course.manifest import Kit
from grader.course.results import Result, Status
from grader.errors import UserError
from grader.files import write_whole
from grader.nbgrader.course import Course
from grader.nbgrader.gradebook import Kept, fill_gradebook, read_gradebook


@click.group()
def export() -> None:
    """Take the results of OUT to where grades are kept."""


FILE = click.Path(path_type=Path)
OUT = click.argument("out", type=FILE)
TO = click.option("--to", type=FILE, required=True, help="File to write.")
DATABASE = click.option("--db", default="", metavar="URL", help="nbgrader's database, if another.")


@export.command("csv")
@OUT
@TO
def export_csv(out: Path, to: Path) -> None:
    """A row per student and part, with its message."""
    from grader.export.tables import as_csv

    kit, results = _results(out)
    _write(to, as_csv(kit, results).encode())


@export.command("json")
@OUT
@TO
def export_json(out: Path, to: Path) -> None:
    """All records in one file."""
    from grader.export.tables import as_json

    _write(to, as_json(_results(out)[1]).encode())


@export.command("gradescope")
@OUT
@TO
@click.option(
    "--visibility",
    type=click.Choice(["visible", "hidden", "after_due_date", "after_published"]),
    default="visible",
    show_default=True,
    help="When students see the tests.",
)
def export_gradescope(out: Path, to: Path, visibility: str) -> None:
    """Gradescope's results.json, of the one submission in OUT."""
    from grader.export.gradescope import results_json

    kit, results = _results(out)
    if len(results) != 1:
        raise UserError(f"{out} has {len(results)} students; Gradescope grades one at a time")
    _write(to, results_json(kit, results[0], visibility).encode())


def _platform(name: str) -> None:
    @export.command(name, help=f"Fill the points into the CSV that {name.capitalize()} gave you.")
    @OUT
    @click.argument("grades", type=FILE)
    @click.option("--column", required=True, help="Title of the column that gets the points.")
    @click.option("--id-column", multiple=True, help="Column that names the student; repeats.")
    @TO
    @click.option(
        "--exercise", type=int, multiple=True, metavar="N", help="Count only this one; repeats."
    )
    @click.option(
        "--course", type=FILE, help="A course of nbgrader: what a person gave there counts too."
    )
    @DATABASE
    def fill(
        out: Path,
        grades: Path,
        column: str,
        id_column: tuple[str, ...],
        to: Path,
        exercise: tuple[int, ...],
        course: Path | None,
        db: str,
    ) -> None:
        from grader.export import lms

        platform = {"canvas": lms.CANVAS, "moodle": lms.MOODLE}[name]
        kit, results = _results(out)
        scores = _scores(kit, results, exercise, course, db)
        points = {student: one.points for student, one in scores.items()}
        counted = [e for e in results[0].exercises if not exercise or e.number in exercise]
        most = sum(one.max_score for one in counted)
        filled = lms.fill_in(platform, grades, column, points, most, id_column)
        _write(to, filled.content)
        click.echo(f"{filled.changed} grades changed; upload the file to {platform.name}.")
        for sentence in filled.notes:
            click.echo(sentence)
        waiting = sum(1 for one in scores.values() if one.waiting)
        if waiting:
            click.echo(f"Points of {waiting} students still await a person, and are not in it.")


for _name in ("canvas", "moodle"):
    _platform(_name)


@export.command("gradebook")
@OUT
@click.argument("submissions", type=FILE)
@click.option("--course", type=FILE, required=True, help="As 'release' made it.")
@DATABASE
@click.option(
    "--times", type=FILE, help="CSV of student,timestamp: when each handed in, for late penalties."
)
def export_gradebook(
    out: Path, submissions: Path, course: Path, db: str, times: Path | None
) -> None:
    """Into nbgrader's gradebook, where a person grades the written parts in formgrader."""
    from grader.intake import read_class
    from grader.intake.placing import put_in_place
    from grader.nbgrader.times import read_times

    kit, results = _results(out)
    handed_in = read_class(submissions, {section.name for section in kit.manifest.sections})
    work = {one.student: put_in_place(kit.manifest, one) for one in handed_in.submissions}
    for result in results:
        if result.student not in work:
            raise UserError(
                f"{submissions} has no {result.student}, whom {out} has; "
                "give the folder that was graded, or grade it anew"
            )
    when = read_times(times) if times is not None else {}
    waiting = fill_gradebook(kit, Course(course, db), results, work, when)
    click.echo(f"{len(results)} students are in the gradebook of {course}.")
    for student in sorted(set(when) - {result.student for result in results}):
        click.echo(f"in {times}, but not among the results: {student}")
    if waiting:
        click.echo(f"Work of {len(waiting)} awaits a person: open formgrader in {course}.")


def _scores(
    kit: Kit, results: list[Result], exercise: tuple[int, ...], course: Path | None, db: str
) -> dict[str, Kept]:
    """Points by student, of these exercises or of all."""
    numbers = [graded.number for graded in results[0].exercises]
    for number in exercise:
        if number not in numbers:
            listed = ", ".join(map(str, numbers))
            raise UserError(f"there are no results of exercise {number}; there are {listed}")
    asked = sorted(set(exercise) or numbers)
    if course is not None:
        return read_gradebook(kit, Course(course, db), results, asked)
    if db:
        raise UserError("--db is a course's; give the folder of the course with --course")
    found = {}
    for result in results:
        own = [exercise for exercise in result.exercises if exercise.number in asked]
        waiting = any(part.status == Status.AWAITING for exercise in own for part in exercise.parts)
        found[result.student] = Kept(float(sum(exercise.score for exercise in own)), waiting)
    return found


def _results(out: Path) -> tuple[Kit, list[Result]]:
    from grader.grading.store import Store

    if not out.is_dir():
        raise UserError(f"there is no folder {out}; give the --out of a grading run")
    kit: Kit = click.get_current_context().obj()
    results = Store(out).read_results()
    for exercise in [exercise for result in results for exercise in result.exercises]:
        own = [(part.name, part.points) for part in kit.manifest.exercise(exercise.number).parts]
        if [(part.name, part.max_points) for part in exercise.parts] != own:
            raise UserError(
                f"{out} is of other parts or points of exercise {exercise.number} than the kit has "
                "now; grade the class anew"
            )
    return kit, results


def _write(file: Path, content: bytes) -> None:
    write_whole(file, content)
    click.echo(f"wrote {file}")
