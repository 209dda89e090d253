"""Known mistakes: wrong solutions that test the checks, and whose sentence tells the student."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from grader.errors import UserError
from grader.manifest import Exercise, Kit


@dataclass(frozen=True)
class Mistake:
    """One file under `tests/<section>/mistakes/exNN/`."""

    slug: str
    part: str
    sentence: str
    file: Path
    source: str  # the whole module: the reference with the mistake's functions in it

    def module(self) -> ModuleType:
        """The mistaken solution, imported into this process."""
        module = ModuleType(f"mistake_{self.slug.replace('-', '_')}")
        module.__file__ = str(self.file)
        sys.modules[module.__name__] = module  # where a dataclass looks for its annotations
        exec(compile(self.source, str(self.file), "exec"), module.__dict__)
        return module


def mistakes_folder(kit: Kit, exercise: Exercise) -> Path:
    return kit.root / "tests" / exercise.section / "mistakes" / exercise.label


def load_mistakes(kit: Kit, exercise: Exercise) -> list[Mistake]:
    """All known mistakes of an exercise; none where the kit is released without them."""
    folder = mistakes_folder(kit, exercise)
    reference = kit.root / "reference" / exercise.code_file
    if not folder.is_dir() or not reference.is_file():
        return []
    text = reference.read_text(encoding="utf-8")
    return [_mistake(file, text, exercise) for file in sorted(folder.glob("*.py"))]


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
    return Mistake(file.stem, part, sentence, file, merged(reference, text))


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


def merged(reference: str, mistake: str) -> str:
    """The reference with the mistake's functions in the place of its own.

    A mistake may lean on what it replaces: `right_fit` is the reference's own `fit`.
    """
    base, change = ast.parse(reference), ast.parse(mistake)
    kinds = (ast.FunctionDef, ast.ClassDef)
    wrong = {node.name: node for node in change.body if isinstance(node, kinds)}
    own = {node.name for node in base.body if isinstance(node, kinds)}
    used = {node.id for node in ast.walk(change) if isinstance(node, ast.Name)}
    future = [n for n in base.body if isinstance(n, ast.ImportFrom) and n.module == "__future__"]
    docstring = ast.get_docstring(change)
    extra = [
        node
        for node in change.body[1 if docstring else 0 :]
        if not (isinstance(node, kinds) and node.name in own)
        and not (isinstance(node, ast.ImportFrom) and node.module == "__future__")
    ]
    body: list[ast.stmt] = []
    for node in (node for node in base.body if node not in future):
        if not isinstance(node, kinds) or node.name not in wrong:
            body.append(node)
            continue
        name, right = node.name, f"right_{node.name}"
        if right in used:
            node.name = right
            body.append(node)
        body.append(wrong[name])
    # What a mistake needs beside its functions goes behind the imports and constants.
    first = next((i for i, node in enumerate(body) if isinstance(node, kinds)), len(body))
    module = ast.Module([*future, *body[:first], *extra, *body[first:]], [])
    return ast.unparse(ast.fix_missing_locations(module)) + "\n"
