"""Which parts of an exercise a changed function can reach: only their checks need to be run.

By names alone, and generously: a part is reached where a name that changed occurs anywhere in what
its checks mention, or in what that in turn mentions. Too much costs time, too little is wrong.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping, Sequence

from grader.host.checks import Check

_WORD = re.compile(r"[^\W\d]\w*")


def reached_parts(
    checks: Sequence[Check], check_file: str, solution: str, changed: Iterable[str]
) -> set[str]:
    """The parts whose checks may notice a change of these names in the solution's text."""
    in_checks, in_solution = _mentions(check_file), _mentions(solution)
    changed = set(changed)
    found: set[str] = set()
    for check in checks:
        said = _closure(in_checks, {check.function.__name__})
        if not changed.isdisjoint(_closure(in_solution, said)):
            found.add(check.part)
    return found


def defined(tree: ast.Module) -> dict[str, list[ast.stmt]]:
    """What a module defines at its top, by name."""
    found: dict[str, list[ast.stmt]] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.setdefault(node.name, []).append(node)
        elif not isinstance(node, ast.Import | ast.ImportFrom):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                    found.setdefault(inner.id, []).append(node)
    return found


def _mentions(text: str) -> dict[str, set[str]]:
    """By each name that a module defines, all words in its definition."""
    return {
        name: set().union(*(_words(node) for node in nodes))
        for name, nodes in defined(ast.parse(text)).items()
    }


def _words(node: ast.AST) -> set[str]:
    """Names, attributes, keywords, and the words of strings: `getattr(module, "fit")` is a use."""
    found: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            found.add(inner.id)
        elif isinstance(inner, ast.Attribute):
            found.add(inner.attr)
        elif isinstance(inner, ast.keyword) and inner.arg:
            found.add(inner.arg)
        elif isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            found.update(_WORD.findall(inner.value))
    return found


def _closure(mentions: Mapping[str, set[str]], start: Iterable[str]) -> set[str]:
    found: set[str] = set()
    waiting = set(start)
    while waiting:
        word = waiting.pop()
        if word not in found:
            found.add(word)
            waiting |= mentions.get(word, set())
    return found
