"""The guest's own loop: import the submission, then make the calls it is asked to make."""

from __future__ import annotations
import __future__

import importlib
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from grader.calling.calls import RAISED, RETURNED, Outcome, Request, execute
from grader.calling.direct import load, signature_names
from grader.guest.given import GivenCode
from grader.guest.imports import ImportGuard
from grader.guest.wire import Closed, Wire, pack, unpack
from grader.plain.values import to_plain


def serve(wire: Wire, setup: dict[str, Any], allowed: frozenset[str]) -> None:
    """Serve one exercise of one submission until the host hangs up.

    `setup` gives `root` (the submission's folder), `section`, `file` and the `functions` whose
    parameter names the host wants for its messages.
    """
    wire.send(["entered"])  # whatever goes wrong from here on is the submission's doing
    root, section = Path(setup["root"]), setup["section"]
    folders = [root / section, root, root.parent]
    guard = ImportGuard(allowed, folders)
    sys.meta_path.insert(0, guard)
    sys.path += [str(folder) for folder in folders]
    # Every fork starts with the parent's random state: two guests must not draw alike.
    random.seed()
    np.random.seed()
    wanted = {name.partition(".")[0] for name in setup["functions"]}
    given = GivenCode()
    module = load(root / setup["file"], Path(setup["file"]).name, wanted)
    guard.importing = False
    if isinstance(module, Outcome):
        wire.send(["ready", module.kind, pack(module.text), pack({})])
        return
    names = {name: signature_names(getattr(module, name, None)) for name in setup["functions"]}
    wire.send(["ready", RETURNED, "", pack(names)])
    while True:
        try:
            request = wire.receive()
        except Closed:
            return
        given.restore()
        outcome = execute(module, _request(request, wire))
        try:
            wire.send(["outcome", _packed(outcome)])
        except Exception as error:  # too large, for instance, or no memory left for a copy of it
            told = f"what it gave back cannot be sent: {error}"
            wire.send(["outcome", _packed(Outcome(RAISED, error=type(error).__name__, text=told))])


def _request(tree: Any, wire: Wire) -> Request:
    _, function, args, kwargs, plants, seconds, probe, refuses = tree

    def borrow(number: int, name: str) -> Callable[..., Any]:
        return _callback(wire, number, name)

    return Request(
        function,
        unpack(args, borrow),
        unpack(kwargs, borrow),
        unpack(plants, borrow),
        seconds,
        _probe(function, probe) if probe else None,
        tuple(refuses),
    )


def _callback(wire: Wire, number: int, name: str) -> Callable[..., Any]:
    """A function that asks the host for its value."""

    def ask(*args: Any, **kwargs: Any) -> Any:
        wire.send(["callback", number, pack(to_plain(args)), pack(to_plain(kwargs))])
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
        *map(pack, (outcome.error, outcome.text, outcome.where)),
        list(outcome.changed),
        [pack(sentence) for sentence in outcome.warnings],
        [pack(name) for name in outcome.bases],
    ]


PRELOADED = {
    "chapter11": ("chapter11.data", "chapter11.network"),
    "numpy": ("numpy.random",),
    "matplotlib": (
        "matplotlib.backends.backend_agg",
        "matplotlib.pyplot",
        "mpl_toolkits.mplot3d",
    ),
    "scipy": ("scipy.optimize", "scipy.spatial"),
    # Those that a part may refuse too, since what is refused has to be there.
    "sklearn": (
        "sklearn.datasets",
        "sklearn.linear_model",
        "sklearn.discriminant_analysis",
        "sklearn.ensemble",
        "sklearn.naive_bayes",
        "sklearn.neighbors",
        "sklearn.neural_network",
        "sklearn.svm",
        "sklearn.tree",
    ),
    "torch": ("torch",),
}


def preload(libraries: list[str]) -> None:
    """Import what guests will need, so that each of them finds it in memory."""
    for library in ("chapter11", *libraries):
        for name in PRELOADED.get(library, (library,)):
            importlib.import_module(name)
    if "torch" in libraries:
        import torch

        torch.set_num_threads(1)
        # Asked for the first time in the sandbox, it finds no better than the plainest, and there
        # drawn numbers differ in their last digits from those of a replay.
        torch.backends.cpu.get_cpu_capability()
        # The first optimizer imports torch._dynamo, a second's work.
        torch.optim.Adam([torch.zeros(1, requires_grad=True)])
