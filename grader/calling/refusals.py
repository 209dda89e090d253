"""What would do a part's work for it, refused while that part is judged.

An exercise may allow a library for its data and yet ask for the training to be the student's own.
An import costs nothing, so it is the use that is refused, under whatever name it was bound.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import Any

from grader.calling.watching import replacing

USED = ("__init__", "__call__", "fit", "partial_fit", "forward")
"""By one of these everything that learns is used; hundreds of others would only cost time."""


class ForbiddenLibrary(Exception):
    """Raised where student code uses what its exercise, or this part of it, does not allow."""


@contextmanager
def refusing(names: Sequence[str], module: ModuleType) -> Iterator[None]:
    """Whoever uses one of these inside meets a `ForbiddenLibrary`.

    A name is a module (all its functions and classes), a class, a function, or `torch` as a whole.
    """
    with ExitStack() as stack:
        for name in names:
            if name == "torch":
                stack.enter_context(_without_torch())
                continue
            for owner, attribute, shown in _places(name, module):
                stack.enter_context(replacing(owner, **{attribute: _refusal(shown)}))
        yield


def _refusal(shown: str) -> Callable[..., Any]:
    def refused(*_: Any, **__: Any) -> Any:
        raise ForbiddenLibrary(
            f"it uses {shown}, which does the work that this part is about. Do that yourself."
        )

    return refused


def _places(name: str, module: ModuleType) -> Iterator[tuple[Any, str, str]]:
    """Where to put a refusal: owner, attribute, and what to call it."""
    owner, found = _found(name)
    if isinstance(found, ModuleType):
        for inner, value in list(vars(found).items()):
            own = str(getattr(value, "__module__", "")).startswith(name)
            if own and not inner.startswith("_") and not isinstance(value, ModuleType):
                yield from _uses(found, inner, value, f"{name}.{inner}", module)
    elif found is not None:
        yield from _uses(owner, name.rpartition(".")[2], found, name, module)


def _found(name: str) -> tuple[Any, Any]:
    """What a dotted name stands for, and what holds it; None where it is not installed."""
    words = name.split(".")
    for split in range(len(words), 0, -1):
        try:
            owner, found = None, _imported(".".join(words[:split]))
        except ImportError:
            continue
        for word in words[split:]:
            owner, found = found, getattr(found, word, None)
        return owner, found
    return None, None


def _imported(name: str) -> Any:
    return importlib.import_module(name)


def _uses(
    owner: Any, attribute: str, value: Any, shown: str, module: ModuleType
) -> Iterator[tuple[Any, str, str]]:
    if inspect.isclass(value):  # its methods, since the class itself may be bound anywhere
        for method in USED:
            if callable(getattr(value, method, None)):
                yield value, method, shown
    elif callable(value):
        yield owner, attribute, shown
        for bound, own in list(vars(module).items()):
            if own is value:
                yield module, bound, shown


@contextmanager
def _without_torch() -> Iterator[None]:
    """Every operation of torch is refused; asking for its version or a GPU is none."""
    try:
        from torch.overrides import TorchFunctionMode
    except ImportError:
        yield
        return

    class Refusing(TorchFunctionMode):
        def __torch_function__(
            self, func: Any, types: Any, args: Any = (), kwargs: Any = None
        ) -> Any:
            return _refusal("torch")()

    with Refusing():
        yield
