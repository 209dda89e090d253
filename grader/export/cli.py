"""`python -m grader export`: results out to where grades are kept."""

from __future__ import annotations

from pathlib import Path

import click

from grader.errors import UserError, told
from grader.manifest import Kit, kit_root, load_kit
from grader.score import Result


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
@told
def export_csv(out: Path, to: Path) -> None:
    """A row per student and part, with its message."""
    from grader.export.tables import as_csv

    kit, results = _results(out)
    _write(to, as_csv(kit, results).encode())


@export.command("json")
@OUT
@TO
@told
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
@told
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
    @told
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
        filled = lms.fill_in(platform, grades, column, scores, id_column)
        _write(to, filled.content)
        click.echo(f"{filled.changed} grades changed; upload the file to {platform.name}.")
        for student in filled.without_row:
            click.echo(f"not in {grades}: {student}")
        for row in filled.without_grade:
            click.echo(f"left as it was, having no result: {row}")
        waiting = sum(1 for result in results if result.awaiting)
        if waiting and course is None:
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
@told
def export_gradebook(
    out: Path, submissions: Path, course: Path, db: str, times: Path | None
) -> None:
    """Into nbgrader's gradebook, where a person grades the written parts in formgrader."""
    from grader.export.gradebook import fill_gradebook
    from grader.export.times import read_times
    from grader.intake import read_class
    from grader.place import put_in_place

    kit, results = _results(out)
    handed_in = read_class(submissions, {section.name for section in kit.manifest.sections})
    work = {one.student: put_in_place(kit.manifest, one) for one in handed_in.submissions}
    when = read_times(times) if times is not None else {}
    fill_gradebook(kit, course, results, work, when, db)
    click.echo(f"{len(results)} students are in the gradebook of {course}.")
    waiting = sum(1 for result in results if result.awaiting)
    if waiting:
        click.echo(f"Written answers of {waiting} await a person: start formgrader in {course}.")


def _scores(
    kit: Kit, results: list[Result], exercise: tuple[int, ...], course: Path | None, db: str
) -> dict[str, float]:
    """Points by student, of these exercises or of all."""
    numbers = [graded.number for graded in results[0].exercises]
    for number in exercise:
        if number not in numbers:
            listed = ", ".join(map(str, numbers))
            raise UserError(f"there are no results of exercise {number}; there are {listed}")
    asked = sorted(set(exercise) or numbers)
    scores = {r.student: sum(e.score for e in r.exercises if e.number in asked) for r in results}
    if course is not None:
        from grader.export.gradebook import read_gradebook

        kept = read_gradebook(kit, course, asked, db)
        missing = [student for student in scores if student not in kept]
        if missing:
            raise UserError(
                f"the gradebook of {course} has nothing of {missing[0]}; run "
                "'python -m grader export gradebook' first"
            )
        scores = {student: kept[student] for student in scores}
    return scores


def _results(out: Path) -> tuple[Kit, list[Result]]:
    from grader.store import Store

    if not out.is_dir():
        raise UserError(f"there is no folder {out}; give the --out of a grading run")
    return load_kit(kit_root()), Store(out).read_results()


def _write(file: Path, content: bytes) -> None:
    """Whole, or not at all."""
    staged = file.with_name(f".{file.name}.part")
    try:
        staged.write_bytes(content)
        staged.replace(file)
    except OSError as error:
        staged.unlink(missing_ok=True)
        raise UserError(f"{file} cannot be written: {error.strerror}") from None
    click.echo(f"wrote {file}")
