"""The cells of an exercise's notebook, by nbgrader's `grade_id`, and what a notebook says in them.

A notebook is a stranger's JSON: whatever is not as expected is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

CHECKS = "-checks"
_ID = re.compile(r"(ex\d\d)-")


def solution_id(label: str, name: str) -> str:
    """The cell in which a student writes a function or class: `ex11-forward`."""
    return f"{label}-{name}"


def checks_id(label: str, part: str) -> str:
    """The cell that checks a part: `ex25-MLP-forward-checks`."""
    return f"{label}-{part.replace('.', '-')}{CHECKS}"


def answer_id(label: str, part: str) -> str:
    """The cell of a written answer: `ex14-c`."""
    return f"{label}-{part}"


def heading(part: str) -> str:
    """What stands above a written answer."""
    return "## Answer" if part == "answer" else f"## ({part})"


@dataclass(frozen=True)
class Cell:
    kind: str  # "code" | "markdown"
    grade_id: str
    locked: bool
    source: str


def cells(notebook: bytes | str) -> list[Cell]:
    """The cells of a notebook, in order; ValueError where it is none."""
    try:
        data = json.loads(notebook)
        found = data["cells"] if "cells" in data else data["worksheets"][0]["cells"]
        return list(_cells(found))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise ValueError("it is no notebook that can be read; save it again in Jupyter") from None


def _cells(found: object) -> Iterator[Cell]:
    for cell in found if isinstance(found, list) else ():
        source = cell.get("source", cell.get("input", ""))
        text = "".join(map(str, source)) if isinstance(source, list) else str(source)
        own = cell.get("metadata", {})
        own = own.get("nbgrader", {}) if isinstance(own, dict) else {}
        own = own if isinstance(own, dict) else {}
        locked = own.get("locked") is True and own.get("solution") is not True
        yield Cell(str(cell.get("cell_type", "")), str(own.get("grade_id", "")), locked, text)


def exercise_label(notebook: bytes) -> str:
    """`ex11`, if that is the exercise its cells are of; '' where that cannot be told."""
    try:
        found = {match[1] for cell in cells(notebook) if (match := _ID.match(cell.grade_id))}
    except ValueError:
        return ""
    return found.pop() if len(found) == 1 else ""


def written_text(notebook: bytes, label: str, names: list[str]) -> str:
    """The answers in a notebook, as the `.md` of a written part has them."""
    try:
        found = [cell for cell in cells(notebook) if cell.kind == "markdown" and not cell.locked]
    except ValueError:
        return ""
    by_id = {answer_id(label, name): name for name in names}
    text = []
    for cell in found:
        if cell.grade_id in by_id:
            name = by_id[cell.grade_id]
            text.append(heading(name))
        text.append(cell.source)
    return "\n\n".join(text)
