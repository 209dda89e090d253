"""What a submission may import.

A from-scratch exercise has no library to reach for that does it: there the library's name gives
a stand-in. Importing it costs nothing, using it raises `ForbiddenLibrary`, which loses the part
that used it and says why. `try: import torch / except ImportError` finds no torch at all.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import linecache
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from grader.calling.refusals import ForbiddenLibrary

ALWAYS = {"chapter11", "grader"}  # loaded in the parent before any guest
_UNSET = object()


class ImportGuard(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """First finder on the path: lets through what is allowed, stands in for the rest."""

    def __init__(self, allowed: frozenset[str], folders: Sequence[Path]) -> None:
        self.allowed = allowed | ALWAYS
        self.folders = tuple(folders)
        self.importing = True  # until the submission's own import is over

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
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return ForbiddenModule(spec.name, self)

    def exec_module(self, module: ModuleType) -> None:
        return None

    def _importer(self) -> FrameType | None:
        """The submission's frame that the import statement stands in, if it is one."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and _is_machinery(frame.f_code.co_filename):
            frame = frame.f_back
        if frame is None:
            return None
        file = Path(frame.f_code.co_filename)
        return frame if any(file.is_relative_to(folder) for folder in self.folders) else None


class ForbiddenModule(ModuleType):
    """Stands for a library that is not to be had."""

    def __init__(self, name: str, guard: ImportGuard) -> None:
        super().__init__(name)
        self.__path__: list[str] = []
        self.__dict__["_guard"] = guard

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Forbidden(f"{self.__name__}.{name}", self._guard)


class Forbidden:
    """Stands for anything out of such a library; while the file is imported nothing is judged."""

    def __init__(self, name: str, guard: ImportGuard) -> None:
        self.__dict__.update(_name=name, _guard=guard)

    def _number(self) -> int:
        """0, which is False too: `if torch.cuda.is_available()` is common at the top of a file."""
        if not self.__dict__["_guard"].importing:
            self._use()
        return 0

    def _use(self, *_: Any, **__: Any) -> Any:
        if self.__dict__["_guard"].importing:
            return Forbidden(f"{self.__dict__['_name']}()", self.__dict__["_guard"])
        name = self.__dict__["_name"]
        raise ForbiddenLibrary(
            f"it uses {name}: {name.partition('.')[0]} is not to be used in this exercise, "
            "since it is about doing the work yourself."
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Forbidden(f"{self.__dict__['_name']}.{name}", self.__dict__["_guard"])

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        name, guard = self.__dict__["_name"], self.__dict__["_guard"]
        return (type("ForbiddenBase", (), {"__init__": Forbidden(name, guard)._use}),)

    def __bool__(self) -> bool:
        return bool(self._number())

    def __float__(self) -> float:
        return float(self._number())

    def __iter__(self) -> Iterator[Any]:
        return iter([None] * self._number())

    __len__ = __int__ = __index__ = _number
    __call__ = __getitem__ = __enter__ = _use
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _use
    __rtruediv__ = __matmul__ = __rmatmul__ = __neg__ = __pow__ = __array__ = _use
    __setattr__ = __setitem__ = __exit__ = _use


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
