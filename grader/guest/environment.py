"""What a student's own machine lets their code do, and a guest does in its own way or not at all.

A window's backend is ignored, processes of one's own are none, and the working folder is a copy
of what was handed in, which may be written to and goes with the guest.
"""

from __future__ import annotations

import concurrent.futures
import functools
import itertools
import multiprocessing
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any


def no_windows() -> None:
    """Let the choice of a backend be as it is: figures are drawn for nobody to see."""
    matplotlib: Any = sys.modules.get("matplotlib")
    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return

    def ignored(*_: Any, **__: Any) -> None:
        return None

    pyplot.switch_backend("agg")  # it would do so itself, at the first figure
    matplotlib.use = pyplot.switch_backend = ignored


class SerialPool:
    """A pool of processes that does all its work in this one, a piece after the other."""

    def __init__(self, *_: Any, initializer: Any = None, initargs: Any = (), **__: Any) -> None:
        if initializer is not None:
            initializer(*initargs)

    def map(self, function: Any, items: Iterable[Any], *_: Any) -> list[Any]:
        """The function of each item."""
        return list(map(function, items))

    imap = imap_unordered = map

    def starmap(self, function: Any, items: Iterable[Any], *_: Any) -> list[Any]:
        """The function of each tuple of arguments."""
        return list(itertools.starmap(function, items))

    def apply(self, function: Any, args: Any = (), kwargs: Any = None) -> Any:
        """The function of these arguments."""
        return function(*args, **(kwargs or {}))

    def apply_async(self, function: Any, args: Any = (), kwargs: Any = None, *_: Any) -> Any:
        """The same, at once; `get` gives it."""
        value = self.apply(function, args, kwargs)
        return SimpleNamespace(get=lambda *_: value, wait=lambda *_: None, ready=lambda: True)

    def map_async(self, function: Any, items: Iterable[Any], *_: Any) -> Any:
        """The function of each item, at once; `get` gives them."""
        value = self.map(function, items)
        return SimpleNamespace(get=lambda *_: value, wait=lambda *_: None, ready=lambda: True)

    def close(self) -> None:
        """Nothing is left to do."""

    join = terminate = close

    def __enter__(self) -> SerialPool:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def no_processes() -> None:
    """Do in this process, one after the other, what others would: a guest may start none."""
    vars(multiprocessing)["Pool"] = SerialPool
    vars(concurrent.futures)["ProcessPoolExecutor"] = concurrent.futures.ThreadPoolExecutor
    data = sys.modules.get("torch.utils.data")
    if data is None:
        return
    own = data.DataLoader.__init__

    @functools.wraps(own)
    def without_workers(loader: Any, *args: Any, **kwargs: Any) -> None:
        if args[5:]:  # dataset, batch_size, shuffle, sampler, batch_sampler, num_workers
            args = (*args[:5], 0, *args[6:])
        for name in ("num_workers", "prefetch_factor", "persistent_workers", "timeout"):
            kwargs.pop(name, None)
        own(loader, *args, **kwargs)

    data.DataLoader.__init__ = without_workers


def working_copy(root: Path, section: str) -> Path:
    """A copy of the section's files, and of those beside the sections, in the guest's own folder.

    The copy's root; the guest then stands in the section's folder. Where it does not fit, the guest
    stays with what was handed in.
    """
    copy = Path.cwd() / "assignments"
    inside = [file for file in (root / section).rglob("*") if file.is_file()]
    beside = [file for file in root.iterdir() if file.is_file()]
    try:
        for file in (*inside, *beside):
            place = copy / file.relative_to(root)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)  # without its mode, which a guest may not set
    except OSError:
        with suppress(OSError):
            os.chdir(root / section)
        return root
    os.chdir(copy / section)
    return copy
