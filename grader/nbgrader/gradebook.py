"""Scores and comments into nbgrader's own database, where a person grades the written parts.

What formgrader needs is written too: each student's work as an autograded notebook, and when it was
handed in. Nothing of a student's is run here: scores are those of our grader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

from grader.course.cells import solution_id
from grader.course.manifest import Exercise, Kit
from grader.course.results import ExerciseResult, PartResult, Result, Status
from grader.errors import UserError
from grader.files import write_whole
from grader.intake import Submission
from grader.nbgrader.course import Course, graded_cell, graded_cells
from grader.nbgrader.late import assign_penalties
from grader.nbgrader.shown import inert, shown

LONGEST_NAME = 128  # of a student, in nbgrader's database


@dataclass(frozen=True)
class Kept:
    """What the gradebook has of one student."""

    points: float  # what a person gave before what we found, extra credit, late penalties off
    waiting: bool  # for a person


def fill_gradebook(
    kit: Kit,
    course: Course,
    results: Sequence[Result],
    submissions: Mapping[str, Submission],
    times: Mapping[str, datetime],
) -> set[str]:
    """Every result into the course's gradebook; whose work then awaits a person.

    Whatever a person wrote there stays.

    `times` says when it was handed in; for who is not in it, a `timestamp.txt` that nbgrader
    collected with the work does.
    """
    _check_names(results)
    by_section = _by_section(kit, [exercise.number for exercise in results[0].exercises])
    released = {e.number: course.released(e) for own in by_section.values() for e in own}
    waiting: set[str] = set()
    with course.gradebook() as gradebook:
        for result in results:
            gradebook.update_or_create_student(result.student)
        for section, exercises in by_section.items():
            _declare(gradebook, course, section, exercises, released)
            for result in results:
                when = _handed_in(course, result.student, section, times)
                gradebook.update_or_create_submission(section, result.student, timestamp=when)
            kept = _notebooks(gradebook, section)
            files: dict[Path, bytes] = {}
            for result, exercise in product(results, exercises):
                work = submissions.get(result.student)
                notebook = shown(released[exercise.number], exercise, work)
                folder = course.folder / "autograded" / result.student / section
                file = folder / f"{exercise.name}.ipynb"
                own = kept.get((result.student, exercise.name))
                if own is None:  # the course has grown since
                    own = _added(gradebook, exercise, result.student)
                _fill_in(own, exercise, result, _changed(file, notebook))
                files[file] = _written(notebook)
            gradebook.db.commit()
            for file, content in files.items():  # last: what they were tells what a person has seen
                _write(file, content)
            kept = _notebooks(gradebook, section)
            assign_penalties(course, kept.values())
            for result, exercise in product(results, exercises):
                if _waits(kept[result.student, exercise.name]):
                    waiting.add(result.student)
            gradebook.db.commit()
    return waiting


def read_gradebook(
    kit: Kit, course: Course, results: Sequence[Result], exercises: Sequence[int]
) -> dict[str, Kept]:
    """What the gradebook has of each student and these exercises."""
    found: dict[str, Kept] = {}
    by_section = _by_section(kit, exercises)
    with course.gradebook() as gradebook:
        notebooks = {name: _notebooks(gradebook, name) for name in by_section}
        for section in notebooks.values():
            assign_penalties(course, section.values())  # of what a person gave, too
        for result in results:
            points, waiting = 0.0, False
            for graded in result.exercises:
                if graded.number not in exercises:
                    continue
                exercise = kit.manifest.exercise(graded.number)
                own = notebooks[exercise.section].get((result.student, exercise.name))
                if own is None or not _is_current(own, exercise, graded):
                    raise UserError(
                        f"the gradebook of {course.folder} does not have the results of "
                        f"{result.student} in exercise {graded.number} as they are now; "
                        "run 'python -m grader export gradebook' first"
                    )
                points += own.score - (own.late_submission_penalty or 0.0)
                waiting |= _waits(own)
            found[result.student] = Kept(points, waiting)
        gradebook.db.commit()
    return found


def _waits(own: Any) -> bool:
    return any(grade.needs_manual_grade for grade in own.grades)


def _check_names(results: Sequence[Result]) -> None:
    for student in [result.student for result in results]:
        # Formgrader puts a name into its pages, and into their JavaScript, as it is.
        bad = re.search(r"""[<>"\\]|[^\x20-\U0010ffff]""", student)
        if bad or len(student) > LONGEST_NAME or student != student.strip():
            why = f"{bad[0]!r} in it" if bad else "blanks around it, or more than 128 characters"
            raise UserError(
                f"nbgrader cannot take the student {student!r}, whose name has {why}; "
                "rename the submission, and grade again"
            )


def _by_section(kit: Kit, numbers: Sequence[int]) -> dict[str, list[Exercise]]:
    found: dict[str, list[Exercise]] = {}
    for exercise in map(kit.manifest.exercise, numbers):
        found.setdefault(exercise.section, []).append(exercise)
    return found


def _declare(
    gradebook: Any,
    course: Course,
    section: str,
    exercises: Sequence[Exercise],
    released: Mapping[int, Any],
) -> None:
    """The assignment with its cells, where the database has none yet."""
    from nbgrader.api import MissingEntry

    try:
        known = {
            notebook.name: notebook for notebook in gradebook.find_assignment(section).notebooks
        }
    except MissingEntry:
        gradebook.update_or_create_assignment(section)
        known = {}
    for exercise in exercises:
        notebook = released[exercise.number]
        if exercise.name in known:
            cells = known[exercise.name].grade_cells
            if {cell.name: cell.max_score for cell in cells} != graded_cells(notebook):
                raise UserError(
                    f"the gradebook of {course.folder} has other parts or points of exercise "
                    f"{exercise.number} than its release; give a new gradebook with --db"
                )
            continue
        gradebook.update_or_create_notebook(exercise.name, section)
        for cell in notebook.cells:
            own = cell.metadata.get("nbgrader")
            if not own:
                continue
            place = (own.grade_id, exercise.name, section)
            kind = cell.cell_type
            if own.grade:
                gradebook.update_or_create_grade_cell(*place, max_score=own.points, cell_type=kind)
            if own.solution:
                gradebook.update_or_create_solution_cell(*place)
            gradebook.update_or_create_source_cell(*place, cell_type=kind, source=cell.source)


def _notebooks(gradebook: Any, section: str) -> dict[tuple[str, str], Any]:
    """The submitted notebooks of an assignment by student and name, in a few queries.

    nbgrader's `find_grade` and its kin ask the database for each cell of each student.
    """
    from nbgrader import api
    from sqlalchemy.orm import joinedload, selectinload, undefer

    notebook = api.SubmittedNotebook
    submission = joinedload(notebook.assignment).joinedload(api.SubmittedAssignment.student)
    found = (
        gradebook.db.query(notebook)
        .join(notebook.assignment)
        .join(api.SubmittedAssignment.assignment)
        .filter(api.Assignment.name == section)
        .options(
            submission,
            joinedload(notebook.notebook),
            selectinload(notebook.grades).joinedload(api.Grade.cell),
            selectinload(notebook.comments).joinedload(api.Comment.cell),
            undefer(notebook.score),
        )
    )
    return {(one.assignment.student.id, one.notebook.name): one for one in found}


def _added(gradebook: Any, exercise: Exercise, student: str) -> Any:
    """An empty submitted notebook, as nbgrader's `add_submission` would have made it."""
    from nbgrader import api

    notebook = gradebook.find_notebook(exercise.name, exercise.section)
    submission = gradebook.find_submission(exercise.section, student)
    added = api.SubmittedNotebook(notebook=notebook, assignment=submission)
    for cell in notebook.grade_cells:
        api.Grade(cell=cell, notebook=added)
    for cell in notebook.solution_cells:
        api.Comment(cell=cell, notebook=added)
    gradebook.db.add(added)
    return added


def _fill_in(own: Any, exercise: Exercise, result: Result, changed: set[str]) -> None:
    """Automatic scores and comments; a person's points stay, for review if the work changed."""
    (graded,) = (one for one in result.exercises if one.number == exercise.number)
    grades = {grade.cell.name: grade for grade in own.grades}
    told: dict[str, list[str]] = {}
    for number, part in enumerate(graded.parts):
        cell = graded_cell(exercise, number)
        # Comments stand with what a student wrote, of which several parts can be.
        written = exercise.parts[number].written
        function = exercise.parts[number].function or next(iter(exercise.functions[-1:]), "")
        place = cell if written else solution_id(exercise.label, function)
        told.setdefault(place, []).append(part.message if written else _comment(part))
        grade = grades[cell]
        grade.auto_score = _auto_score(part)
        if grade.manual_score is None:
            grade.needs_manual_grade = part.status == Status.AWAITING
        elif place in changed:
            grade.needs_manual_grade = True
    for comment in own.comments:
        text = "\n\n".join(filter(None, told.get(comment.cell.name, [])))
        comment.auto_comment = inert(text) or None  # a message quotes what a student wrote


def _auto_score(part: PartResult) -> float | None:
    return None if part.status == Status.AWAITING else part.points


def _is_current(own: Any, exercise: Exercise, graded: ExerciseResult) -> bool:
    ours = {graded_cell(exercise, n): _auto_score(part) for n, part in enumerate(graded.parts)}
    return {grade.cell.name: grade.auto_score for grade in own.grades} == ours


def _comment(part: PartResult) -> str:
    return "" if part.status == Status.RIGHT else f"{part.name}: {part.message or part.status}"


def _changed(file: Path, notebook: Any) -> set[str]:
    """The solution cells that are not what this file had in the last export."""
    from nbformat.v4 import reads

    try:
        before = reads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, AttributeError, KeyError):
        return set()  # there was none
    old, new = _solutions(before), _solutions(notebook)
    return {name for name in new if old.get(name, new[name]) != new[name]}


def _solutions(notebook: Any) -> dict[str, str]:
    marked = [(cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells]
    return {own["grade_id"]: cell.source for cell, own in marked if own.get("solution")}


def _handed_in(
    course: Course, student: str, section: str, times: Mapping[str, datetime]
) -> str | None:
    """When, as nbgrader has it; formgrader wants it to be what the submission's own file says."""
    from nbgrader.utils import parse_utc

    file = course.folder / "submitted" / student / section / "timestamp.txt"
    if student in times:
        when = f"{times[student].astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
        _write(file, f"{when}\n".encode())
        return when
    if not file.is_file():
        return None
    try:
        when = file.read_text(encoding="utf-8").strip()
        parse_utc(when)
        return when
    except (OSError, ValueError, OverflowError):
        raise UserError(
            f"{file} holds no time, and formgrader would stop at it; correct or remove it"
        ) from None


def _written(notebook: Any) -> bytes:
    from nbformat.v4 import writes  # without the schema's check, which takes longer than the rest

    return (str(writes(notebook)) + "\n").encode("utf-8", "replace")


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file() or file.read_bytes() != content:
        write_whole(file, content)
