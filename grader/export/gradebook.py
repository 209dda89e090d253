"""Scores and comments into nbgrader's own database, where a person grades the written parts.

What nbgrader's formgrader needs is written too: each student's work as an autograded notebook, and
when it was handed in. Nothing of a student's is run here: scores are those of our grader.
"""

from __future__ import annotations

import ast
import html
import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.cells import (
    CHECKS,
    answer_id,
    cells,
    checks_id,
    heading,
    solution_id,
    written_text,
)
from grader.errors import UserError
from grader.intake import Submission
from grader.manifest import Exercise, Kit
from grader.score import AWAITING, RIGHT, ExerciseResult, PartResult, Result
from grader.written import answers


def fill_gradebook(
    kit: Kit,
    course: Path,
    results: Sequence[Result],
    submissions: Mapping[str, Submission],
    handed_in: Mapping[str, datetime],
    database: str = "",
) -> str:
    """Every result into the gradebook of `course`; its database's URL.

    `handed_in` gives, by student, when the work was handed in; who is not in it was in time.
    """
    import nbformat
    from nbgrader.api import Gradebook, MissingEntry

    settings = _settings(course)
    course_id = settings.CourseDirectory.get("course_id", "")
    url = database or settings.CourseDirectory.get("db_url", "")
    url = url or f"sqlite:///{(course / 'gradebook.db').resolve()}"
    by_section: dict[str, list[Exercise]] = {}
    for number in [exercise.number for exercise in results[0].exercises]:
        exercise = kit.manifest.exercise(number)
        by_section.setdefault(exercise.section, []).append(exercise)
    with _quiet(), _opened(Gradebook, url, course_id) as gradebook:
        for section, exercises in by_section.items():
            released = {e.number: _released(course, e) for e in exercises}
            _declare(gradebook, section, exercises, released, MissingEntry)
            for result in results:
                gradebook.update_or_create_student(result.student)
                when = handed_in.get(result.student)
                kwargs = {} if when is None else {"timestamp": f"{when:%Y-%m-%d %H:%M:%S %Z}"}
                gradebook.update_or_create_submission(section, result.student, **kwargs)
                _write_time(course, result.student, section, when)
                graded = {exercise.number: exercise for exercise in result.exercises}
                submission = submissions.get(result.student)
                for exercise in exercises:
                    _fill_in(gradebook, exercise, result.student, graded[exercise.number])
                    notebook = _filled(released[exercise.number], exercise, submission)
                    folder = course / "autograded" / result.student / section
                    folder.mkdir(parents=True, exist_ok=True)
                    nbformat.write(notebook, folder / f"{exercise.name}.ipynb")
                    if when is not None:
                        _late_penalty(url, settings, exercise, result.student, notebook)
    return url


def read_gradebook(
    kit: Kit, course: Path, exercises: Sequence[int], database: str = ""
) -> dict[str, float]:
    """Each student's points in nbgrader's database: what a person gave before what we found,

    extra credit added and late penalties taken off.
    """
    from nbgrader.api import Gradebook

    settings = _settings(course)
    url = database or settings.CourseDirectory.get("db_url", "")
    url = url or f"sqlite:///{(course / 'gradebook.db').resolve()}"
    names = {kit.manifest.exercise(number).name for number in exercises}
    totals: dict[str, float] = {}
    course_id = settings.CourseDirectory.get("course_id", "")
    with _quiet(), _opened(Gradebook, url, course_id) as gradebook:
        for assignment in gradebook.assignments:
            for submission in assignment.submissions:
                own = [notebook for notebook in submission.notebooks if notebook.name in names]
                points = sum(n.score - (n.late_submission_penalty or 0.0) for n in own)
                student = submission.student.id
                totals[student] = totals.get(student, 0.0) + float(points)
    return totals


def _settings(course: Path) -> Any:
    """What the course's `nbgrader_config.py` says."""
    from traitlets.config.loader import PyFileConfigLoader

    file = course / "nbgrader_config.py"
    if not file.is_file():
        raise UserError(
            f"{course} is no course of nbgrader, having no nbgrader_config.py; "
            "make one with 'python -m grader release DIR'"
        )
    try:
        return PyFileConfigLoader(file.name, path=str(course)).load_config()
    except Exception as error:
        raise UserError(f"{file} cannot be read: {type(error).__name__}: {error}") from None


@contextmanager
def _opened(gradebook: Any, url: str, course_id: str) -> Iterator[Any]:
    from sqlalchemy.exc import SQLAlchemyError

    try:
        opened = gradebook(url, course_id=course_id) if course_id else gradebook(url)
    except (SQLAlchemyError, ImportError) as error:
        told = str(error).strip().splitlines()[0]
        raise UserError(
            f"the gradebook {_without_password(url)} cannot be opened: {told}"
        ) from None
    try:
        yield opened
    finally:
        opened.close()


def _without_password(url: str) -> str:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "of that URL"


def _released(course: Path, exercise: Exercise) -> Any:
    import nbformat

    file = course / "release" / exercise.notebook_file
    if not file.is_file():
        raise UserError(
            f"{course} has no release of exercise {exercise.number}; make the course anew with "
            "'python -m grader release DIR'"
        )
    return nbformat.read(file, as_version=4)


def _declare(
    gradebook: Any,
    section: str,
    exercises: Sequence[Exercise],
    released: Mapping[int, Any],
    missing: type[Exception],
) -> None:
    """The assignment with its cells, where another database has none yet."""
    try:
        known = {notebook.name for notebook in gradebook.find_assignment(section).notebooks}
    except missing:
        gradebook.update_or_create_assignment(section)
        known = set()
    for exercise in exercises:
        if exercise.name in known:
            continue
        gradebook.update_or_create_notebook(exercise.name, section)
        for cell in released[exercise.number].cells:
            own = cell.metadata.get("nbgrader")
            if not own:
                continue
            place = (own.grade_id, exercise.name, section)
            if own.grade:
                gradebook.update_or_create_grade_cell(
                    *place, max_score=own.points, cell_type=cell.cell_type
                )
            if own.solution:
                gradebook.update_or_create_solution_cell(*place)
            gradebook.update_or_create_source_cell(
                *place, cell_type=cell.cell_type, source=cell.source
            )


def _fill_in(gradebook: Any, exercise: Exercise, student: str, graded: ExerciseResult) -> None:
    """Automatic scores and comments; what a person wrote stays as it is."""
    place = (exercise.name, exercise.section, student)
    comments: dict[str, list[str]] = {}
    for part, result in zip(exercise.parts, graded.parts, strict=True):
        if part.written:
            cell = answer_id(exercise.label, part.name)
            comments.setdefault(cell, [])
        else:
            cell = checks_id(exercise.label, part.name)
            own = solution_id(exercise.label, part.name.partition(".")[0])
            comments.setdefault(own, []).append(_comment(result))
        grade = gradebook.find_grade(cell, *place)
        awaiting = result.status == AWAITING
        grade.auto_score = None if awaiting else result.points
        grade.needs_manual_grade = awaiting and grade.manual_score is None
        if part.written and result.message:
            comments[cell].append(result.message)
    for cell, told in comments.items():
        text = "\n\n".join(filter(None, told))
        # Formgrader shows a comment as it is, and a message quotes what a student wrote.
        gradebook.find_comment(cell, *place).auto_comment = html.escape(text) or None
    gradebook.db.commit()


def _comment(result: PartResult) -> str:
    if result.status == RIGHT:
        return ""
    return f"{result.name}: {result.message or result.status}"


def _write_time(course: Path, student: str, section: str, when: datetime | None) -> None:
    """Formgrader compares this file with the database's own time."""
    folder = course / "submitted" / student / section
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "timestamp.txt"
    if when is None:
        file.unlink(missing_ok=True)
    else:
        file.write_text(f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC\n", encoding="utf-8")


# --- the student's work, as the notebook that formgrader shows


def _filled(released: Any, exercise: Exercise, submission: Submission | None) -> Any:
    """The released notebook with this student's code and answers in its cells."""
    import copy

    notebook = copy.deepcopy(released)
    files = submission.files if submission is not None else {}
    code = files.get(exercise.code_file)
    handed_in = files.get(exercise.notebook_file)
    if code is not None:
        found = _functions(exercise, code.decode("utf-8", "replace"))
    elif handed_in is not None:
        found = _by_cell(handed_in)
    else:
        found = {}
    text = files.get(exercise.written_file)
    names = [part.name for part in exercise.written_parts]
    written = text.decode("utf-8", "replace") if text is not None else None
    if written is None and handed_in is not None:
        written = written_text(handed_in, exercise.label, names)
    for name, answer in answers(written or "", names).items():
        if answer:  # escaped, for the page would take it for its own
            shown = html.escape(answer, quote=False)
            found[answer_id(exercise.label, name)] = f"{heading(name)}\n\n{shown}"
    for cell in notebook.cells:
        own = cell.metadata.get("nbgrader", {})
        if own.get("solution") and own.get("grade_id") in found:
            cell.source = found.pop(own["grade_id"])
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    rest = [source for source in found.values() if source.strip()]
    if rest:  # helpers and imports of the student's own, behind the rest
        from nbformat.v4 import new_code_cell

        notebook.cells.append(new_code_cell("\n\n\n".join(rest), id=f"{exercise.label}-rest"))
    return notebook


def _functions(exercise: Exercise, text: str) -> dict[str, str]:
    """A file's functions by the cell they belong into, and the rest of it."""
    wanted = {part.name.partition(".")[0] for part in exercise.code_parts}
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return {"rest": text}
    lines = text.splitlines()
    found: dict[str, str] = {}
    taken: set[int] = set()
    for node in tree.body:
        name = getattr(node, "name", "")
        if name in wanted:
            numbers = range(node.lineno - 1, node.end_lineno or node.lineno)
            taken.update(numbers)
            found[solution_id(exercise.label, name)] = "\n".join(lines[i] for i in numbers)
    start = (tree.body[0].end_lineno or 0) if ast.get_docstring(tree) and tree.body else 0
    rest = [line for i, line in enumerate(lines) if i >= start and i not in taken]
    found["rest"] = "\n".join(rest).strip()
    return found


def _by_cell(notebook: bytes) -> dict[str, str]:
    """A notebook's code by its cells' ids, and the cells of the student's own."""
    found: dict[str, str] = {}
    rest: list[str] = []
    try:
        handed_in = cells(notebook)
    except ValueError:
        return found
    for cell in handed_in:
        if cell.kind == "code" and not cell.locked and not cell.grade_id.endswith(CHECKS):
            if cell.grade_id:
                found[cell.grade_id] = cell.source
            else:
                rest.append(cell.source)
    return found | {"rest": "\n\n".join(rest)}


def _late_penalty(url: str, settings: Any, exercise: Exercise, student: str, notebook: Any) -> None:
    """By nbgrader's own plugin, which the course's settings name."""
    from nbgrader.preprocessors import AssignLatePenalties

    place = {"notebook": exercise.name, "assignment": exercise.section, "student": student}
    resources = {"nbgrader": {**place, "db_url": url}}
    AssignLatePenalties(config=settings).preprocess(notebook, resources)


@contextmanager
def _quiet() -> Iterator[None]:
    """nbgrader logs what it does, and SQLAlchemy warns of how nbgrader does it."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
