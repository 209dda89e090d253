"""The guest's own loop: import the submission, then make the calls it is asked to make."""

from __future__ import annotations
import __future__

import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from grader.checks.calls import RETURNED, Outcome, Request, execute
from grader.checks.direct import load, signature_names
from grader.guest.imports import ImportGuard
from grader.guest.wire import Closed, Wire, pack, unpack


def serve(wire: Wire, setup: dict[str, Any], allowed: frozenset[str]) -> None:
    """Serve one exercise of one submission until the host hangs up.

    `setup` gives `root` (the submission's folder), `section`, `file` and the `functions` whose
    parameter names the host wants for its messages.
    """
    root, section = Path(setup["root"]), setup["section"]
    folders = [root / section, root, root.parent]
    guard = ImportGuard(allowed, folders)
    sys.meta_path.insert(0, guard)
    sys.path += [str(folder) for folder in folders]
    # Every fork starts with the parent's random state: two guests must not draw alike.
    random.seed()
    np.random.seed()
    module = load(root / setup["file"], Path(setup["file"]).name)
    guard.importing = False
    if isinstance(module, Outcome):
        wire.send(["ready", module.kind, module.text, {}])
        return
    names = {name: signature_names(getattr(module, name, None)) for name in setup["functions"]}
    wire.send(["ready", RETURNED, "", names])
    while True:
        try:
            request = wire.receive()
        except Closed:
            return
        outcome = execute(module, _request(request, wire))
        wire.send(["outcome", _packed(outcome)])


def _request(tree: Any, wire: Wire) -> Request:
    _, function, args, kwargs, plants, seconds, probe = tree

    def borrow(number: int, name: str) -> Callable[..., Any]:
        return _callback(wire, number, name)

    return Request(
        function,
        unpack(args, borrow),
        unpack(kwargs, borrow),
        unpack(plants, borrow),
        seconds,
        _probe(function, probe) if probe else None,
    )


def _callback(wire: Wire, number: int, name: str) -> Callable[..., Any]:
    """A function that asks the host for its value."""

    def ask(*args: Any, **kwargs: Any) -> Any:
        wire.send(["callback", number, pack(args), pack(kwargs)])
        _, kind, value = wire.receive()
        if kind == "raise":
            raise ValueError(value)
        return unpack(value)

    ask.__name__ = ask.__qualname__ = name
    return ask


def _probe(name: str, source: str) -> Callable[..., Any]:
    namespace: dict[str, Any] = {}
    flags = __future__.annotations.compiler_flag
    exec(compile(source, "<probe>", "exec", flags=flags), namespace)
    probe: Callable[..., Any] = namespace[name]
    return probe


def _packed(outcome: Outcome) -> list[Any]:
    return [
        outcome.kind,
        pack(outcome.value),
        outcome.error,
        outcome.text.encode("utf-8", "replace").decode(),
        outcome.where.encode("utf-8", "replace").decode(),
        list(outcome.changed),
        list(outcome.warnings),
    ]


def preload(libraries: list[str]) -> None:
    """Import what guests will need, so that each of them finds it in memory."""
    import chapter11.data
    import chapter11.network

    assert isinstance(chapter11, ModuleType)
    if "matplotlib" in libraries:
        import mpl_toolkits.mplot3d  # noqa: F401
    if "scipy" in libraries:
        import scipy.optimize
        import scipy.spatial  # noqa: F401
    if "sklearn" in libraries:
        import sklearn.datasets
        import sklearn.linear_model  # noqa: F401
    if "torch" in libraries:
        import torch

        torch.set_num_threads(1)
        # The first optimizer imports torch._dynamo, a second's work.
        torch.optim.Adam([torch.zeros(1, requires_grad=True)])
