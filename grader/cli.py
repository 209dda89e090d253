"""The command line: `python -m grader grade | report | export | release | build | check`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from grader import __version__
from grader.course.manifest import Kit, kit_root, load_kit
from grader.course.results import Isolation
from grader.errors import UserError, sentence_of
from grader.export.commands import export

STOPPED = 130  # what a shell gives a command that Ctrl-C ended


class Sentences(click.Group):
    """Shows what is wrong with a command's input as one sentence, with exit code 2."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command, of whichever group below this one."""
        try:
            return super().invoke(context)
        except BrokenPipeError:  # whoever reads our output has gone; click ends for that
            raise
        except (UserError, OSError) as error:
            sentence = str(error) if isinstance(error, UserError) else sentence_of(error)
            click.echo(f"Error: {sentence}", err=True)
            raise click.exceptions.Exit(2) from None


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option(
    "--kit",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the kit.  [default: the nearest upwards, else the one that is installed]",
)
@click.pass_context
def main(context: click.Context, kit: Path | None) -> None:
    """Grade the exercises of "Neural Networks from Scratch", and look after them."""
    context.obj = lambda: _opened(kit)  # where a command asks for it: its --help needs none


@main.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for results.")
@click.option("--exercise", type=int, multiple=True, metavar="N", help="Only this one; repeats.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of the inputs.")
@click.option("--jobs", type=click.IntRange(1), help="Submissions at a time.  [default: all cores]")
@click.option("--scheduler", metavar="ADDRESS", help="Hand the work to a Dask cluster.")
@click.option("--fresh", is_flag=True, help="Grade again what has not changed.")
@click.option(
    "--isolation",
    type=click.Choice([level.value for level in reversed(Isolation)]),
    default=Isolation.STRONG.value,
    show_default=True,
    help="The most to ask for; what was reached stands in each result.",
)
def grade(
    submissions: Path,
    out: Path,
    exercise: tuple[int, ...],
    seed: int,
    jobs: int | None,
    scheduler: str | None,
    fresh: bool,
    isolation: str,
) -> None:
    """Grade the class in SUBMISSIONS, where each child is one student."""
    from grader.grading.store import Store
    from grader.grading.submission import Plan
    from grader.grading.whole_class import (
        cluster_executor,
        default_jobs,
        grade_class,
        local_executor,
    )
    from grader.intake import read_class
    from grader.intake.placing import exercise_files, put_in_place
    from grader.pages.report import print_mistakes, print_scores

    kit = click.get_current_context().obj()
    numbers = _exercises(kit, exercise)
    _check_out(out, submissions)
    handed_in = read_class(submissions, {section.name for section in kit.manifest.sections})
    in_place = [put_in_place(kit.manifest, one) for one in handed_in.submissions]
    known = exercise_files(kit.manifest)
    console = Console()
    empty = [one.student for one in in_place if not one.problem and known.isdisjoint(one.files)]
    without = [f"{student}: no file of an exercise was found" for student in empty]
    for sentence in [*handed_in.ignored, *without]:
        console.print(sentence, style="dim", markup=False)
    jobs = min(jobs or default_jobs(), len(in_place))
    executor: Callable[[], Executor] = (
        cluster_executor(scheduler) if scheduler else local_executor(jobs)
    )
    with Store(out).held() as store, tempfile.TemporaryDirectory(prefix="grader-") as folder:
        Path(folder).chmod(0o711)  # guests may run under another user
        plan = Plan(kit.root, numbers, seed, Isolation(isolation), "" if scheduler else folder)
        with _progress(console) as progress:
            bar = progress.add_task("grading", total=len(in_place))
            try:
                results = grade_class(
                    kit,
                    in_place,
                    plan,
                    executor,
                    store,
                    fresh,
                    lambda result: progress.advance(bar),
                )
            except KeyboardInterrupt:
                progress.stop()
                click.echo("Stopped. What was graded is kept; the same command goes on.", err=True)
                sys.exit(STOPPED)
        store.write_scores(results)
    print_scores(console, kit, results)
    print_mistakes(console, kit, results)
    weakest = min(result.isolation for result in results)
    if weakest != Isolation(isolation):
        console.print(f"\nIsolation reached: {weakest}; see docs/instructors.md.", style="yellow")
    click.echo(f"\nScores: {out / 'scores.csv'}   Records: {out / 'results'}")
    click.echo(f"Pages:  python -m grader report {out}")


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
def report(out: Path) -> None:
    """Write feedback pages for the results in OUT: one for the class, one for each student."""
    from grader.grading.store import Store
    from grader.pages.report import write_pages

    kit = click.get_current_context().obj()
    if not out.is_dir():
        raise UserError(f"there is no folder {out}; give the --out of a grading run")
    results = Store(out).read_results()
    click.echo(f"Pages: {write_pages(kit, results, out / 'report')}")


@main.command()
def build() -> None:
    """Derive assignments/ from reference/, and the page on soundness from what was measured."""
    from grader.authors import mutation
    from grader.authors.build import build as derive

    kit = click.get_current_context().obj()
    changed = derive(kit) + mutation.write_page(kit)
    for name in changed:
        click.echo(f"wrote {name}")
    if not changed:
        click.echo("assignments/ is up to date")


@main.command()
@click.option("--exercise", type=int, multiple=True, metavar="N", help="Only this one; repeats.")
@click.option(
    "--only",
    type=click.Choice(["files", "reference", "plain", "stubs", "mistakes"]),
    multiple=True,
    help="Only this part of the gate; repeats.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes.  [default: all cores]")
def check(exercise: tuple[int, ...], only: tuple[str, ...], jobs: int | None) -> None:
    """The gate of authors and CI: say what is not sound about an exercise."""
    from grader.authors.gate import GATES, check_kit
    from grader.grading.whole_class import default_jobs

    kit = click.get_current_context().obj()
    numbers = _exercises(kit, exercise)
    console = Console()
    with tempfile.TemporaryDirectory(prefix="grader-") as folder, _progress(console) as progress:
        complaints = check_kit(
            kit, numbers, only or GATES, jobs or default_jobs(), folder, progress
        )
    for complaint in complaints:
        click.echo(f"- {complaint}\n")
    if complaints:
        click.echo(f"{len(complaints)} thing(s) to mend.")
        sys.exit(1)
    click.echo(f"{len(numbers)} exercises are sound: {', '.join(only or GATES)}.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--students", is_flag=True, help="Instead: the bundle of stubs and their pytest.")
@click.option("--gradescope", is_flag=True, help="Instead: an autograder for Gradescope.")
@click.option("--classroom", is_flag=True, help="Instead: a template for GitHub Classroom.")
@click.option("--exercise", type=int, multiple=True, metavar="N", help="For Gradescope; repeats.")
def release(
    folder: Path, students: bool, gradescope: bool, classroom: bool, exercise: tuple[int, ...]
) -> None:
    """Write into FOLDER what is handed out: a course for nbgrader, with a notebook per exercise."""
    from grader.nbgrader.release import release_course
    from grader.release.classroom import release_classroom
    from grader.release.gradescope import release_gradescope
    from grader.release.students import release_students

    if students + gradescope + classroom > 1:
        raise UserError("give only one of --students, --gradescope, --classroom; none for nbgrader")
    if exercise and not gradescope:
        raise UserError("--exercise is for --gradescope; what else is handed out is whole")
    kit = click.get_current_context().obj()
    if students:
        files = release_students(kit, folder)
        click.echo(f"{files} files for students in {folder}; try 'pytest' in there")
    elif gradescope:
        made_zip = release_gradescope(kit, folder, _exercises(kit, exercise))
        click.echo(f"{made_zip}: upload it as the assignment's autograder")
    elif classroom:
        files = release_classroom(kit, folder)
        click.echo(f"{files} files in {folder}: push them to a template repository")
    else:
        made = release_course(kit, folder)
        click.echo(
            f"{made} notebooks: yours in {folder / 'source'}, theirs in {folder / 'release'}"
        )


@main.command()
@click.option("--exercise", type=int, multiple=True, metavar="N", help="Only this one; repeats.")
@click.option("--fresh", is_flag=True, help="Measure again what has not changed.")
@click.option("--jobs", type=click.IntRange(1), help="Processes.  [default: all cores]")
def soundness(exercise: tuple[int, ...], fresh: bool, jobs: int | None) -> None:
    """Measure which mutants of the solutions the checks notice, and write docs/soundness.md."""
    from grader.authors import mutation
    from grader.grading.whole_class import default_jobs

    kit = click.get_current_context().obj()
    numbers = _exercises(kit, exercise)
    asked = [one for one in mutation.code_exercises(kit) if one.number in numbers]
    todo = asked if fresh else mutation.stale(kit, asked)
    mutation.measure_anew(kit, todo, jobs or default_jobs(), click.echo)


main.add_command(export)


def _opened(named: Path | None) -> Kit:
    """The kit to work on; which it is, is told where it is not the one a person stands in."""
    kit = load_kit(kit_root(named))
    if not Path.cwd().is_relative_to(kit.root):
        click.echo(f"Kit: {kit.root}", err=True)
    kit.make_importable()
    return kit


def _exercises(kit: Kit, asked: tuple[int, ...]) -> tuple[int, ...]:
    """The exercises to grade: those asked for, else all that are written."""
    ready = [exercise.number for exercise in kit.authored()]
    if not ready:
        raise UserError(
            f"{kit.root} has no exercise in reference/, as what is handed out has none; "
            "give the whole kit with --kit, before the command"
        )
    for number in asked:
        if kit.manifest.exercise(number).number not in ready:
            written = ", ".join(map(str, ready))
            raise UserError(f"exercise {number} is listed but not written yet; there are {written}")
    return tuple(sorted(set(asked) or ready))


def _check_out(out: Path, submissions: Path) -> None:
    if out.exists() and not out.is_dir():
        raise UserError(f"--out {out} is a file; give a folder")
    inside, outside = out.resolve(), submissions.resolve()
    if inside == outside or outside in inside.parents:
        raise UserError(
            f"--out {out} lies in {submissions} and would be taken for a student; put it elsewhere"
        )


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
