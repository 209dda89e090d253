"""Whether what students get holds an answer: a helper that earns a part when it is handed in.

Each function and class of an exercise's visible checks, and of the rooms of the grader that
students get, is put in the place of each part of the exercise, and the part's checks are run. They
are our own functions, so this is done in the gate's own process.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.authors.build import derived
from grader.calling.direct import DirectTransport
from grader.course.manifest import Exercise, Kit
from grader.course.markers import clear_hidden
from grader.course.results import Status
from grader.host.checks import Check, run

SHIPPED = ("plain", "calling", "checks")
"""The rooms whose functions compute or compare numbers; students get others too, which do not."""


def leaks(kit: Kit, exercise: Exercise, checks: Sequence[Check], seed: int = 0) -> Iterator[str]:
    """A complaint for each helper that earns a part of this exercise."""
    visible = _visible_helpers(kit, exercise)
    stub = derived(kit).get(exercise.code_file, "")
    for part in exercise.code_parts:
        own = [check for check in checks if check.part == part.name]
        right = _reference_signature(kit, exercise, part.function)
        if part.extra or not own:
            continue
        for place, helper in [*visible.items(), *_shipped_helpers().items()]:
            if _fits(helper, right) and _earns(stub, part.function, helper, own, seed):
                yield (
                    f"{place} earns {part.name} of exercise {exercise.number} when it is pasted "
                    "into the stub. Students get it: let it know the answers to known questions "
                    "only, or move it below '### BEGIN HIDDEN TESTS'"
                )


def _visible_helpers(kit: Kit, exercise: Exercise) -> dict[str, Callable[..., Any]]:
    """By its place, each function and class of the visible checks that is no check itself."""
    name = f"tests/{exercise.check_file}"
    file = kit.root / name
    if not file.is_file():
        return {}
    module = ModuleType(f"visible_{exercise.name}")
    module.__file__ = str(file)
    sys.modules[module.__name__] = module  # where a dataclass looks for its annotations
    try:
        text = clear_hidden(file.read_text(encoding="utf-8"), name)
        exec(compile(text, str(file), "exec"), vars(module))
    finally:
        del sys.modules[module.__name__]
    return {
        f"{helper} of {name}": value
        for helper, value in vars(module).items()
        if callable(value)
        and getattr(value, "__module__", "") == module.__name__
        and not helper.startswith(("test_", "check_"))
        and "student" not in _parameters(value)
    }


def _shipped_helpers() -> dict[str, Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = {}
    for room in SHIPPED:
        package = importlib.import_module(f"grader.{room}")
        for file in sorted(Path(package.__file__ or "").parent.glob("*.py")):
            name = f"grader.{room}.{file.stem}".removesuffix(".__init__")
            for helper, value in vars(importlib.import_module(name)).items():
                if inspect.isfunction(value) and value.__module__ == name:
                    found[f"{helper} of {name}"] = value
    return found


def _reference_signature(kit: Kit, exercise: Exercise, function: str) -> inspect.Signature | None:
    """How the part is called; None where that cannot be told, and every helper is tried."""
    text = derived(kit).get(exercise.code_file, "")
    module = _module(text, exercise.name)
    try:
        return inspect.signature(vars(module)[function])
    except (KeyError, TypeError, ValueError):
        return None


def _module(text: str, name: str) -> ModuleType:
    module = ModuleType(name)
    sys.modules[name] = module
    try:
        exec(compile(text, f"{name}.py", "exec"), vars(module))
    finally:
        del sys.modules[name]
    return module


def _parameters(helper: Callable[..., Any]) -> Mapping[str, inspect.Parameter]:
    try:
        return inspect.signature(helper).parameters
    except (TypeError, ValueError):
        return {}


def _fits(helper: Callable[..., Any], right: inspect.Signature | None) -> bool:
    """Whether it can be called with some number of arguments that the part takes."""
    if right is None or inspect.isclass(helper):
        return True
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    taken = [p for p in right.parameters.values() if p.kind in kinds]
    least = sum(parameter.default is inspect.Parameter.empty for parameter in taken)
    for number in range(least, len(taken) + 1):
        with contextlib.suppress(TypeError, ValueError):
            inspect.signature(helper).bind(*range(number))
            return True
    return False


def _earns(
    stub: str, function: str, helper: Callable[..., Any], checks: Sequence[Check], seed: int
) -> bool:
    module = _module(stub, "leak")
    vars(module)[function] = helper
    with contextlib.redirect_stdout(io.StringIO()):
        transport = DirectTransport(module)
        return all(run(check, transport, seed).status == Status.RIGHT for check in checks)
