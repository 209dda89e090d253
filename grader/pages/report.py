"""Results for people: the table on the terminal, and feedback pages to open in a browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.course.manifest import Exercise, Kit
from grader.course.results import ExerciseResult, Result, Status, exercise_status
from grader.files import write_whole
from grader.grading.mistakes import load_mistakes

NAME, HEAD, CELL = 24, 20, 7  # widths: of a name at most, of score and awaiting, of a cell


def print_scores(console: Console, kit: Kit, results: Sequence[Result]) -> None:
    """A row per student, a column per exercise or, where there are many, per section."""
    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column("student", no_wrap=True, max_width=NAME)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("awaiting", justify="right", style="cyan", no_wrap=True)
    numbers = [exercise.number for exercise in results[0].exercises]
    longest = min(NAME, max(len(result.student) for result in results))
    sections = longest + HEAD + CELL * len(numbers) > console.width  # else a column an exercise
    letters = {e.number: e.section for e in kit.manifest.exercises}
    if sections:
        groups = {
            s.letter: [n for n in numbers if letters[n] == s.name] for s in kit.manifest.sections
        }
    else:
        groups = {f"ex{number:02d}": [number] for number in numbers}
    groups = {name: members for name, members in groups.items() if members}
    for name, members in groups.items():
        most = sum(e.max_score for e in results[0].exercises if e.number in members)
        table.add_column(f"{name}\nof {most:g}", justify="right", no_wrap=True)
    for result in results:
        by_number = {exercise.number: exercise for exercise in result.exercises}
        cells = [_cell([by_number[n] for n in members]) for members in groups.values()]
        total = f"{result.score:g}/{result.max_score:g}"
        awaiting = f"{result.awaiting:g}" if result.awaiting else ""
        table.add_row(Text(result.student), total, awaiting, *cells)
    console.print(table)
    marks = "; ".join(f"{status.mark} {status}" for status in Status)
    console.print(marks, style="dim", highlight=False, soft_wrap=True)


def print_mistakes(console: Console, kit: Kit, results: Sequence[Result]) -> None:
    """Which known mistakes the class has made, most frequent first."""
    counted = common_mistakes(results)
    if not counted:
        return
    console.print("\nKnown mistakes in this class", style="bold")
    for (number, part, slug), count in counted[:10]:
        console.print(Text(f"  {count} x  exercise {number}, {part}: {slug.replace('_', ' ')}"))


def common_mistakes(results: Sequence[Result]) -> list[tuple[tuple[int, str, str], int]]:
    """((exercise, part, slug), how often), most frequent first."""
    found = Counter(
        (exercise.number, part.name, part.mistake)
        for result in results
        for exercise in result.exercises
        for part in exercise.parts
        if part.mistake is not None
    )
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def write_pages(kit: Kit, results: Sequence[Result], folder: Path) -> Path:
    """A page for the class and one for each student; the class's page."""
    environment = Environment(
        loader=PackageLoader("grader.pages", "templates"),
        autoescape=True,  # names and messages are strangers' text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["Status"] = Status
    environment.filters["points"] = lambda value: f"{value:g}"
    environment.filters["file"] = lambda student: quote(f"{student}.html")
    environment.filters["sentences"] = lambda message: re.split(r"\n+", message)
    shown = {exercise.number: exercise for exercise in kit.manifest.exercises}
    folder.mkdir(parents=True, exist_ok=True)
    sentences = _sentences(kit, shown, results)
    common = common_mistakes(results)
    page = environment.get_template("class.html")
    index = folder / "index.html"
    text = page.render(results=results, exercises=shown, common=common, sentences=sentences)
    write_whole(index, text.encode())
    page = environment.get_template("student.html")
    for result in results:
        text = page.render(result=result, exercises=shown)
        write_whole(folder / f"{result.student}.html", text.encode())
    return index


def _sentences(
    kit: Kit, exercises: dict[int, Exercise], results: Sequence[Result]
) -> dict[tuple[int, str], str]:
    numbers = {exercise.number for result in results for exercise in result.exercises}
    return {
        (number, mistake.slug): mistake.sentence
        for number in sorted(numbers)
        for mistake in load_mistakes(kit, exercises[number])
    }


def _cell(exercises: Sequence[ExerciseResult]) -> Text:
    """Points and the status of one exercise, or of a section as if it were one."""
    parts = [part for exercise in exercises for part in exercise.parts]
    status = exercise_status([part.status for part in parts])
    points = sum(exercise.score for exercise in exercises)
    return Text(f"{points:g} {status.mark}", style=status.colour)
