"""An exercise as a notebook for nbgrader: made of its reference and its checks, like all the rest.

Statement, the student's cells, a cell of checks for each part, and a cell for each written answer.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from grader.course.cells import answer_id, checks_id, heading, solution_id
from grader.course.manifest import Exercise, Kit, Part
from grader.course.markers import HIDDEN, SOLUTION, regions

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def source_notebook(kit: Kit, exercise: Exercise) -> Any:
    """The instructor's notebook, with solutions and hidden checks between nbgrader's markers."""
    from nbformat.v4 import new_notebook

    notebook = new_notebook(cells=list(_cells(kit, exercise)))
    notebook.metadata["kernelspec"] = KERNEL
    notebook.metadata["language_info"] = {"name": "python"}
    for number, cell in enumerate(notebook.cells):  # nbformat draws them, and every build differs
        cell["id"] = f"{exercise.label}-{number}"
    return notebook


def _cells(kit: Kit, exercise: Exercise) -> Iterator[Any]:
    if exercise.code_parts:
        text = (kit.root / "reference" / exercise.code_file).read_text(encoding="utf-8")
        yield from _code(kit, exercise, text)
    if exercise.written_parts:
        text = (kit.root / "reference" / exercise.written_file).read_text(encoding="utf-8")
        yield from _written(exercise, text)


def _code(kit: Kit, exercise: Exercise, text: str) -> Iterator[Any]:
    tree = ast.parse(text)
    lines = text.splitlines()
    statement = (ast.get_docstring(tree) or "").replace(
        f"`{exercise.name}.md`", "the last cells of this notebook"
    )
    yield _locked_text(f"{exercise.label}-statement", f"# {statement}")
    parts: dict[str, list[Part]] = {}
    for part in exercise.code_parts:
        parts.setdefault(part.function, []).append(part)
    of_all = parts.pop("", [])  # extras of all the functions together
    own = [node for node in tree.body if getattr(node, "name", "") in parts]
    done = tree.body[0].end_lineno or 0
    first = _first_line(own[0])
    yield from _solution(f"{exercise.label}-setup", lines[done : first - 1])
    done = first - 1
    for node in own:
        name = str(getattr(node, "name", ""))
        end = len(lines) if node is own[-1] else (node.end_lineno or 0)
        # The marker that ends the solution stands below the function's last statement.
        while end < len(lines) and lines[end].startswith(" ") and "### END" in lines[end]:
            end += 1
        yield from _solution(solution_id(exercise.label, name), lines[done:end])
        done = end
        for part in parts[name]:
            yield _checks(kit, exercise, part)
    for part in of_all:
        yield _checks(kit, exercise, part)


def _first_line(node: ast.stmt) -> int:
    decorators = getattr(node, "decorator_list", [])
    lines: list[int] = [node.lineno, *(decorator.lineno for decorator in decorators)]
    return min(lines)


def _solution(grade_id: str, lines: list[str]) -> Iterator[Any]:
    from nbformat.v4 import new_code_cell

    source = "\n".join(lines).strip("\n")
    if not source:
        return
    # nbgrader empties a solution cell that has no markers: what is given is an ordinary cell.
    solved = any(region.kind == SOLUTION for region in regions(source, grade_id))
    metadata = _nbgrader(grade_id, solution=True) if solved else {}
    yield new_code_cell(source, metadata=metadata)


def _checks(kit: Kit, exercise: Exercise, part: Part) -> Any:
    from nbformat.v4 import new_code_cell

    points = "1 point" if part.points == 1 else f"{part.points:g} points"
    source = [
        f"# {part.name}: {points}. Run this cell for the visible checks,",
        f"# which stand in tests/test_{exercise.name}.py; the grader has more.",
        "from grader.student.kernel import check_part",
        "",
        'hidden_checks = ""',
    ]
    hidden = hidden_checks(kit, exercise, part.name)
    if hidden:
        source += ["### BEGIN HIDDEN TESTS", f"hidden_checks = {_quoted(hidden)}"]
        source += ["### END HIDDEN TESTS"]
    source += [f'check_part("{exercise.name}", "{part.name}", hidden_checks)']
    metadata = _nbgrader(checks_id(exercise.label, part.name), grade=True, locked=True)
    metadata["nbgrader"]["points"] = part.points
    return new_code_cell("\n".join(source), metadata=metadata)


def hidden_checks(kit: Kit, exercise: Exercise, part: str) -> str:
    """The hidden checks of one part, with what they need of the hidden lines."""
    file = kit.root / "tests" / exercise.check_file
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    found: list[str] = []
    for region in regions(text, str(file)):
        if region.kind == HIDDEN:
            inside = lines[region.first : region.last - 1]
            found += [_of_part("\n".join(inside), part)]
    return "\n\n\n".join(filter(None, found)) + "\n" if any(found) else ""


def _of_part(text: str, part: str) -> str:
    """Without the checks of other parts."""
    lines = text.splitlines()
    kept = []
    for node in ast.parse(text).body:
        served = _part_of(node)
        if served in ("", part):
            kept.append("\n".join(lines[_first_line(node) - 1 : node.end_lineno]))
    return "\n\n\n".join(kept)


def _part_of(node: ast.stmt) -> str:
    for decorator in getattr(node, "decorator_list", []):
        match decorator:
            case ast.Call(ast.Name("part"), [ast.Constant(str(name))]):
                return name
    return ""


def _quoted(text: str) -> str:
    """The text as a literal that can be read, where it can."""
    plain = "'''" not in text and "\\" not in text
    return f"'''\n{text}'''" if plain else repr(text)


def _written(exercise: Exercise, text: str) -> Iterator[Any]:
    from nbformat.v4 import new_markdown_cell

    names = [part.name for part in exercise.written_parts]
    starts = {name: re.search(rf"^{re.escape(heading(name))}(?!\w)", text, re.M) for name in names}
    places = sorted((match.start(), name) for name, match in starts.items() if match)
    question = text[: places[0][0]].strip()
    yield _locked_text(f"{exercise.label}-questions", question)
    points = {part.name: part.points for part in exercise.written_parts}
    for number, (start, name) in enumerate(places):
        end = places[number + 1][0] if number + 1 < len(places) else len(text)
        metadata = _nbgrader(answer_id(exercise.label, name), grade=True, solution=True)
        metadata["nbgrader"]["points"] = points[name]
        yield new_markdown_cell(text[start:end].strip(), metadata=metadata)


def _locked_text(grade_id: str, source: str) -> Any:
    from nbformat.v4 import new_markdown_cell

    return new_markdown_cell(source, metadata=_nbgrader(grade_id, locked=True))


def _nbgrader(
    grade_id: str, *, grade: bool = False, solution: bool = False, locked: bool = False
) -> dict[str, Any]:
    """A cell's metadata, as nbgrader 0.9 wants it."""
    return {
        "nbgrader": {
            "schema_version": 3,
            "grade_id": grade_id,
            "grade": grade,
            "solution": solution,
            "locked": locked,
            "task": False,
        }
    }
