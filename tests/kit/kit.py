"""What the kit's own tests share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.course.manifest import Exercise, Part, load_kit
from grader.course.markers import HIDDEN, SOLUTION, regions
from grader.course.results import Isolation
from grader.host.guests import GuestHouse
from grader.host.transport import GuestTransport
from grader.release.students import ROOMS

ROOT = Path(__file__).resolve().parents[2]

Done = subprocess.CompletedProcess[str]
Command = Callable[..., Done]


def run(
    *words: str | Path, root: Path = ROOT, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `python` with these words, as a person would, on the kit at `root`."""
    environment = {**os.environ, "PYTHONPATH": str(root), "NO_COLOR": "1", "COLUMNS": "120"}
    environment.pop("CI", None)  # a person has none; pytest shows more where it is set
    return subprocess.run(
        [sys.executable, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd or root,
        env=environment,
        timeout=900,
        check=False,
    )


@pytest.fixture
def grader() -> Command:
    """`python -m grader ...` on this kit."""

    def command(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return run("-m", "grader", *words)

    return command


@pytest.fixture
def kit_copy(tmp_path: Path) -> Path:
    """A small copy of the kit to spoil: exercises 11 and 13 alone."""
    return small_kit(tmp_path / "kit", "ex11_manual_forward", "ex13_capacity")


def small_kit(copy: Path, *stems: str) -> Path:
    """A copy of the kit with these exercises of section C alone."""
    for tree in ("grader", "chapter11", "docs"):
        shutil.copytree(ROOT / tree, copy / tree, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("conftest.py", "pyproject.toml", "exercises.toml", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    section = "section_c_forward_pass"
    for tree in ("assignments", "reference", "tests"):
        (copy / tree / section).mkdir(parents=True)
    for stem in stems:
        for tree in ("assignments", "reference"):
            for file in (ROOT / tree / section).glob(f"{stem}.*"):
                shutil.copy(file, copy / tree / section)
        shutil.copy(ROOT / "tests" / section / f"test_{stem}.py", copy / "tests" / section)
        plain = Path("tests", section, "plain")
        (copy / plain).mkdir(exist_ok=True)
        shutil.copy(ROOT / plain / f"{stem[:4]}.py", copy / plain)
        folder = Path("tests", section, "mistakes", stem[:4])
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture
def in_copy(kit_copy: Path) -> Command:
    """`python ...` on the copy."""

    def command(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return run(*words, root=kit_copy, cwd=cwd)

    return command


@contextmanager
def plain_guest(
    folder: Path, source: str, libraries: tuple[str, ...] = ("numpy",)
) -> Iterator[GuestTransport]:
    """A guest with a file of its own, asked for by `call(Request(...))`."""
    exercise = Exercise(1, "ex01_x", "", "section", 0, libraries, 10, (Part("f", 10),), ())
    root = folder / "root"
    (root / "section").mkdir(parents=True)
    (root / "section" / "ex01_x.py").write_text(source, encoding="utf-8")
    (folder / "house").mkdir()
    folder.chmod(0o755)
    house = GuestHouse(Isolation.PLAIN, folder / "house")
    transport = GuestTransport(house, exercise, root)
    transport.grant()
    try:
        yield transport
    finally:
        transport.close()
        house.close()


def secrets() -> list[str]:
    """Lines that only solutions, hidden checks, mistakes and rubrics have."""
    kit = load_kit(ROOT)
    found: set[str] = set()
    public: set[str] = set()
    for exercise in kit.authored():
        files = [f"reference/{name}" for name in exercise.files]
        files += [f"tests/{exercise.check_file}"] if exercise.code_parts else []
        for name in files:
            text = (ROOT / name).read_text(encoding="utf-8")
            lines = text.splitlines()
            for region in regions(text, name):
                assert region.kind in (SOLUTION, HIDDEN)
                found.update(lines[region.first : region.last - 1])
                lines[region.first - 1 : region.last] = [""] * (region.last - region.first + 1)
            public.update(lines)
        mistakes = ROOT / "tests" / exercise.section / "mistakes" / exercise.label
        for file in mistakes.glob("*.py"):
            found.update(file.read_text(encoding="utf-8").splitlines())
    for folder in ("chapter11", *(f"grader/{room}" for room in ROOMS)):  # given to students whole
        for file in (ROOT / folder).glob("*.py"):
            public.update(file.read_text(encoding="utf-8").splitlines())
    known = "\n".join(public)
    return sorted(
        {line.strip() for line in found if len(line.strip()) > 24 and line.strip() not in known}
    )
