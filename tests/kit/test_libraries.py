"""The table of libraries: what each is called, and what it takes along."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from importlib.metadata import Distribution

import pytest

from grader.course.manifest import load_kit
from grader.guest.libraries import LIBRARIES, closure, importable, library
from tests.kit.kit import ROOT

USED = {name for exercise in load_kit(ROOT).authored() for name in exercise.libraries}


@pytest.mark.parametrize("name", sorted(USED | set(LIBRARIES)))
def test_a_library_is_what_it_says(name: str) -> None:
    known = library(name)
    assert known.distribution in importlib.metadata.packages_distributions()[name]
    assert all(importlib.util.find_spec(module) for module in known.modules)


def test_a_library_opens_what_it_needs_and_nothing_else() -> None:
    assert importable(["numpy"]) & {*LIBRARIES, "PIL"} == {"numpy"}
    assert importable(["sklearn"]) >= {"sklearn", "scipy", "numpy", "joblib"}
    assert importable(["matplotlib"]) >= {"matplotlib", "mpl_toolkits", "PIL", "numpy"}
    assert not importable(["matplotlib", "sklearn"]) & {"torch", "pandas", "pytest"}
    assert "no_such_library" in importable(["no_such_library"])


class Installed(Distribution):
    def __init__(self, *needs: str) -> None:
        self.needs = needs

    @property
    def requires(self) -> list[str]:
        return list(self.needs)

    def read_text(self, filename: str) -> None: ...

    def locate_file(self, path: object) -> None: ...  # type: ignore[override]


def test_needs_are_followed_by_what_a_requirement_means(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {
        "one": Installed(
            "Two_Words[fast]>=2,<3 ; python_version >= '3'",
            "three (>=1)",
            "four; sys_platform == 'nowhere'",
            "five; extra == 'all'",
            "absent",
        ),
        "two-words": Installed("One"),
        "three": Installed(),
        "four": Installed(),
        "five": Installed(),
    }

    def distribution(name: str) -> Distribution:
        if name not in there:
            raise importlib.metadata.PackageNotFoundError(name)
        return there[name]

    monkeypatch.setattr(importlib.metadata, "distribution", distribution)
    found = closure([library("one")])
    assert {name for name, each in there.items() if each in found} == {"one", "two-words", "three"}
