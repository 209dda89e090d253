"""Reads `exercises.toml`, the one list of sections, exercises, parts and points."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import UserError

POINTS_BY_STARS = {0: 10, 1: 15, 2: 20}


@dataclass(frozen=True)
class Part:
    """What earns points by itself: a function, a method, or a written answer."""

    name: str
    points: float
    written: bool = False


@dataclass(frozen=True)
class Exercise:
    """One exercise and where its files lie, each relative to a tree of sections."""

    number: int
    name: str
    title: str
    section: str
    stars: int
    libraries: tuple[str, ...]
    seconds: float
    parts: tuple[Part, ...]
    hints: tuple[str, ...]

    @property
    def label(self) -> str:
        return f"ex{self.number:02d}"

    @property
    def points(self) -> float:
        return sum(part.points for part in self.parts)

    @property
    def code_parts(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.written)

    @property
    def written_parts(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.written)

    @property
    def code_file(self) -> str:
        return f"{self.section}/{self.name}.py"

    @property
    def written_file(self) -> str:
        return f"{self.section}/{self.name}.md"

    @property
    def check_file(self) -> str:
        return f"{self.section}/test_{self.name}.py"

    @property
    def files(self) -> tuple[str, ...]:
        """What a student hands in for it."""
        code = (self.code_file,) if self.code_parts else ()
        written = (self.written_file,) if self.written_parts else ()
        return code + written


@dataclass(frozen=True)
class Section:
    name: str
    letter: str
    title: str


@dataclass(frozen=True)
class Manifest:
    sections: tuple[Section, ...]
    exercises: tuple[Exercise, ...]

    def exercise(self, number: int) -> Exercise:
        for exercise in self.exercises:
            if exercise.number == number:
                return exercise
        listed = ", ".join(str(exercise.number) for exercise in self.exercises)
        raise UserError(f"there is no exercise {number}; exercises.toml lists {listed}")

    def by_name(self, name: str) -> Exercise | None:
        return next((exercise for exercise in self.exercises if exercise.name == name), None)


@dataclass(frozen=True)
class Kit:
    """A checkout of the kit: its root folder and its manifest."""

    root: Path
    manifest: Manifest

    def written(self, tree: str = "reference") -> tuple[Exercise, ...]:
        """The exercises that stand in a tree; the manifest may be ahead of the authors."""
        return tuple(
            exercise
            for exercise in self.manifest.exercises
            if any((self.root / tree / file).is_file() for file in exercise.files)
        )


def load_kit(root: Path) -> Kit:
    """Load the kit at `root`; a UserError where its manifest is missing or wrong."""
    file = root / "exercises.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise UserError(f"{file} is not valid TOML: {error}") from None
    try:
        manifest = _manifest(data)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(f"{file}: {error}") from None
    return Kit(root.resolve(), manifest)


def kit_root() -> Path:
    """The checkout this package lies in."""
    return Path(__file__).resolve().parent.parent


def _manifest(data: dict[str, Any]) -> Manifest:
    sections = tuple(Section(**table) for table in data["section"])
    exercises = tuple(_exercise(table) for table in data["exercise"])
    names = {section.name for section in sections}
    for exercise in exercises:
        if exercise.section not in names:
            raise ValueError(f"exercise {exercise.number}: no section {exercise.section!r}")
    _unique("exercise number", (exercise.number for exercise in exercises))
    _unique("exercise name", (exercise.name for exercise in exercises))
    return Manifest(sections, tuple(sorted(exercises, key=lambda e: e.number)))


def _exercise(table: dict[str, Any]) -> Exercise:
    table = dict(table)
    number = table["number"]
    table["parts"] = tuple(Part(**part) for part in table["parts"])
    table["libraries"] = tuple(table["libraries"])
    table["hints"] = tuple(table["hints"])
    exercise = Exercise(**table)
    _unique(f"part of exercise {number}", (part.name for part in exercise.parts))
    if exercise.points != POINTS_BY_STARS[exercise.stars]:
        raise ValueError(
            f"exercise {number}: its parts give {exercise.points:g} points, "
            f"{exercise.stars} stars ask for {POINTS_BY_STARS[exercise.stars]}"
        )
    return exercise


def _unique(what: str, names: Iterable[object]) -> None:
    seen: set[object] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"{what} {name!r} is listed twice")
        seen.add(name)
