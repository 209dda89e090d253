"""What probes put in place around a student's function, and take away again afterwards.

Only the source of a probe travels to a guest. What several probes need therefore stands here,
where guests have it, and a probe imports it itself.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import Any, TypeVar

T = TypeVar("T")

_MISSING = object()


@contextmanager
def replacing(module: ModuleType, **stand_ins: Any) -> Iterator[None]:
    """The module's names stand for these; one that it lacked, it lacks again afterwards."""
    own = {name: vars(module).get(name, _MISSING) for name in stand_ins}
    vars(module).update(stand_ins)
    try:
        yield
    finally:
        for name, value in own.items():
            if value is _MISSING:
                vars(module).pop(name, None)
            else:
                vars(module)[name] = value


@contextmanager
def rebinding(own: Any, stand_in: Any, *modules: ModuleType) -> Iterator[None]:
    """Every name of these modules that stands for `own` stands for another, as if imported so."""
    with ExitStack() as stack:
        for module in modules:
            bound = [name for name, value in list(vars(module).items()) if value is own]
            stack.enter_context(replacing(module, **dict.fromkeys(bound, stand_in)))
        yield


@contextmanager
def replacing_backward(module: ModuleType, stand_in: Callable[..., Any]) -> Iterator[None]:
    """`stand_in(right, Y, parameters, cache, num_layers)` is the chapter's backward pass.

    `right` is the chapter's own. A name that the student's module bound at import gets the
    stand-in too.
    """
    from chapter11 import network

    right = network.backward_propagation
    signature = inspect.signature(right)

    @functools.wraps(right)
    def backward_propagation(*args: Any, **kwargs: Any) -> Any:
        return stand_in(right, *signature.bind(*args, **kwargs).args)

    with rebinding(right, backward_propagation, network, module):
        yield


@contextmanager
def watching_autograd(factor: float = 1.0) -> Iterator[list[str]]:
    """What autograd of torch is asked for: "backward" or "forward" for every pass.

    Each backward pass starts from a gradient that is `factor` times too large, so what autograd
    computes is too large as well, and what a formula gives is not.
    """
    import torch
    from torch.autograd import forward_ad, graph

    asked: list[str] = []
    engine: Any = vars(graph)["_engine_run_backward"]
    make_dual: Any = forward_ad.make_dual

    def backward(outputs: Any, gradients: Any, *rest: Any, **options: Any) -> Any:
        asked.append("backward")
        gradients = tuple(None if g is None else factor * g for g in gradients)
        return engine(outputs, gradients, *rest, **options)

    def forward(*args: Any, **options: Any) -> Any:
        asked.append("forward")
        return make_dual(*args, **options)

    with (
        replacing(torch.autograd, _engine_run_backward=backward),
        replacing(graph, _engine_run_backward=backward),
        replacing(forward_ad, make_dual=forward),
    ):
        yield asked


def float64_else_float32(work: Callable[[Any], T]) -> T:
    """`work(dtype)` in float64 or, where the student's code takes no other, in float32.

    The last digits of float32 differ from process to process, and known mistakes are told by
    their numbers.
    """
    import torch

    try:
        return work(torch.float64)
    except RuntimeError as error:
        if "type" not in str(error):  # "expected m1 and m2 to have the same dtype", "scalar type"
            raise
        return work(torch.float32)
