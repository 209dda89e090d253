"""What a student's code finds around it: its helpers, and the settings that it has made itself.

Where several exercises run in one process, none of it reaches another exercise.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np


class Surroundings:
    """The folders that a file imports its helpers from, and the settings that its code makes.

    The folders are last on the path while the code runs, and what was imported from them leaves
    with them: two exercises may each have a `utils.py`. Settings such as torch's default dtype are
    put back afterwards, and are there again at the next call.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = [str(folder) for folder in folders]
        self._modules: dict[str, ModuleType] = {}
        self._settings: dict[str, Any] = {}

    @contextmanager
    def around(self) -> Iterator[None]:
        """Run code inside."""
        outer = _settings()
        _set(self._settings)
        before = set(sys.modules)
        sys.modules.update(self._modules)
        sys.path += self._folders
        try:
            yield
        finally:
            for folder in self._folders:
                sys.path.remove(folder)
            for name in set(sys.modules) - before:
                file = getattr(sys.modules[name], "__file__", None) or ""
                if name in self._modules or any(file.startswith(f) for f in self._folders):
                    self._modules[name] = sys.modules.pop(name)
            self._settings = _settings()
            _set(_defaults_of_new(self._settings, outer))


def _settings() -> dict[str, Any]:
    """The settings that code can make for all: what each is now, by its name."""
    found: dict[str, Any] = {
        "errors": np.geterr(),
        "random": random.getstate(),
        "numpy": np.random.get_state(),
    }
    torch: Any = sys.modules.get("torch")
    if hasattr(torch, "get_default_dtype"):
        found["dtype"] = torch.get_default_dtype()
        found["grad"] = torch.is_grad_enabled()
    matplotlib: Any = sys.modules.get("matplotlib")
    if hasattr(matplotlib, "rcParams"):
        found["rc"] = dict.copy(matplotlib.rcParams)
    return found


def _defaults_of_new(now: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """What to put back: of a library that has only now been imported, its own defaults."""
    torch, matplotlib = sys.modules.get("torch"), sys.modules.get("matplotlib")
    if "dtype" in now and "dtype" not in before and torch is not None:
        before = before | {"dtype": torch.float32, "grad": True}
    if "rc" in now and "rc" not in before and matplotlib is not None:
        before = before | {"rc": dict.copy(matplotlib.rcParamsDefault)}
        before["rc"].pop("backend", None)
    return before


def _set(settings: dict[str, Any]) -> None:
    torch: Any = sys.modules.get("torch")
    matplotlib: Any = sys.modules.get("matplotlib")
    setters: dict[str, Callable[[Any], object]] = {
        "errors": lambda value: np.seterr(**value),
        "random": random.setstate,
        "numpy": np.random.set_state,
        "dtype": lambda value: torch.set_default_dtype(value),
        "grad": lambda value: torch.set_grad_enabled(value),
        "rc": lambda value: dict.update(matplotlib.rcParams, value),
    }
    for name, value in settings.items():
        setters[name](value)
