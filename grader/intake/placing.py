"""Work that lies in the wrong place is moved to the right one, where there is no doubt about it."""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import replace

from grader.course.cells import exercise_label
from grader.course.manifest import Exercise, Manifest
from grader.intake import Submission


def put_in_place(manifest: Manifest, submission: Submission) -> Submission:
    """The submission with every exercise's file in its section.

    Section folders are known whatever the case of their letters, and a file that has an
    exercise's name and lies anywhere else, once, is taken for that exercise.
    """
    sections = {section.name.casefold(): section.name for section in manifest.sections}
    files: dict[str, bytes] = {}
    exact = set(sections.values())
    for path in sorted(submission.files, key=lambda path: path.partition("/")[0] not in exact):
        folder, slash, rest = path.partition("/")
        place = f"{sections.get(folder.casefold(), folder)}{slash}{rest}"
        files.setdefault(place, submission.files[path])
    names = Counter(path.rpartition("/")[2] for path in files)
    for file in exercise_files(manifest):
        name = file.rpartition("/")[2]
        if file not in files and names[name] == 1:
            files[file] = next(files[path] for path in files if path.rpartition("/")[2] == name)
    files = _renamed_notebooks(manifest, files)
    for exercise in manifest.exercises:
        if exercise.notebook_file in files and _is_stub(exercise, files.get(exercise.code_file)):
            del files[exercise.code_file]
    return replace(submission, files=files)


def _is_stub(exercise: Exercise, content: bytes | None) -> bool:
    """Whether a file is what was handed out: none of the exercise's functions is written."""
    try:
        tree = ast.parse(content or b"not there")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    kinds = (ast.FunctionDef, ast.ClassDef)
    parts = [
        node for node in tree.body if isinstance(node, kinds) and node.name in exercise.functions
    ]
    return bool(parts) and not any(map(_is_written, parts))


def _is_written(node: ast.stmt) -> bool:
    """Whether a function does anything but raise NotImplementedError, or a class has such one."""
    if isinstance(node, ast.ClassDef):
        methods = [inner for inner in node.body if isinstance(inner, ast.FunctionDef)]
        return not methods or any(map(_is_written, methods))
    body = [s for s in getattr(node, "body", []) if not isinstance(s, ast.Expr)]
    raised = body[-1].exc if body and isinstance(body[-1], ast.Raise) else None
    names = [inner.id for inner in ast.walk(raised or ast.Pass()) if isinstance(inner, ast.Name)]
    return names != ["NotImplementedError"]


def _renamed_notebooks(manifest: Manifest, files: dict[str, bytes]) -> dict[str, bytes]:
    """With each notebook that has another name placed by the cells it holds."""
    places = {exercise.label: exercise.notebook_file for exercise in manifest.exercises}
    known = set(places.values())
    labels = {
        path: exercise_label(content)
        for path, content in files.items()
        if path.endswith(".ipynb") and path not in known
    }
    times = Counter(labels.values())
    moved = {
        places[label]: files[path]
        for path, label in labels.items()
        if label in places and times[label] == 1
    }
    return moved | files


def exercise_files(manifest: Manifest) -> set[str]:
    return {
        file
        for exercise in manifest.exercises
        for file in (*exercise.files, exercise.notebook_file)
    }
