"""Loads a student's file, and calls it in this very process: the student's own pytest."""

from __future__ import annotations

import importlib.util
import inspect
import sys
import warnings
from collections.abc import Collection
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.calling import calls
from grader.calling.calls import Outcome, Request, execute
from grader.calling.notebook import load_cells
from grader.calling.refusals import ForbiddenLibrary


def load(file: Path, shown: str, wanted: Collection[str] = ()) -> ModuleType | Outcome:
    """The module in `file`, or why there is none; `shown` is how messages name the file.

    Of a notebook, only what the `wanted` names need is run.
    """
    if not file.is_file():
        return Outcome(calls.NOT_ATTEMPTED, text=f"{shown} is missing")
    name = file.stem
    module = ModuleType(name)
    module.__file__ = str(file)
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is not None:
        module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an import is not judged by its warnings
            if spec is None:
                load_cells(module, file, wanted)
            elif spec.loader is not None:
                spec.loader.exec_module(module)
    except KeyboardInterrupt:
        raise
    except NotImplementedError:
        return Outcome(calls.NOT_ATTEMPTED, text=f"{shown} raises NotImplementedError at its top")
    except BaseException as error:
        sys.modules.pop(name, None)
        return Outcome(
            calls.UNAVAILABLE, text=f"{shown} cannot be imported: {_reason(error, file)}"
        )
    return module


def signature_names(function: object) -> list[str]:
    """Names of a function's parameters, for messages; none where they can not be had."""
    try:
        parameters = inspect.signature(function).parameters  # type: ignore[arg-type]
        return [str(name) for name in islice(parameters, 40)]
    except Exception:  # a __signature__ of the student's own may do anything
        return []


class DirectTransport:
    """Calls a module of this process; nothing stands between it and the check but plain data."""

    def __init__(self, module: ModuleType | Outcome) -> None:
        self._module = module
        self.memory: dict[object, Any] = {}

    def parameters(self, function: str) -> list[str]:
        return signature_names(getattr(self._module, function, None))

    def call(self, request: Request) -> Outcome:
        if isinstance(self._module, Outcome):
            return self._module
        return execute(self._module, request)


def _reason(error: BaseException, file: Path) -> str:
    if isinstance(error, SyntaxError):
        line = (error.text or "").strip()[:120]
        at = f" (line {error.lineno}: {line})" if line else f" (line {error.lineno})"
        return f"{type(error).__name__}: {error.msg}{at if error.lineno else ''}"
    if isinstance(error, SystemExit):
        return "it calls exit() while it is imported"
    if isinstance(error, ForbiddenLibrary):
        return str(error)
    try:
        text = str(error)[:500]
    except Exception:
        text = ""
    told = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return told + _line(error, file)


def _line(error: BaseException, file: Path) -> str:
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return f" (line {line})" if line else ""
