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
import sys
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.calling.calls import FAILED
from grader.calling.ipython import as_python, builtins_of_a_notebook, written_file
from grader.course.cells import CHECKS, cells

_DEFINES = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Statement:
    """One statement of a notebook's, by what it does to the names at the module's top."""

    node: ast.stmt
    binds: frozenset[str]
    reads: frozenset[str]
    changes: frozenset[str]  # names whose values it changes in place: TABLE["relu"] = relu
    calls: tuple[Called, ...]  # what it calls while it runs


@dataclass(frozen=True)
class Called:
    """A call of a function by its name, and the names among its arguments."""

    name: str
    arguments: frozenset[str]


def load_cells(module: ModuleType, file: Path, wanted: Collection[str]) -> None:
    """Run what `wanted` needs of the notebook in `file`; ValueError where it is no notebook."""
    found = [
        cell.source
        for cell in cells(file.read_bytes())
        if cell.kind == "code" and not cell.locked and not cell.grade_id.endswith(CHECKS)
    ]
    for source in found:
        _add_module(file, written_file(source))
    load_sources(module, file, [as_python(source) for source in found], wanted)


def load_sources(
    module: ModuleType, file: Path, sources: Sequence[str], wanted: Collection[str]
) -> None:
    """Run what `wanted` needs of these pieces of Python, which are read as one text."""
    text = "\n".join(sources)
    # Where tracebacks and messages look for the student's line.
    linecache.cache[str(file)] = (len(text), None, text.splitlines(keepends=True), str(file))
    statements: list[Statement] = []
    failed: dict[str, BaseException] = {}
    line = 0
    for source in sources:
        try:
            found = _statements(source, line)
        except Exception as no_python:  # the names it would define raise that when called
            failed |= dict.fromkeys(_DEFINES.findall(source), no_python)
        else:
            statements += found
        line += source.count("\n") + 1
    for name, value in builtins_of_a_notebook().items():
        vars(module).setdefault(name, value)
    failed |= _run(module, file, needed(statements, wanted))
    vars(module)[FAILED] = {name: why for name, why in failed.items() if name not in vars(module)}
    for name, why in vars(module)[FAILED].items():
        if name in wanted:
            vars(module)[name] = _raising(why)


def _add_module(file: Path, written: tuple[str, str] | None) -> None:
    """What a `%%writefile helpers.py` cell writes can be imported, as if it were handed in."""
    if written is None or not written[0].endswith(".py"):
        return
    path = Path(written[0])
    module = ModuleType(path.stem)
    module.__file__ = str(file.parent / path.name)
    try:
        exec(compile(written[1], module.__file__, "exec"), vars(module))
    except Exception:  # who imports it is told that it is not there
        return
    sys.modules[path.stem] = module


def _statements(source: str, line: int) -> Iterator[Statement]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
    return iter([_statement(node, line) for node in tree.body])


def _statement(node: ast.stmt, line: int) -> Statement:
    table = symtable.symtable(ast.unparse(node), "<cell>", "exec")
    binds = {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
    running = list(_running(node))
    return Statement(
        ast.increment_lineno(node, line),
        frozenset(binds),
        frozenset(_reads(table)),
        frozenset(_changes(running)),
        tuple(_calls(running)),
    )


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run with a statement: of a function its decorators, but not its body."""
    yield node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        inner: Sequence[ast.AST] = [*node.decorator_list, node.args]
        for decorator in node.decorator_list:  # it is called with the function
            yield ast.Call(decorator, [ast.Name(node.name, ast.Load())], [])
    elif isinstance(node, ast.Lambda):
        inner = []
    else:
        inner = list(ast.iter_child_nodes(node))
        for decorator in getattr(node, "decorator_list", []):
            yield ast.Call(decorator, [ast.Name(getattr(node, "name", ""), ast.Load())], [])
    for child in inner:
        yield from _running(child)


def _changes(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names whose values these nodes change in place."""
    for node in nodes:
        match node:
            case (
                ast.Attribute(ctx=ast.Store() | ast.Del())
                | ast.Subscript(ctx=ast.Store() | ast.Del())
            ):
                yield _root(node)
            case ast.AugAssign(target=target):
                yield _root(target)
            case ast.Call(func=ast.Attribute() as method):  # OPS.append(sigmoid)
                yield _root(method)
            case ast.Call(func=ast.Name(id="setattr" | "delattr"), args=[first, *_]):
                yield _root(first)
            case ast.Global(names=names):
                yield from names


def _calls(nodes: Iterable[ast.AST]) -> Iterator[Called]:
    for node in nodes:
        if isinstance(node, ast.Call):
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            yield Called(_root(node.func), frozenset(map(_root, given)) - {""})


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
    effects = _effects(statements)
    kept: set[int] = set()
    grown = True
    while grown:
        grown = False
        for number, statement in enumerate(statements):
            if number not in kept and _matters(statement, names, own, effects):
                kept.add(number)
                names |= statement.reads
                grown = True
    return [statement for number, statement in enumerate(statements) if number in kept]


@dataclass(frozen=True)
class Effects:
    """What a call of a function changes: values that it reaches by name, or is handed."""

    names: frozenset[str]
    arguments: bool


def _effects(statements: Sequence[Statement]) -> dict[str, Effects]:
    """By name, what calls of the notebook's own functions and classes change."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found: dict[str, Effects] = {}
    inside: dict[str, list[Called]] = {}
    for node in [s.node for s in statements if isinstance(s.node, kinds)]:
        nodes = [inner for outer in node.body for inner in ast.walk(outer)]
        changed = set(_changes(nodes)) - {"self", "cls", ""}
        taken = {argument.arg for argument in ast.walk(node) if isinstance(argument, ast.arg)}
        found[node.name] = Effects(frozenset(changed - taken), not changed.isdisjoint(taken))
        inside[node.name] = list(_calls(nodes))
    for _ in inside:  # what a function calls, it does too
        for name, called in inside.items():
            reached = [found[one.name] for one in called if one.name in found]
            names = found[name].names.union(*(effects.names for effects in reached))
            deep = found[name].arguments or any(effects.arguments for effects in reached)
            found[name] = Effects(names, deep)
    return found


def _matters(
    statement: Statement,
    names: Collection[str],
    own: Collection[str],
    effects: Mapping[str, Effects],
) -> bool:
    node = statement.node
    if not statement.binds.isdisjoint(names):
        return True
    if isinstance(node, ast.ImportFrom):
        return any(alias.name == "*" for alias in node.names)
    changed = set(statement.changes)
    for called in statement.calls:
        if called.name in effects:
            changed |= effects[called.name].names
            changed |= called.arguments if effects[called.name].arguments else frozenset()
    if any(name in names and name in own for name in changed):
        return True
    # A setting such as np.seterr(...), but no trial of a function:
    # np.testing.assert_allclose(forward(x), 1).
    tried = any(name in own for name in statement.reads)
    return not tried and any(name in names for name in changed)


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
