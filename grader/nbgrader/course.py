"""nbgrader's folder of a course: its settings, its gradebook and what was released."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from grader.course.cells import answer_id, checks_id
from grader.course.manifest import Exercise
from grader.errors import UserError
from grader.nbgrader.needed import need_nbgrader
from grader.nbgrader.quiet import nbgrader_at_work


class Course:
    """The course in `folder`, with its grades in `database` where that is another than its own."""

    def __init__(self, folder: Path, database: str = "") -> None:
        need_nbgrader()
        self.folder = folder
        self.settings = _settings(folder)
        own = self.settings.CourseDirectory
        self.id = str(own.get("course_id", ""))
        local = f"sqlite:///{(folder / 'gradebook.db').resolve()}"
        self.url = database or str(own.get("db_url", "")) or local

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """nbgrader's own `Gradebook`; what goes wrong with its database is told in a sentence."""
        from nbgrader.api import Gradebook, InvalidEntry
        from sqlalchemy.exc import SQLAlchemyError

        book = None
        try:
            with nbgrader_at_work(), _importable(self.folder):
                # The id that nbgrader's own commands would take.
                book = Gradebook(self.url, course_id=self.id or "default_course")
                yield book
        except (SQLAlchemyError, ImportError, InvalidEntry) as error:
            told = (str(error).strip().splitlines() or [type(error).__name__])[0]
            remedy = "close what else writes to it, or give another with --db"
            if isinstance(error, ImportError):
                remedy = "install the driver of that database"
            name = _without_password(self.url)
            raise UserError(f"the gradebook {name} cannot be used: {told}; {remedy}") from None
        finally:
            if book is not None:
                book.close()

    def released(self, exercise: Exercise) -> Any:
        """The notebook that students got."""
        import nbformat

        file = self.folder / "release" / exercise.notebook_file
        remedy = "make the course anew with 'python -m grader release DIR'"
        if not file.is_file():
            raise UserError(f"{self.folder} has no release of exercise {exercise.number}; {remedy}")
        try:
            notebook = nbformat.read(file, as_version=4)
        except (OSError, ValueError) as error:
            raise UserError(f"{file} cannot be read ({type(error).__name__}); {remedy}") from None
        if graded_cells(notebook) != {
            graded_cell(exercise, number): part.points for number, part in enumerate(exercise.parts)
        }:
            raise UserError(f"{file} has other parts or points than the kit has now; {remedy}")
        return notebook


def graded_cell(exercise: Exercise, number: int) -> str:
    """The id of the cell that has the points of one of the exercise's parts."""
    part = exercise.parts[number]
    name = answer_id if part.written else checks_id
    return name(exercise.label, part.name)


def graded_cells(notebook: Any) -> dict[str, float]:
    """A notebook's graded cells, and the points of each."""
    marked = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    return {own["grade_id"]: own["points"] for own in marked if own.get("grade")}


def _settings(folder: Path) -> Any:
    """What the course's `nbgrader_config.py` says."""
    from traitlets.config.loader import PyFileConfigLoader

    file = folder / "nbgrader_config.py"
    if not file.is_file():
        raise UserError(
            f"{folder} is no course of nbgrader, having no nbgrader_config.py; "
            "make one with 'python -m grader release DIR'"
        )
    try:
        with _importable(folder):
            return PyFileConfigLoader(file.name, path=str(folder.resolve())).load_config()
    except Exception as error:
        raise UserError(f"{file} cannot be read: {type(error).__name__}: {error}") from None


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """A plugin that the settings name lies in the course, where nbgrader's commands are run."""
    name = str(folder.resolve())
    sys.path.insert(0, name)
    try:
        yield
    finally:
        sys.path.remove(name)


def _without_password(url: str) -> str:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(url).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "of that URL"
