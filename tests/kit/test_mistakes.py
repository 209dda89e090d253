"""Known mistakes: a few functions put into the place of the reference's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course.manifest import Exercise, Kit, Manifest, Part
from grader.errors import UserError
from grader.grading.mistakes import Mistake, load_mistakes, merged, mistakes_folder

REFERENCE = '''\
"""The exercise."""

from __future__ import annotations

import numpy as np

SLOPE = 2.0


def scaled(x):
    """SLOPE times x."""
    return SLOPE * np.asarray(x)


def shifted(x):
    return scaled(x) + 1


class Net:
    def forward(self, x):
        return shifted(x)
'''
MISTAKE = '''\
"""You multiply by the slope twice:
once is enough.
"""


def scaled(x):
    return 4.0 * x
'''
EXERCISE = Exercise(
    number=7,
    name="ex07_scale",
    title="Scale",
    section="section_a",
    stars=0,
    libraries=("numpy",),
    seconds=10,
    parts=(Part("scaled", 3), Part("shifted", 3), Part("Net.forward", 4), Part("c", 0, True)),
    hints=(),
)


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    kit = Kit(tmp_path, Manifest((), (EXERCISE,)))
    mistakes_folder(kit, EXERCISE).mkdir(parents=True)
    reference = tmp_path / "reference" / EXERCISE.code_file
    reference.parent.mkdir(parents=True)
    reference.write_text(REFERENCE, encoding="utf-8")
    return kit


def load(kit: Kit, text: str, slug: str = "slope_twice") -> Mistake:
    file = mistakes_folder(kit, EXERCISE) / f"{slug}.py"
    file.write_text(text, encoding="utf-8")
    (mistake,) = load_mistakes(kit, EXERCISE)
    return mistake


def run(mistake: str) -> dict[str, Any]:
    module: dict[str, Any] = {"__name__": "merged"}
    exec(merged(REFERENCE, mistake), module)
    return module


class TestLoading:
    def test_name_part_and_sentence(self, kit: Kit) -> None:
        mistake = load(kit, MISTAKE)
        assert (mistake.slug, mistake.part) == ("slope_twice", "scaled")
        assert mistake.sentence == "You multiply by the slope twice: once is enough."
        assert mistake.module().scaled(1) == 4
        assert mistake.module().shifted(1) == 5

    def test_they_are_in_the_order_of_their_names(self, kit: Kit) -> None:
        for slug in ("b_second", "a_first", "c_third"):
            (mistakes_folder(kit, EXERCISE) / f"{slug}.py").write_text(MISTAKE, encoding="utf-8")
        assert [m.slug for m in load_mistakes(kit, EXERCISE)] == ["a_first", "b_second", "c_third"]

    def test_a_part_that_is_named(self, kit: Kit) -> None:
        text = '"""Wrong."""\nPART = "Net.forward"\n\nclass Net:\n    def forward(self, x): ...\n'
        assert load(kit, text).part == "Net.forward"

    def test_a_released_kit_has_none(self, kit: Kit) -> None:
        load(kit, MISTAKE)
        (kit.root / "reference" / EXERCISE.code_file).unlink()
        assert load_mistakes(kit, EXERCISE) == []

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("def scaled(x): ...\n", "the docstring that tells the student is missing"),
            ('"""  \n"""\ndef scaled(x): ...\n', "the docstring that tells the student is missing"),
            ('"""Wrong."""\n', "it should define exactly one part, or name one: PART = '...'"),
            (
                '"""Wrong."""\ndef scaled(x): ...\ndef shifted(x): ...\n',
                "it should define exactly one part, or name one: PART = '...'",
            ),
            ('"""Wrong."""\nPART = "scale"\n', "scale is no part of exercise 7 with code"),
            ('"""Wrong."""\nPART = "c"\n', "c is no part of exercise 7 with code"),
            ('"""Wrong."""\n\ndef scaled(x:\n', "line 3: '(' was never closed"),
        ],
    )
    def test_what_is_wrong_with_one_is_told(self, kit: Kit, text: str, told: str) -> None:
        with pytest.raises(UserError) as caught:
            load(kit, text)
        file = mistakes_folder(kit, EXERCISE) / "slope_twice.py"
        assert str(caught.value) == f"{file}: {told}"


class TestMerging:
    def test_only_its_functions_differ(self) -> None:
        module = run(MISTAKE)
        assert (module["scaled"](1), module["shifted"](1)) == (4, 5)
        assert module["Net"]().forward(1) == 5

    def test_nothing_in_it_leaves_the_reference(self) -> None:
        assert run('"""Nothing."""\n')["shifted"](1) == 3

    def test_a_class_is_replaced_as_a_whole(self) -> None:
        net = run('"""W."""\nclass Net:\n    def backward(self): return 0\n')["Net"]
        assert not hasattr(net, "forward")

    def test_helpers_constants_and_imports_come_along(self) -> None:
        mistake = (
            '"""W."""\nfrom __future__ import annotations\nimport math\n\nSLOPE = math.tau\n\n'
            "def helper(x):\n    return SLOPE * x\n\n"
            "def scaled(x: Undefined = SLOPE):\n    return helper(x)\n"
        )
        assert run(mistake)["shifted"](1) == 2 * np.pi + 1

    def test_a_constant_of_its_own_changes_the_reference_too(self) -> None:
        assert run('"""W."""\nSLOPE = 3.0\n')["shifted"](1) == 4

    def test_a_dataclass_finds_its_annotations(self, kit: Kit) -> None:
        text = (
            '"""W."""\nfrom __future__ import annotations\nfrom dataclasses import dataclass\n\n'
            "@dataclass\nclass Fit:\n    w: float = 1.0\n\n"
            "def scaled(x):\n    return Fit().w * x\n"
        )
        assert load(kit, text).module().scaled(2) == 2


def test_a_mistake_may_lean_on_what_it_replaces() -> None:
    reference = (
        "def twice(x):\n    return 2 * x\n\n\ndef four_times(x):\n    return twice(twice(x))\n"
    )
    mistake = '"""Off by one."""\n\n\ndef twice(x):\n    return right_twice(x) + 1\n'
    namespace: dict[str, Any] = {}
    exec(merged(reference, mistake), namespace)
    assert namespace["right_twice"](3) == 6
    assert namespace["twice"](3) == 7
    assert namespace["four_times"](3) == 15  # what calls it finds the mistake
