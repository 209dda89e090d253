"""Penalties for late work, by nbgrader's own plugin, which the course's settings name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grader.errors import UserError
from grader.nbgrader.course import Course


def assign_penalties(course: Course, notebooks: Iterable[Any]) -> None:
    """Each late notebook's penalty, of the score it has now; nbgrader counts the lateness."""
    plugin = None
    for notebook in notebooks:
        submission = notebook.assignment
        due = submission.assignment.duedate
        late = 0.0 if due is None else submission.total_seconds_late
        penalty = None
        if late:
            plugin = plugin or _plugin(course)  # only then: its import takes a second
            penalty = _penalty(plugin, submission.student.id, notebook.score, late)
        if notebook.late_submission_penalty != penalty:
            notebook.late_submission_penalty = penalty


def _plugin(course: Course) -> Any:
    from nbgrader.preprocessors import AssignLatePenalties
    from traitlets import TraitError

    try:
        penalties = AssignLatePenalties(config=course.settings)
        penalties.init_plugin()
    except (TraitError, ImportError) as error:
        raise UserError(
            f"the plugin for late work that {course.folder / 'nbgrader_config.py'} names cannot "
            f"be used: {error}"
        ) from None
    return penalties.plugin_inst


def _penalty(plugin: Any, student: str, score: float, late: float) -> float | None:
    try:
        penalty = plugin.late_submission_penalty(student, score, late)
        # As nbgrader does: no bonus, and never below nothing.
        return None if penalty is None else min(max(float(penalty), 0.0), score)
    except Exception as error:
        raise UserError(
            f"{type(plugin).__name__}, the course's plugin for late work, failed for {student}: "
            f"{type(error).__name__}: {error}"
        ) from None
