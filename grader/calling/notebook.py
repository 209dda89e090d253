"""A notebook as a module: what its cells define, and nothing of what they try out.

Students leave plots, prints and half an hour's training between their functions. Of all top-level
statements those are run that the wanted functions need, in the order of the cells; one that fails
takes along only what it would have defined, as in a notebook.
"""

from __future__ import annotations
import __future__

import ast
import linecache
import re
import symtable
import warnings
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.course.cells import CHECKS, cells

_MAGIC = re.compile(r"^\s*(%|!|\?)|\?\s*$|^[^=#'\"]*=\s*(%|!)")
_BODY_RUNS = re.compile(r"^%%(time|timeit|capture|prun)\b")
_DEFINES = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Statement:
    node: ast.stmt
    binds: frozenset[str]
    reads: frozenset[str]


def load_cells(module: ModuleType, file: Path, wanted: Collection[str]) -> None:
    """Run what `wanted` needs of the notebook in `file`; ValueError where it is no notebook."""
    sources = [
        _without_magics(cell.source)
        for cell in cells(file.read_bytes())
        if cell.kind == "code" and not cell.locked and not cell.grade_id.endswith(CHECKS)
    ]
    text = "\n".join(sources)
    # Where tracebacks and messages look for the student's line.
    linecache.cache[str(file)] = (len(text), None, text.splitlines(keepends=True), str(file))
    statements: list[Statement] = []
    broken: dict[str, BaseException] = {}
    line = 0
    for source in sources:
        try:
            found = _statements(source, line)
        except Exception as no_python:  # the names it would define raise that when called
            broken |= dict.fromkeys(_DEFINES.findall(source), no_python)
        else:
            statements += found
        line += source.count("\n") + 1
    broken |= _run(module, file, needed(statements, wanted))
    for name, why in broken.items():
        if name in wanted and name not in vars(module):
            vars(module)[name] = _raising(why)


def _without_magics(source: str) -> str:
    """A cell without IPython's own lines; every line keeps its number."""
    lines = source.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("%%"):
        if not _BODY_RUNS.match(first):
            return "\n" * (len(lines) - 1)  # another language, or a file to write
        lines[lines.index(first)] = ""
    try:
        ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        lines = ["" if _MAGIC.search(line) else line for line in lines]
    return "\n".join(lines)


def _statements(source: str, line: int) -> Iterator[Statement]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
    return iter([_statement(node, line) for node in tree.body])


def _statement(node: ast.stmt, line: int) -> Statement:
    table = symtable.symtable(ast.unparse(node), "<cell>", "exec")
    binds = {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
    return Statement(ast.increment_lineno(node, line), frozenset(binds), frozenset(_reads(table)))


def _reads(table: symtable.SymbolTable) -> Iterator[str]:
    """The module's names that a statement uses, in the functions inside it too."""
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        if (symbol.is_referenced() or symbol.is_declared_global()) and (top or symbol.is_global()):
            yield symbol.get_name()
    for inner in table.get_children():
        yield from _reads(inner)


def needed(statements: Sequence[Statement], wanted: Collection[str]) -> list[Statement]:
    """The statements that define the wanted names, and what these need in turn."""
    names = set(wanted)
    own = {name for s in statements for name in s.binds if not _is_import(s.node)}
    kept: set[int] = set()
    grown = True
    while grown:
        grown = False
        for number, statement in enumerate(statements):
            if number not in kept and _matters(statement, names, own):
                kept.add(number)
                names |= statement.reads
                grown = True
    return [statement for number, statement in enumerate(statements) if number in kept]


def _matters(statement: Statement, names: Collection[str], own: Collection[str]) -> bool:
    node = statement.node
    if not statement.binds.isdisjoint(names):
        return True
    if isinstance(node, ast.ImportFrom):
        return any(alias.name == "*" for alias in node.names)
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):  # TABLE["relu"] = relu
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(_root(target) in names for target in targets)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        # TABLE.update(...) on a value of the student's own, and a setting such as np.seterr(...),
        # but no trial of a function: print(forward(x)), np.testing.assert_allclose(forward(x), 1).
        root = _root(node.value.func)
        called = {own_name for own_name in statement.reads if own_name in own}
        return root in names and isinstance(node.value.func, ast.Attribute) and called <= {root}
    return False


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _run(
    module: ModuleType, file: Path, statements: Sequence[Statement]
) -> dict[str, BaseException]:
    """Run the statements; what those that fail would have defined, with the error."""
    waiting, failed = list(statements), dict[str, BaseException]()
    while waiting:
        again: list[Statement] = []
        failed = {}
        for statement in waiting:
            try:
                _execute(module, file, statement.node)
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                failed |= dict.fromkeys(statement.binds, error)
                if isinstance(error, NameError):  # a cell further down may define it
                    again.append(statement)
        if len(again) == len(waiting):
            break
        waiting = again
    return failed


def _execute(module: ModuleType, file: Path, node: ast.stmt) -> None:
    if isinstance(node, ast.ImportFrom) and node.module == "__future__":
        return
    flags = __future__.annotations.compiler_flag
    code = compile(ast.Module([node], []), str(file), "exec", flags=flags, dont_inherit=True)
    exec(code, vars(module))


def _raising(error: BaseException) -> Any:
    def broken(*_: Any, **__: Any) -> Any:
        raise error

    return broken
