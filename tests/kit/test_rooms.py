"""The rooms of the grader: who may import whom, as DESIGN.md draws it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from grader.release.students import ROOMS as STUDENTS_ROOMS
from tests.kit.kit import ROOT

ROOMS = [
    "errors",
    "files",
    "course",
    "plain",
    "calling",
    "checks",
    "student",
    "guest",
    "host",
    "intake",
    "grading",
    "pages",
    "authors",
    "release",
    "nbgrader",
    "export",
    "cli",
    "__main__",
]
"""From the ground up: a room imports only from those before it."""

NEVER = {("guest", "checks"), ("guest", "student"), ("host", "student")}
"""What the order alone would allow. What runs beside a stranger's code knows nothing of checks."""


def _module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_module(file): file for file in sorted((ROOT / "grader").rglob("*.py"))}


def _imports(file: Path) -> Iterator[str]:
    """The modules of the grader that a file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("grader"):
            assert node.level == 0, f"{file}: write the whole name of what is imported"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else str(node.module)


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


CHECKS = sorted(ROOT.glob("tests/section_*/test_ex*.py"))


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.stem)
def test_a_file_of_checks_imports_the_face_and_its_probes_what_guests_have(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("grader"):
            face, in_probe = node.module == "grader.checks", node not in tree.body
            guests = (node.module or "").startswith("grader.calling.")
            assert guests if in_probe else face, f"line {node.lineno} imports {node.module}"


def test_every_module_stands_in_a_room() -> None:
    assert {_room(module) for module in MODULES} == {"", *ROOMS}
    loose = {_room(m) for m, file in MODULES.items() if file.parent == ROOT / "grader"}
    assert loose == {"", "__main__", "cli", "errors", "files"}


@pytest.mark.parametrize("module", [module for module in MODULES if _room(module)])
def test_no_import_goes_upwards(module: str) -> None:
    room = _room(module)
    wrong = [
        imported
        for imported in set(_imports(MODULES[module])) - {"grader"}
        if ROOMS.index(_room(imported)) > ROOMS.index(room) or (room, _room(imported)) in NEVER
    ]
    assert not wrong, f"{module} imports {', '.join(wrong)}"


def test_no_import_comes_back_to_where_it_began() -> None:
    graph = {module: set(_imports(file)) - {module} for module, file in MODULES.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the modules


def test_what_students_get_needs_nothing_else_of_the_grader() -> None:
    for module, file in MODULES.items():
        if _room(module) in STUDENTS_ROOMS:
            rooms = {_room(imported) for imported in _imports(file)} - {""}
            assert rooms <= {*STUDENTS_ROOMS, "errors"}, f"{module} imports {rooms}"
