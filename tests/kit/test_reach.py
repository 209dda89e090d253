"""Which checks can notice which change."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.authors.coverage import changed_names, executed, noticing
from grader.course.manifest import Exercise, kit_root, load_kit
from grader.host.checks import Check, collect

KIT = load_kit(kit_root())
REFERENCE = """
RATE = 0.1

def fit(x):
    return step(x) * RATE

def step(x):
    return x

class Net:
    def __init__(self):
        self.w = 1

    def forward(self, x):
        return x
"""


@pytest.mark.parametrize(
    ("mistake", "names"),
    [
        ("def fit(x):\n    return 1", {"fit"}),
        ("def fit(x):\n    return helped(x)\n\ndef helped(x):\n    return x", {"fit"}),
        ("UNKNOWN = 3\ndef step(x):\n    return UNKNOWN", {"step"}),
        ("class Net(right_Net):\n    def forward(self, x):\n        return 2", {"Net.forward"}),
        ("class Net(right_Net):\n    def _new(self):\n        return 2", set()),
        # What else is changed may be noticed anywhere.
        ("RATE = 0.2", None),
        ("class Net:\n    def forward(self, x):\n        return 2", None),
        ("class Net(right_Net):\n    forward = None", None),
        ("class Net(right_Net):\n    def __len__(self):\n        return 2", None),
        ("def RATE():\n    return 1", None),
    ],
)
def test_what_a_mistake_changes(mistake: str, names: set[str] | None) -> None:
    assert changed_names(REFERENCE, mistake) == (None if names is None else frozenset(names))


@pytest.fixture(scope="module")
def capacity() -> tuple[Exercise, list[Check]]:
    exercise = KIT.manifest.exercise(13)
    return exercise, collect(KIT, [exercise])[13]


def test_a_check_notices_what_it_runs(capacity: tuple[Exercise, list[Check]]) -> None:
    exercise, checks = capacity
    runs = executed(KIT, exercise, checks, seed=0)
    assert set(runs) == {check.name for check in checks}
    counted = noticing(runs, frozenset({"count_parameters"}))
    assert {c.name for c in checks if c.part == "count_parameters"} <= counted
    assert noticing(runs, frozenset({"nothing_of_it"})) == frozenset()
    assert noticing(runs, None) == set(runs)


def test_of_a_check_that_ends_early_nothing_is_known(
    capacity: tuple[Exercise, list[Check]], kit_copy: Path
) -> None:
    exercise, checks = capacity
    file = kit_copy / "reference" / exercise.code_file
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("### BEGIN SOLUTION", "raise ValueError", 1), encoding="utf-8")
    runs = executed(load_kit(kit_copy), exercise, checks, seed=0)
    assert None in runs.values()
