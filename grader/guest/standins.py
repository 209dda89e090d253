"""What stands in for a library that an exercise does not list.

While a file is imported nothing is judged: whatever is done with a stand-in gives another one, so
that a trial of the student's own goes through. In a call a library that could do a part's work is
refused with a sentence; one that only shows or counts (a progress bar, a plot) stays inert.
"""

from __future__ import annotations

import dis
import sys
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType
from typing import Any

from grader.calling.refusals import ForbiddenLibrary

_INERT = """
    IPython PIL alive_progress altair bokeh colorama cv2 graphviz icecream imageio ipywidgets loguru
    matplotlib mpl_toolkits networkx pandas plotly plotnine prettytable progressbar psutil pydot
    pytest rich seaborn tabulate tensorboard termcolor torchinfo torchsummary torchviz tqdm wandb
"""
INERT = frozenset(_INERT.split())
"""Libraries that show, count or keep: nothing of theirs is any part's work."""

_WORKING = """
    autograd cupy cvxpy flax jax keras lightning mxnet numba optax pytorch_lightning scipy sklearn
    skorch statsmodels sympy tensorflow theano tinygrad torch torchvision xgboost
"""
WORKING = frozenset(_WORKING.split())
"""Libraries that may do a part's work: to use them in a call loses the part."""


class StandInModule(ModuleType):
    """Stands for a library, or a module of one."""

    def __init__(self, name: str, judged: Callable[[], bool]) -> None:
        super().__init__(name)
        self.__path__: list[str] = []
        self.__dict__["_judged"] = judged

    def __getattr__(self, name: str) -> Any:
        if name == "__version__":
            return "0"
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _named(f"{self.__name__}.{name}", self.__dict__["_judged"])


def _named(name: str, judged: Callable[[], bool]) -> Any:
    """What a library has under a name: by its first letter a class or anything else."""
    last = name.rpartition(".")[2]
    if last[:1].isupper():  # so that isinstance(x, torch.Tensor) can be asked, and is False
        return _Class(last, (StandIn,), {"_name": name, "_judged": staticmethod(judged)})
    return _made(name, judged)


def _made(name: str, judged: Callable[[], bool], items: Any = None) -> StandIn:
    instance = object.__new__(StandIn)
    instance.__dict__.update(_name=name, _judged=judged, _items=items)
    return instance


class _Class(type):
    """The class of stand-ins for classes, whose own attributes are stand-ins too."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _named(f"{cls._name}.{name}", cls._judged)


class StandIn(metaclass=_Class):
    """Stands for anything out of a library; nothing is computed by it."""

    _name = "a library"
    _items: Any = None

    @staticmethod
    def _judged() -> bool:
        """Whether a call is under way, in which using this would do a part's work."""
        return False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._use(*args, **kwargs)
        self.__dict__["_items"] = _passed_through(args)

    def _use(self, *args: Any, **kwargs: Any) -> Any:
        name = self._name
        if self._judged():
            raise ForbiddenLibrary(
                f"it uses {name}: {name.partition('.')[0]} is not to be used in this exercise, "
                "since it is about doing the work yourself."
            )
        if len(args) == 1 and not kwargs and isinstance(args[0], FunctionType | type):
            return args[0]  # a decorator gives back what it decorates
        return _made(f"{name}()", self._judged, _passed_through(args))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _made(f"{self._name}.{name}", self._judged)

    def __setattr__(self, name: str, value: Any) -> None:
        if not isinstance(self, StandIn) or type(self) is StandIn:
            self._use()
            return
        object.__setattr__(self, name, value)  # of a class that a student has built on one

    def _no(self, *_: Any) -> bool:
        self._use()
        return False

    def _zero(self) -> int:
        """0, which is False too: `if torch.cuda.is_available()` is common at the top of a file."""
        self._use()
        return 0

    def __float__(self) -> float:
        return float(self._zero())

    def __format__(self, form: str) -> str:
        self._use()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self._use()
        if self._items is not None:
            return iter(self._items)
        return iter([_made(self._name, self._judged) for _ in range(_unpacked_into())])

    def __enter__(self) -> StandIn:
        return self

    def __exit__(self, *_: Any) -> None:
        return None

    def __bool__(self) -> bool:
        return bool(self._zero())

    __len__ = __int__ = __index__ = _zero
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _no
    __call__ = __getitem__ = __setitem__ = _use
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _use
    __rtruediv__ = __matmul__ = __rmatmul__ = __neg__ = __pow__ = __abs__ = __mod__ = _use


def _passed_through(args: tuple[Any, ...]) -> Any:
    """What a progress bar, and the like, goes through: its first argument, where it has items."""
    first = args[0] if args else None
    return first if hasattr(first, "__iter__") and not isinstance(first, str | bytes) else None


def _unpacked_into() -> int:
    """Into how many names the statement that asks for our items unpacks them; 0 for a loop."""
    frame = sys._getframe(2)
    for step in dis.get_instructions(frame.f_code):
        if step.offset == frame.f_lasti:
            known = step.opname == "UNPACK_SEQUENCE" and isinstance(step.arg, int)
            return int(step.arg or 0) if known else 0
    return 0
