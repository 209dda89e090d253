"""Which checks can notice a change in an exercise's solution: only those need to be run.

A check can notice a changed function only where it runs that function. So the reference is run once
under every check, in this process, and what each check executed is written down.
"""

from __future__ import annotations

import ast
import contextlib
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

from grader.calling.calls import Outcome
from grader.calling.direct import DirectTransport
from grader.calling.loading import load
from grader.calling.surroundings import Surroundings
from grader.course.manifest import Exercise, Kit
from grader.course.results import Status
from grader.host.checks import Check, run

Executed = dict[str, frozenset[str] | None]
"""By check: the functions and methods it runs; None where that could not be told."""


def executed(kit: Kit, exercise: Exercise, checks: Sequence[Check], seed: int) -> Executed:
    """What each check runs of the reference, by name: `fit`, `Tensor.exp`."""
    file = kit.root / "reference" / exercise.code_file
    found: Executed = dict.fromkeys(check.name for check in checks)
    with Surroundings([file.parent]).around(), contextlib.redirect_stdout(io.StringIO()):
        with _noting(str(file)) as imported:
            module = load(file, f"reference/{exercise.code_file}")
        if isinstance(module, Outcome):
            return found
        for check in checks:
            with _noting(str(file)) as names:
                verdict = run(check, DirectTransport(module), seed)
            # A check that ended early has not run all that it would.
            if verdict.status == Status.RIGHT:
                found[check.name] = frozenset(names | imported)
    return found


@contextmanager
def _noting(file: str) -> Iterator[set[str]]:
    """The names of this file's functions that are called meanwhile."""
    names: set[str] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if code.co_filename == file:
            names.add(code.co_qualname.partition(".<locals>")[0])

    before = sys.gettrace()
    sys.settrace(note)
    try:
        yield names
    finally:
        sys.settrace(before)


def noticing(executed: Executed, changed: frozenset[str] | None) -> frozenset[str]:
    """The checks that can notice a change of these functions; all, where they are not known."""
    return frozenset(
        check
        for check, names in executed.items()
        if names is None or changed is None or not names.isdisjoint(changed)
    )


def changed_names(reference: str, mistake: str) -> frozenset[str] | None:
    """The reference's functions that a mistake's text puts others in the place of.

    None where it changes something else too: a constant, a class as a whole.
    """
    own, wrong = _defined(ast.parse(reference)), _defined(ast.parse(mistake))
    known = {node.id for node in ast.walk(ast.parse(reference)) if isinstance(node, ast.Name)}
    changed: set[str] = set()
    for name, node in wrong.items():
        match own.get(name), node:
            case None, ast.FunctionDef() | ast.ClassDef() if name not in known:
                pass  # a helper: only what is changed can call it
            case ast.FunctionDef(), ast.FunctionDef():
                changed.add(name)
            case ast.ClassDef() as before, ast.ClassDef() as after:
                methods = _changed_methods(before, after)
                if methods is None:
                    return None
                changed |= methods
            case _ if name in known or name in own:
                return None
    return frozenset(changed)


def _changed_methods(before: ast.ClassDef, after: ast.ClassDef) -> set[str] | None:
    """The methods that a class built on the right one defines anew."""
    if [ast.unparse(base) for base in after.bases] != [f"right_{before.name}"]:
        return None
    own = {node.name for node in before.body if isinstance(node, ast.FunctionDef)}
    text = ast.unparse(before)
    changed = set()
    for node in after.body:
        if isinstance(node, ast.FunctionDef) and node.name in own:
            changed.add(f"{before.name}.{node.name}")
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            pass  # its docstring
        elif not isinstance(node, ast.FunctionDef) or node.name in text or node.name[:2] == "__":
            return None
    return changed


def _defined(tree: ast.Module) -> Mapping[str, ast.stmt]:
    """What a module defines at its top, by name; imports and the docstring aside."""
    found: dict[str, ast.stmt] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif not isinstance(node, ast.Import | ast.ImportFrom):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                    found[inner.id] = node
    return found
