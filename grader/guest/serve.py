"""The guest's own loop: import the submission, then make the calls it is asked to make."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from grader.calling.calls import RAISED, RETURNED, Outcome, execute
from grader.calling.direct import signature_names
from grader.calling.loading import load, note_of
from grader.guest import frames
from grader.guest.environment import no_processes, no_windows, working_copy
from grader.guest.frames import Work
from grader.guest.given import GivenCode
from grader.guest.imports import ImportGuard
from grader.guest.wire import Closed, Wire


def serve(wire: Wire, work: Work, allowed: frozenset[str]) -> None:
    """Serve one exercise of one submission until the host hangs up."""
    wire.send(frames.Entered())
    handed_in = Path(work.root)
    root = working_copy(handed_in, work.section)
    folders = list(dict.fromkeys([root / work.section, root, handed_in, handed_in.parent]))
    no_windows()
    no_processes()
    guard = ImportGuard(allowed, folders)
    sys.meta_path.insert(0, guard)
    sys.path += [str(folder) for folder in folders]
    # Every fork starts with the parent's random state: two guests must not draw alike.
    random.seed()
    np.random.seed()
    wanted = {name.partition(".")[0] for name in work.functions}
    given = GivenCode()
    module = load(root / work.file, Path(work.file).name, wanted)
    guard.importing = False
    guard.clear()
    if isinstance(module, Outcome):
        wire.send(frames.Ready.pack(module.kind, module.text, {}))
        return
    names = {name: signature_names(getattr(module, name, None)) for name in work.functions}
    wire.send(frames.Ready.pack(RETURNED, note_of(module), names))
    borrow = partial(_borrowed, wire)
    while True:
        try:
            request = wire.receive(frames.Request)
        except Closed:
            return
        given.restore()
        outcome = execute(module, request.unpack(borrow))
        guard.clear()
        try:
            wire.send(frames.Outcome.pack(outcome))
        except Exception as error:  # too large, for instance, or no memory left for a copy of it
            told = f"what it gave back cannot be sent: {error}"
            wire.send(frames.Outcome.pack(Outcome(RAISED, error=type(error).__name__, text=told)))


def _borrowed(wire: Wire, number: int, name: str) -> Callable[..., Any]:
    """A function that asks the host for its value."""

    def ask(*args: Any, **kwargs: Any) -> Any:
        wire.send(frames.Callback.pack(number, args, kwargs))
        return wire.receive(frames.Reply).unpack()

    ask.__name__ = ask.__qualname__ = name
    return ask
