"""The autograder for Gradescope: this kit and two scripts, as one zip."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from grader.course.manifest import Kit
from grader.files import new_folder

TREES = ("chapter11", "grader", "reference", "tests")
FILES = ("conftest.py", "constraints.txt", "exercises.toml", "pyproject.toml", "README.md")
SCRIPTS = ("setup.sh", "run_autograder")  # of docs/gradescope/
RUNNABLE, PLAIN = 0o755, 0o644
MADE = (1980, 1, 1, 0, 0, 0)  # the same kit gives the same zip


def release_gradescope(kit: Kit, folder: Path, exercises: Sequence[int]) -> Path:
    """Write `autograder.zip`, which grades these exercises, into a new or empty folder."""
    with new_folder(folder) as staged, zipfile.ZipFile(staged / "autograder.zip", "w") as archive:
        for name in sorted(_names(kit)):
            _add(archive, name, (kit.root / name).read_bytes(), PLAIN)
        for name in SCRIPTS:
            _add(archive, name, (kit.root / "docs/gradescope" / name).read_bytes(), RUNNABLE)
        asked = " ".join(f"--exercise {number}" for number in exercises)
        _add(archive, "exercises.txt", asked.encode(), PLAIN)
    return folder / "autograder.zip"


def _names(kit: Kit) -> list[str]:
    """What grading takes; neither the kit's own tests nor what Python has left behind."""
    own = kit.root / "tests" / "kit"
    return [
        *FILES,
        *(
            file.relative_to(kit.root).as_posix()
            for tree in TREES
            for file in (kit.root / tree).rglob("*")
            if file.is_file() and "__pycache__" not in file.parts and own not in file.parents
        ),
    ]


def _add(archive: zipfile.ZipFile, name: str, content: bytes, mode: int) -> None:
    entry = zipfile.ZipInfo(name, MADE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = mode << 16
    archive.writestr(entry, content)
