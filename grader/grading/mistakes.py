"""Known mistakes: wrong solutions that test the checks, and whose sentence tells the student."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from types import ModuleType

from grader.course.manifest import Exercise, Kit
from grader.errors import UserError


@dataclass(frozen=True)
class Mistake:
    """One file under `tests/<section>/mistakes/exNN/`."""

    slug: str
    part: str
    sentence: str
    file: Path
    reference: str = field(repr=False)  # its text

    @cached_property
    def source(self) -> str:
        """The whole module: the reference with the mistake's functions in it."""
        return merged(self.reference, self.file.read_text(encoding="utf-8"))

    def module(self) -> ModuleType:
        """The mistaken solution, imported into this process."""
        module = ModuleType(f"mistake_{self.slug.replace('-', '_')}")
        module.__file__ = str(self.file)
        sys.modules[module.__name__] = module  # where a dataclass looks for its annotations
        exec(compile(self.source, str(self.file), "exec"), module.__dict__)
        return module


def mistakes_folder(kit: Kit, exercise: Exercise) -> Path:
    return kit.root / "tests" / exercise.section / "mistakes" / exercise.label


def mistake_files(kit: Kit, exercise: Exercise) -> list[Path]:
    return sorted(mistakes_folder(kit, exercise).glob("*.py"))


def load_mistakes(kit: Kit, exercise: Exercise) -> list[Mistake]:
    """All known mistakes of an exercise; none where the kit is released without them."""
    reference = kit.root / "reference" / exercise.code_file
    if not reference.is_file():
        return []
    text = reference.read_text(encoding="utf-8")
    return [_mistake(file, text, exercise) for file in mistake_files(kit, exercise)]


def _mistake(file: Path, reference: str, exercise: Exercise) -> Mistake:
    text = file.read_text(encoding="utf-8")
    try:
        tree = ast.parse(text, str(file))
    except SyntaxError as error:
        raise UserError(f"{file}: line {error.lineno}: {error.msg}") from None
    sentence = " ".join((ast.get_docstring(tree) or "").split())
    if not sentence:
        raise UserError(f"{file}: the docstring that tells the student is missing")
    part = _constant(tree, "PART") or _broken_part(tree, exercise, file)
    if part not in [code.name for code in exercise.code_parts]:
        raise UserError(f"{file}: {part} is no part of exercise {exercise.number} with code")
    return Mistake(file.stem, part, sentence, file, reference)


def _broken_part(tree: ast.Module, exercise: Exercise, file: Path) -> str:
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    broken = [part.name for part in exercise.code_parts if part.name in names]
    if len(broken) != 1:
        raise UserError(f"{file}: it should define exactly one part, or name one: PART = '...'")
    return broken[0]


def _constant(tree: ast.Module, name: str) -> str:
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name(target)], ast.Constant(value)) if target == name:
                return str(value)
    return ""


@lru_cache(maxsize=8)
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


def merged(reference: str, mistake: str) -> str:
    """The reference with the mistake's functions in the place of its own.

    A mistake may lean on what it replaces: `right_fit` is the reference's own `fit`.
    """
    base, change = _parsed(reference), ast.parse(mistake)
    lines, changed = reference.splitlines(), mistake.splitlines()
    kinds = (ast.FunctionDef, ast.ClassDef)
    own = {node.name for node in base.body if isinstance(node, kinds)}
    wrong = {node.name: node for node in change.body if isinstance(node, kinds)}
    used = {node.id for node in ast.walk(change) if isinstance(node, ast.Name)}
    docstring = ast.get_docstring(change)
    extra = [
        _text(changed, node)
        for node in change.body[1 if docstring else 0 :]
        if getattr(node, "name", "") not in own and not _is_future(node)
    ]
    found: list[str] = []
    written = False
    for node in base.body:
        if isinstance(node, kinds) and not written:
            # What a mistake needs beside its functions goes behind the imports and constants.
            found, written = [*found, *extra], True
        if not isinstance(node, kinds) or node.name not in wrong:
            found.append(_text(lines, node))
            continue
        right = f"right_{node.name}"
        if right in used:
            text, start = _text(lines, node), node.lineno - _first_line(node)
            head = re.sub(rf"\b{node.name}\b", right, text.splitlines()[start], count=1)
            found.append(
                "\n".join([*text.splitlines()[:start], head, *text.splitlines()[start + 1 :]])
            )
        found.append(_text(changed, wrong[node.name]))
    return "\n\n".join([*found, *([] if written else extra)]) + "\n"


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _text(lines: list[str], node: ast.stmt) -> str:
    return "\n".join(lines[_first_line(node) - 1 : node.end_lineno])
