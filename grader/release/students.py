"""The bundle for students: stubs, given code, visible checks, and their own pytest."""

from __future__ import annotations

from pathlib import Path

from grader.authors.build import derived
from grader.course.manifest import Exercise, Kit
from grader.course.markers import clear_hidden
from grader.files import new_folder, write_files

ROOMS = ("course", "plain", "calling", "checks", "student")
"""What the student's pytest needs of the grader, in whole rooms, so that no list is kept."""


def release_students(kit: Kit, folder: Path) -> int:
    """Write the students' bundle into a new or empty folder; how many files it has."""
    files = students_files(kit)
    with new_folder(folder) as staged:
        write_files(staged, files)
    return len(files)


def students_files(kit: Kit) -> dict[str, str]:
    """Every file of the bundle; none of them is, or holds, a solution or a hidden check."""
    files = {f"assignments/{name}": content for name, content in derived(kit).items()}
    for exercise in kit.authored():
        name = f"tests/{exercise.check_file}"
        if (kit.root / name).is_file():
            files[name] = visible_checks(kit, exercise)
    files |= checking_files(kit)
    for name in ("conftest.py", "LICENSE"):
        files[name] = _text(kit, name)
    for name, source in STUDENTS_OWN.items():
        files[name] = _text(kit, f"docs/students/{source}")
    return files


def visible_checks(kit: Kit, exercise: Exercise) -> str:
    name = f"tests/{exercise.check_file}"
    return clear_hidden(_text(kit, name), name)


def checking_files(kit: Kit) -> dict[str, str]:
    """What running a check takes, wherever that is: its helpers, the given code, the manifest."""
    found = {"exercises.toml": _text(kit, "exercises.toml")}
    for package in ("chapter11", *(f"grader/{room}" for room in ROOMS)):
        for file in sorted((kit.root / package).glob("*.py")):
            name = file.relative_to(kit.root).as_posix()
            found[name] = _text(kit, name)
    for name in ("grader/__init__.py", "grader/errors.py"):
        found[name] = _text(kit, name)
    return found


def _text(kit: Kit, name: str) -> str:
    return (kit.root / name).read_text(encoding="utf-8")


STUDENTS_OWN = {
    "README.md": "README.md",
    "pyproject.toml": "pyproject.toml",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".github/workflows/check.yml": "check.yml",
}
"""What only students have, by where it goes, kept under docs/students/."""
