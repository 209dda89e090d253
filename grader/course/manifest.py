"""Reads `exercises.toml`, the one list of sections, exercises, parts and points."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from grader.errors import UserError

MANIFEST_FILE = "exercises.toml"
INSTALLED = Path(__file__).resolve().parents[2]
"""The folder that this package lies in: a checkout of the kit, or where pip has put the package."""

POINTS_BY_STARS = {0: 10, 1: 15, 2: 20}
OF_ALL = ("errors", "extremes")  # extras that are of no single function
T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """What earns points by itself: a function, a method, or a written answer."""

    name: str
    points: float
    written: bool = False
    refuses: tuple[str, ...] = ()  # what would do its work for it: modules, classes, functions
    words: tuple[int, ...] = ()  # of a written answer: the fewest and the most
    extra: bool = False  # asks for more than the exercise's words do

    @property
    def function(self) -> str:
        """The function or class that it is of; "" for a written part and an extra of them all."""
        return "" if self.written or self.name in OF_ALL else self.name.partition(".")[0]


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
    def functions(self) -> tuple[str, ...]:
        """The functions and classes that its parts are of, each once."""
        names = (part.function for part in self.code_parts if part.function)
        return tuple(dict.fromkeys(names))

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
    def notebook_file(self) -> str:
        """Both in one, where notebooks are handed in."""
        return f"{self.section}/{self.name}.ipynb"

    @property
    def check_file(self) -> str:
        return f"{self.section}/test_{self.name}.py"

    @property
    def plain_file(self) -> str:
        """A right solution as a textbook prints it, beside the checks."""
        return f"{self.section}/plain/{self.label}.py"

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

    def authored(self, tree: str = "reference") -> tuple[Exercise, ...]:
        """The exercises that stand in a tree; the manifest may be ahead of the authors."""
        return tuple(
            exercise
            for exercise in self.manifest.exercises
            if any((self.root / tree / file).is_file() for file in exercise.files)
        )

    def make_importable(self) -> None:
        """The given code that this process imports is this kit's, and not an installed one."""
        if str(self.root) not in sys.path:
            sys.path.insert(0, str(self.root))


def kit_root(named: Path | None = None) -> Path:
    """The kit to work on: the one named, else the nearest upwards, else the one installed."""
    if named is not None:
        return named
    here = Path.cwd()
    for folder in (here, *here.parents, INSTALLED):
        if (folder / MANIFEST_FILE).is_file():
            return folder
    raise UserError(
        f"there is no kit here: neither {here} nor any folder above it holds an {MANIFEST_FILE}; "
        "give the kit's folder with --kit, before the command"
    )


def load_kit(root: Path) -> Kit:
    """Load the kit at `root`; a UserError where its manifest is missing or wrong."""
    file = root / MANIFEST_FILE
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise UserError(f"{file} is not valid TOML: {error}") from None
    try:
        manifest = _manifest(data)
    except ValueError as error:
        raise UserError(f"{file}: {error}") from None
    return Kit(root.resolve(), manifest)


def _manifest(data: dict[str, Any]) -> Manifest:
    sections = tuple(
        _made(Section, table, "a section") for table in _list(data, "section", dict, "the file")
    )
    exercises = tuple(_exercise(table) for table in _list(data, "exercise", dict, "the file"))
    names = {section.name for section in sections}
    for exercise in exercises:
        if exercise.section not in names:
            raise ValueError(f"exercise {exercise.number}: no section {exercise.section!r}")
    _unique("section", (section.name for section in sections))
    _unique("exercise number", (exercise.number for exercise in exercises))
    _unique("exercise name", (exercise.name for exercise in exercises))
    return Manifest(sections, tuple(sorted(exercises, key=lambda e: e.number)))


def _exercise(table: dict[str, Any]) -> Exercise:
    where = f"exercise {table.get('number', 'without a number')}"
    parts = [_part(part, where) for part in _list(table, "parts", dict, where)]
    lists = {name: tuple(_list(table, name, str, where)) for name in ("libraries", "hints")}
    exercise = _made(Exercise, table | lists | {"parts": tuple(parts)}, where)
    if not exercise.name.startswith(f"{exercise.label}_"):
        raise ValueError(f"{where}: its name should begin with {exercise.label}_")
    if exercise.stars not in POINTS_BY_STARS:
        raise ValueError(f"{where}: stars are 0, 1 or 2, not {exercise.stars}")
    _unique(f"part of {where}", (part.name for part in parts))
    if exercise.points != POINTS_BY_STARS[exercise.stars]:
        raise ValueError(
            f"{where}: its parts give {exercise.points:g} points, "
            f"{exercise.stars} stars ask for {POINTS_BY_STARS[exercise.stars]}"
        )
    _check_extras(exercise, where)
    return exercise


def _check_extras(exercise: Exercise, where: str) -> None:
    """Extras are a small share, and stand behind the part that they go beyond."""
    plain = {part.name for part in exercise.code_parts if not part.extra}
    for part in exercise.parts:
        if part.extra and part.written:
            raise ValueError(f"{where}: {part.name} is a written part, and can be no extra")
        if part.name in OF_ALL and not part.extra:
            raise ValueError(f"{where}: {part.name} should be an extra; write extra = true")
        if part.extra and part.name not in OF_ALL and part.name.rpartition(".")[0] not in plain:
            raise ValueError(
                f"{where}: the extra {part.name} should be called {', '.join(OF_ALL)} or "
                "<part>.<extra>, after a part of the exercise"
            )
    most = max(sum(part.points for part in exercise.code_parts) / 10, 2.0)
    extras = sum(part.points for part in exercise.parts if part.extra)
    if extras > most:
        raise ValueError(f"{where}: its extras give {extras:g} points, more than {most:g}")


def _part(table: dict[str, Any], where: str) -> Part:
    refuses = tuple(_list({"refuses": []} | table, "refuses", str, where))
    words = tuple(_list({"words": []} | table, "words", int, where))
    table = {"written": False, "extra": False} | table | {"refuses": refuses, "words": words}
    part = _made(Part, table, f"a part of {where}")
    if part.points <= 0:
        raise ValueError(f"{where}: {part.name} should give points, not {part.points:g}")
    if part.written and not re.fullmatch("[a-z]|answer", part.name):
        raise ValueError(f"{where}: a written part is one letter or 'answer', not {part.name!r}")
    if words and not (part.written and len(words) == 2 and 0 < words[0] <= words[1]):
        raise ValueError(f"{where}: words of {part.name} should be [fewest, most] of an answer")
    if refuses and part.written:
        raise ValueError(f"{where}: {part.name} is a written part, and can refuse nothing")
    return part


def _list(table: dict[str, Any], name: str, kind: type[T], where: str) -> list[T]:
    found = table.get(name)
    if not isinstance(found, list) or not all(isinstance(item, kind) for item in found):
        items = {str: "strings", int: "whole numbers"}.get(kind, "tables")
        raise ValueError(f"{where} should have {name!r}, a list of {items}")
    return found


def _made(kind: type[T], table: dict[str, Any], where: str) -> T:
    """A dataclass from a table that has its fields, of their types, and no others."""
    types: dict[str, Any] = {"str": str, "int": int, "float": (int, float), "bool": bool}
    names = {field.name: str(field.type) for field in fields(kind)}  # type: ignore[arg-type]
    for name in [*names, *table]:
        if name not in table:
            raise ValueError(f"{where} lacks {name!r}")
        if name not in names:
            raise ValueError(f"{where} has {name!r}, which means nothing here")
        wanted = types.get(names[name], object)
        if not isinstance(table[name], wanted) or isinstance(table[name], bool) != (wanted is bool):
            raise ValueError(f"{where}: {name} is {table[name]!r}, which is no {names[name]}")
    return kind(**table)


def _unique(what: str, names: Iterable[object]) -> None:
    seen: set[object] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"{what} {name!r} is listed twice")
        seen.add(name)
