"""What a submission may import.

A from-scratch exercise has no library to reach for that does it: there the library's name gives
a stand-in. `try: import torch / except ImportError` finds no torch at all, and a module that was
not handed in is missing, which is said.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import linecache
import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from types import FrameType, ModuleType

from grader.guest.standins import INERT, WORKING, StandInModule

ALWAYS = {"chapter11", "grader"}  # loaded in the parent before any guest


class ImportGuard(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """First finder on the path: lets through what is allowed, stands in for the rest."""

    def __init__(self, allowed: frozenset[str], folders: Sequence[Path]) -> None:
        self.allowed = allowed | ALWAYS
        self.folders = tuple(folders)
        self.importing = True  # until the submission's own import is over
        self._standing: set[str] = set()  # the names of stand-ins in sys.modules

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        top = name.partition(".")[0]
        if top in self.allowed or top in sys.stdlib_module_names:
            return None
        # From nowhere else: a file of this name must not open the way to a library of this name.
        own = PathFinder.find_spec(name, [str(f) for f in self.folders] if path is None else path)
        if own is not None:
            return own
        frame = self._importer()
        # A library that looks for an optional helper, and a `try` of the student's own, are ready
        # for its not being there.
        if frame is None or _in_try(frame):
            raise ModuleNotFoundError(f"No module named {name!r} in this exercise", name=name)
        if top not in INERT | WORKING:
            raise ModuleNotFoundError(
                f"No module named {name!r}: {top}.py was not handed in, and no library of that "
                "name is installed where this is graded",
                name=name,
            )
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """Make a stand-in for a library."""
        self._standing.add(spec.name)
        inert = spec.name.partition(".")[0] in INERT
        return StandInModule(spec.name, lambda: not (inert or self.importing))

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: a stand-in is made as it stays."""

    def clear(self) -> None:
        """Take the stand-ins out of the way of other libraries, which ask for what is loaded."""
        for name in self._standing:
            sys.modules.pop(name, None)
        self._standing.clear()

    def _importer(self) -> FrameType | None:
        """The submission's frame that the import statement stands in, if it is one."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and _is_machinery(frame.f_code.co_filename):
            frame = frame.f_back
        if frame is None:
            return None
        file = Path(frame.f_code.co_filename)
        return frame if any(file.is_relative_to(folder) for folder in self.folders) else None


def _is_machinery(file: str) -> bool:
    return "importlib" in file or file == __file__


def _in_try(frame: FrameType) -> bool:
    """Whether the line stands in a `try` that is ready for a missing module."""
    try:
        tree = ast.parse("".join(linecache.getlines(frame.f_code.co_filename)))
    except (SyntaxError, ValueError):
        return False
    return any(
        node.body[0].lineno <= frame.f_lineno <= (node.body[-1].end_lineno or 0)
        for node in ast.walk(tree)
        if isinstance(node, ast.Try) and any(_catches(handler) for handler in node.handlers)
    )


def _catches(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
    return bool(names & {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
