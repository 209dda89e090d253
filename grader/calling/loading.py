"""Loads what a student wrote as a module: a script, a notebook, or a script exported from one.

What fails at the top costs only what needs it. A trial at the end of a file, an exit, or a
demonstration with a library that is not there leaves what is defined as it is, with a note.
"""

from __future__ import annotations

import platform
import sys
import warnings
from collections.abc import Collection
from pathlib import Path
from types import CodeType, ModuleType
from unittest import mock

from grader.calling import calls
from grader.calling.calls import FAILED, Outcome
from grader.calling.ipython import as_python, builtins_of_a_notebook
from grader.calling.notebook import load_cells, load_sources
from grader.calling.refusals import ForbiddenLibrary

NOTE = "__note__"
"""In a module's namespace: what its student should know of how it was loaded."""


def load(file: Path, shown: str, wanted: Collection[str] = ()) -> ModuleType | Outcome:
    """The module in `file`, or why there is none; `shown` is how messages name the file.

    `wanted` are the names that are asked for: of a notebook only what they need is run.
    """
    if not file.is_file():
        return Outcome(calls.NOT_ATTEMPTED, text=f"{shown} is missing")
    module = _empty(file)
    try:
        with warnings.catch_warnings(), mock.patch.object(sys, "argv", [str(file)]):
            warnings.simplefilter("ignore")  # an import is not judged by its warnings
            if file.suffix == ".ipynb":
                load_cells(module, file, wanted)
            else:
                _run(module, file, wanted)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        rest = _what_stands(module, file, wanted)
        if rest is not None:
            vars(rest)[NOTE] = f"{shown}: its top level ended early: {_reason(error, file)}"
            return rest
        sys.modules.pop(file.stem, None)
        if isinstance(error, NotImplementedError):
            return Outcome(
                calls.NOT_ATTEMPTED, text=f"{shown} raises NotImplementedError at its top"
            )
        return Outcome(
            calls.UNAVAILABLE, text=f"{shown} cannot be imported: {_reason(error, file)}"
        )
    return module


def note_of(module: ModuleType) -> str:
    """What the student should know of how this was loaded; "" where all went well."""
    return str(vars(module).get(NOTE, ""))


def _empty(file: Path) -> ModuleType:
    module = ModuleType(file.stem)
    module.__file__ = str(file)
    vars(module).update(builtins_of_a_notebook())
    sys.modules[file.stem] = module
    return module


def _run(module: ModuleType, file: Path, wanted: Collection[str]) -> None:
    content = file.read_bytes()
    try:
        code: CodeType = compile(content, str(file), "exec", dont_inherit=True)
    except SyntaxError:
        exported = _as_exported(content)
        if exported is None:
            raise
        load_sources(module, file, [exported], wanted)
        return
    exec(code, vars(module))


def _as_exported(content: bytes) -> str | None:
    """A script exported from a notebook, without IPython's lines; None where it is none."""
    try:
        text = content.decode("utf-8-sig")
        python = as_python(text)
        compile(python, "<exported>", "exec")
    except (SyntaxError, ValueError):
        return None
    return python if python.splitlines() != text.splitlines() else None


def _what_stands(module: ModuleType, file: Path, wanted: Collection[str]) -> ModuleType | None:
    """What is left of a file whose top level has failed, if that is of use."""
    if wanted and all(name in vars(module) for name in wanted):
        return module
    if not wanted or file.suffix == ".ipynb":
        return None
    again = _empty(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
        load_sources(again, file, [text], wanted)
    except Exception:
        return None
    whole = not vars(again)[FAILED] and any(name in vars(again) for name in wanted)
    return again if whole else None


def _reason(error: BaseException, file: Path) -> str:
    if isinstance(error, SyntaxError):
        line = (error.text or "").strip()[:120]
        at = f" (line {error.lineno}: {line})" if line else f" (line {error.lineno})"
        python = ".".join(platform.python_version_tuple()[:2])
        place = at if error.lineno else ""
        return f"{type(error).__name__}: {error.msg}{place}, read by Python {python}"
    if isinstance(error, SystemExit):
        return "it calls exit() while it is imported"
    if isinstance(error, ForbiddenLibrary):
        return str(error)
    try:
        text = str(error)[:500]
    except Exception:
        text = ""
    what = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return what + _line(error, file)


def _line(error: BaseException, file: Path) -> str:
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return f" (line {line})" if line else ""
