"""A student's work as the notebook that formgrader shows, whatever it was handed in as.

Nothing in it is run, and nothing of it reaches the page as markup.
"""

from __future__ import annotations

import ast
import copy
import re
from typing import Any

from grader.course.answers import answers, decoded
from grader.course.cells import CHECKS, answer_id, cells, heading, solution_id, written_text
from grader.course.manifest import Exercise
from grader.intake import Submission

# Tags, links and pictures, and MathJax's links: Markdown's own reach the browser of whoever grades,
# `javascript:` and all.
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])|\](?=[(:])|\\(?=href)")


def inert(text: str) -> str:
    """The same to a reader, with a space where a page would see markup; fit for any database."""
    plain = text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    return _MARKUP.sub(r"\g<0> ", plain)


def shown(released: Any, exercise: Exercise, submission: Submission | None) -> Any:
    """The released notebook with this student's code and answers in its cells."""
    from nbformat.v4 import new_code_cell

    notebook = copy.deepcopy(released)
    code, rest = _code(exercise, submission)
    found = code | _answers(exercise, submission)
    for cell in notebook.cells:
        own = cell.metadata.get("nbgrader", {})
        if own.get("solution"):
            cell.source = found.pop(own["grade_id"], cell.source)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    rest += found.values()
    kept = [source for source in rest if source.strip()]
    if kept:  # helpers and imports of the student's own, behind the rest
        notebook.cells.append(new_code_cell("\n\n\n".join(kept), id=f"{exercise.label}-rest"))
    return notebook


def _code(exercise: Exercise, submission: Submission | None) -> tuple[dict[str, str], list[str]]:
    """Code by the cell it belongs into, and what belongs into none."""
    files = submission.files if submission is not None else {}
    if exercise.code_parts and exercise.code_file in files:
        return _functions(exercise, decoded(files[exercise.code_file]))
    if exercise.notebook_file in files:
        return _by_cell(files[exercise.notebook_file])
    return {}, []


def _answers(exercise: Exercise, submission: Submission | None) -> dict[str, str]:
    files = submission.files if submission is not None else {}
    names = [part.name for part in exercise.written_parts]
    text = ""
    if exercise.written_file in files:
        text = decoded(files[exercise.written_file])
    elif exercise.notebook_file in files:
        text = written_text(files[exercise.notebook_file], exercise.label, names)
    return {
        answer_id(exercise.label, name): f"{heading(name)}\n\n{inert(answer)}"
        for name, answer in answers(text, names).items()
        if answer
    }


def _functions(exercise: Exercise, text: str) -> tuple[dict[str, str], list[str]]:
    """A file's functions and classes by their cells, and the rest of it."""
    wanted = set(exercise.functions)
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return {}, [text]
    lines = re.split(r"\r\n?|\n", text)  # as Python counts them
    found: dict[str, list[str]] = {}
    taken = set(range(tree.body[0].end_lineno or 0)) if ast.get_docstring(tree) else set()
    for node in tree.body:
        name = getattr(node, "name", "")
        if name in wanted:
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            numbers = range(first - 1, node.end_lineno or node.lineno)
            taken.update(numbers)
            cell = found.setdefault(solution_id(exercise.label, name), [])
            cell.append("\n".join(lines[number] for number in numbers))
    rest = [line for number, line in enumerate(lines) if number not in taken]
    # Some exercises have a cell for helpers; where one has none, they come last.
    found[solution_id(exercise.label, "setup")] = ["\n".join(rest).strip()]
    return {cell: "\n\n\n".join(code) for cell, code in found.items()}, []


def _by_cell(notebook: bytes) -> tuple[dict[str, str], list[str]]:
    """A notebook's code by its cells' ids, and the cells of the student's own."""
    found: dict[str, str] = {}
    rest: list[str] = []
    try:
        handed_in = cells(notebook)
    except ValueError:
        return {}, []
    for cell in handed_in:
        if cell.kind != "code" or cell.locked or cell.grade_id.endswith(CHECKS):
            continue
        if cell.grade_id and cell.grade_id not in found:
            found[cell.grade_id] = cell.source
        else:
            rest.append(cell.source)
    return found, rest
