"""The libraries that exercises may use: what each is called, loads, needs and takes along."""

from __future__ import annotations

import importlib
import importlib.metadata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

GB = 2**30


@dataclass(frozen=True)
class Library:
    distribution: str  # what it is installed as
    modules: tuple[str, ...]  # what a warm parent imports, so that each guest finds it in memory
    memory: int = GB  # bytes that a guest may use beyond what its parent has mapped
    warm: Callable[[], None] = lambda: None  # what else takes long, or ends otherwise, in a guest
    reads: Callable[[], list[Path]] = list  # folders beside its own that it reads


def _warm_torch() -> None:
    import torch

    torch.set_num_threads(1)
    # Asked for the first time in the sandbox, it finds no better than the plainest, and there
    # drawn numbers differ in their last digits from those of a replay.
    torch.backends.cpu.get_cpu_capability()
    # The first optimizer imports torch._dynamo, a second's work.
    torch.optim.Adam([torch.zeros(1, requires_grad=True)])


def _font_cache() -> list[Path]:
    import matplotlib

    return [Path(matplotlib.get_cachedir())]


LIBRARIES = {
    "numpy": Library("numpy", ("numpy.random",)),
    "matplotlib": Library(
        "matplotlib",
        (
            "matplotlib.backends.backend_agg",
            "matplotlib.pyplot",
            "mpl_toolkits.mplot3d",
        ),
        reads=_font_cache,
    ),
    "scipy": Library("scipy", ("scipy.optimize", "scipy.spatial")),
    "sklearn": Library(
        "scikit-learn",
        # Those that a part may refuse too, since what is refused has to be there.
        (
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
    ),
    "torch": Library("torch", ("torch",), memory=3 * GB, warm=_warm_torch),
}


def library(name: str) -> Library:
    """A library by the name it is imported as; one that the table lacks is installed as that."""
    return LIBRARIES.get(name, Library(name, (name,)))


def preload(libraries: Iterable[Library]) -> None:
    for each in libraries:
        for name in each.modules:
            importlib.import_module(name)
        each.warm()


def importable(libraries: Sequence[str]) -> frozenset[str]:
    """The names that may be imported: the libraries and what they need themselves.

    What they would take along if it happened to be installed is none of the student's.
    """
    names = {name.removesuffix(".py") for name, _ in installed(map(library, libraries))}
    return frozenset(libraries).union(name for name in names if "." not in name)


def installed(libraries: Iterable[Library]) -> Iterator[tuple[str, Path]]:
    """What stands in site-packages for these and what they need: packages, modules, binaries."""
    for distribution in closure(libraries):
        for name in {file.parts[0] for file in distribution.files or [] if file.parts}:
            if name != "..":
                yield name, Path(str(distribution.locate_file(name)))


def closure(libraries: Iterable[Library]) -> list[Distribution]:
    """The installed distributions that these libraries are, and need."""
    found: dict[str, Distribution] = {}
    waiting = [each.distribution for each in libraries]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        try:
            found[name] = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        for requirement in map(Requirement, found[name].requires or []):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return list(found.values())
