"""What probes put in place around a student's function, and take away again afterwards.

Only the source of a probe travels to a guest. What several probes need therefore stands here,
where guests have it, and a probe imports it itself.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, TypeVar

import numpy as np

T = TypeVar("T")

_MISSING = object()

TORCH_MOVES = (
    "tensor as_tensor asarray from_numpy from_dlpack to double float type type_as clone detach "
    "detach_ requires_grad_ numpy __array__ tolist item cpu contiguous copy_ reshape view "
    "squeeze unsqueeze size dim numel stride element_size is_floating_point is_contiguous "
    "data_ptr resolve_conj resolve_neg equal allclose isclose isfinite __get__ __set__ __len__ "
    "__repr__ __format__ __iter__ empty zeros ones full arange linspace empty_like zeros_like "
    "ones_like full_like new_empty new_zeros new_ones new_full new_tensor"
)
"""Operations of torch that compute nothing: they move numbers, or make tensors of them."""


@contextmanager
def replacing(owner: ModuleType | type, /, **stand_ins: Any) -> Iterator[None]:
    """Names of a module or a class stand for these; one that it lacked, it lacks again afterwards.

    A class that only inherits a method lacks it.
    """
    own = {name: vars(owner).get(name, _MISSING) for name in stand_ins}
    try:
        for name, value in stand_ins.items():
            setattr(owner, name, value)
        yield
    finally:
        for name, value in own.items():
            if value is not _MISSING:
                setattr(owner, name, value)
            elif name in vars(owner):
                delattr(owner, name)


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


@dataclass
class TorchUse:
    """What torch was asked for: operations that compute, and arrays that it made tensors of."""

    computed: list[str] = field(default_factory=list)
    converted: list[Any] = field(default_factory=list)


@contextmanager
def watching_torch(module: ModuleType, factor: float = 1.0) -> Iterator[TorchUse]:
    """Whatever torch computes is `factor` times too large; an array of NumPy's does not notice."""
    import torch
    from torch.overrides import TorchFunctionMode

    use = TorchUse()
    from_numpy: Any = torch.from_numpy

    class Watching(TorchFunctionMode):
        def __torch_function__(
            self, func: Any, types: Any, args: Any = (), kwargs: Any = None
        ) -> Any:
            kwargs = kwargs or {}
            out = func(*args, **kwargs)
            name = getattr(func, "__name__", "")
            use.converted.extend(value for value in args if isinstance(value, np.ndarray))
            if name in TORCH_MOVES.split():
                return out
            use.computed.append(name)
            if factor == 1.0 or not isinstance(out, torch.Tensor) or not out.is_floating_point():
                return out
            in_place = any(out is given for given in (*args, *kwargs.values()))
            return out.mul_(factor) if in_place else out * factor

    def converting(array: Any, /) -> Any:  # no mode sees this one
        use.converted.append(array)
        return from_numpy(array)

    with rebinding(from_numpy, converting, torch, module), Watching():
        yield use


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
