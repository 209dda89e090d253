"""The same work handed in as `.py` and `.md` files and as notebooks gets the same points."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from grader.course.answers import answers
from grader.course.cells import answer_id, checks_id, heading, solution_id
from grader.course.manifest import Exercise, load_kit
from grader.grading.mistakes import load_mistakes
from tests.kit.kit import ROOT, Command

KIT = load_kit(ROOT)


def marked(cell: Any, grade_id: str, **more: Any) -> Any:
    cell.metadata["nbgrader"] = {"grade_id": grade_id, "schema_version": 3, **more}
    return cell


def as_notebook(exercise: Exercise, code: str, text: str) -> str:
    """The work in cells as a student leaves them: moved about, run, with trials between."""
    parts = {part.name.partition(".")[0] for part in exercise.code_parts}
    cells = [new_markdown_cell("My work."), new_code_cell("%matplotlib inline\n!pip list")]
    functions = []
    for node in ast.parse(code).body:
        name = getattr(node, "name", "")
        cell = new_code_cell(ast.unparse(node), outputs=[new_output("stream", text="done\n")])
        if name in parts:
            functions.append(marked(cell, solution_id(exercise.label, name), solution=True))
        else:
            cells.append(cell)
    # A base has to stand above what is derived from it; else the order is nobody's business.
    has_base = any(isinstance(node, ast.ClassDef) and node.bases for node in ast.parse(code).body)
    cells += functions if has_base else functions[::-1]
    cells.append(new_code_cell("print(1 / 0)"))
    for part in exercise.code_parts:
        own = checks_id(exercise.label, part.name)
        cells.append(marked(new_code_cell("assert False"), own, locked=True, grade=True))
    found = answers(text, [part.name for part in exercise.written_parts])
    for part in exercise.written_parts:
        cell = new_markdown_cell(f"{heading(part.name)}\n\n{found[part.name]}")
        cells.append(marked(cell, answer_id(exercise.label, part.name), solution=True))
    return json.dumps(new_notebook(cells=cells))


def hand_in(folder: Path, exercise: Exercise, code: str, text: str) -> None:
    """Both forms, each by a student of its own."""
    for student, name, content in (
        ("files", exercise.code_file, code),
        ("files", exercise.written_file, text),
        ("notebooks", exercise.notebook_file, as_notebook(exercise, code, text)),
    ):
        if content:
            file = folder.with_name(f"{folder.name} {student}") / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")


def read(name: str) -> str:
    file = ROOT / "reference" / name
    return file.read_text(encoding="utf-8") if name and file.is_file() else ""


def test_a_class_in_both_forms(tmp_path: Path, grader: Command) -> None:
    for exercise in KIT.authored():
        code = read(exercise.code_file) if exercise.code_parts else ""
        text = read(exercise.written_file) if exercise.written_parts else ""
        hand_in(tmp_path / "class" / "right", exercise, code, text)
        known = load_mistakes(KIT, exercise) if exercise.code_parts else []
        for mistake in known[:1]:
            hand_in(tmp_path / "class" / "wrong", exercise, mistake.source, "")
    done = grader("grade", tmp_path / "class", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    records = {
        file.stem: json.loads(file.read_text(encoding="utf-8"))
        for file in (tmp_path / "out" / "results").iterdir()
    }
    assert len(records) == 4
    for student in ("right", "wrong"):
        files, notebooks = (records[f"{student} {form}"] for form in ("files", "notebooks"))
        for one, other in zip(files["exercises"], notebooks["exercises"], strict=True):
            for a, b in zip(one["parts"], other["parts"], strict=True):
                same = [(p["name"], p["points"], p["status"], p["mistake"]) for p in (a, b)]
                assert same[0] == same[1], (student, one["number"], a["message"], b["message"])
        assert (files["score"], files["awaiting"]) == (notebooks["score"], notebooks["awaiting"])
    whole = sum(exercise.points for exercise in KIT.authored())
    assert records["right files"]["score"] + records["right files"]["awaiting"] == whole
    assert 0 < records["wrong files"]["score"] < whole
