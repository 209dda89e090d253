"""What is handed out, written into a folder of its own."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from grader.build import derived
from grader.errors import UserError
from grader.manifest import Kit
from grader.markers import clear_hidden

SHARED = ("cells.py", "errors.py", "manifest.py", "markers.py", "score.py", "written.py")
"""What the student's pytest needs of the grader, beside its checks/ folder."""


def release_students(kit: Kit, folder: Path) -> int:
    """Write the students' bundle into a new or empty folder; how many files it has."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder} is not an empty folder; give a new one")
    files = _students_files(kit)
    # Written beside it first, so that a bundle is whole or not there.
    folder.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent.resolve()))
    try:
        for name, text in files.items():
            file = staged / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        staged.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        staged.rename(folder)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return len(files)


def _students_files(kit: Kit) -> dict[str, str]:
    """Every file of the bundle; none of them is, or holds, a solution or a hidden check."""

    def text(name: str) -> str:
        return (kit.root / name).read_text(encoding="utf-8")

    files = {f"assignments/{name}": content for name, content in derived(kit).items()}
    for exercise in kit.written():
        name = f"tests/{exercise.check_file}"
        if (kit.root / name).is_file():
            files[name] = clear_hidden(text(name), name)
    for package in ("chapter11", "grader/checks"):
        for file in sorted((kit.root / package).glob("*.py")):
            name = file.relative_to(kit.root).as_posix()
            files[name] = text(name)
    for name in ("grader/__init__.py", *(f"grader/{module}" for module in SHARED)):
        files[name] = text(name)
    for name in ("conftest.py", "exercises.toml", "LICENSE"):
        files[name] = text(name)
    for name, source in STUDENTS_OWN.items():
        files[name] = text(f"docs/students/{source}")
    return files


STUDENTS_OWN = {
    "README.md": "README.md",
    "pyproject.toml": "pyproject.toml",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".github/workflows/check.yml": "check.yml",
}
"""What only students have, by where it goes, kept under docs/students/."""
