"""`exercises.toml`: what is wrong in it is named, with the exercise it is wrong in."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.course.manifest import Exercise, Kit, kit_root, load_kit
from grader.errors import UserError

Data = dict[str, Any]

DATA: Data = {
    "section": [{"name": "section_a", "letter": "A", "title": "First"}],
    "exercise": [
        {
            "number": 7,
            "name": "ex07_signs",
            "title": "Signs",
            "section": "section_a",
            "stars": 0,
            "libraries": ["numpy"],
            "seconds": 10,
            "parts": [
                {"name": "sign", "points": 6.5},
                {"name": "c", "points": 3.5, "written": True},
            ],
            "hints": ["Look.", "Look again."],
        },
        {
            "number": 5,
            "name": "ex05_essay",
            "title": "Essay",
            "section": "section_a",
            "stars": 1,
            "libraries": [],
            "seconds": 1.5,
            "parts": [{"name": "answer", "points": 15, "written": True}],
            "hints": [],
        },
    ],
}


def toml(value: Any) -> str:
    """A value of TOML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def kit_of(folder: Path, data: Data) -> Kit:
    text = "".join(f"{key} = {toml(value)}\n" for key, value in data.items())
    (folder / "exercises.toml").write_text(text, encoding="utf-8")
    return load_kit(folder)


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    return kit_of(tmp_path, DATA)


def test_exercises_are_in_the_order_of_their_numbers(kit: Kit) -> None:
    assert [exercise.label for exercise in kit.manifest.exercises] == ["ex05", "ex07"]


def test_an_exercise_knows_its_files_and_points(kit: Kit) -> None:
    signs = kit.manifest.exercise(7)
    assert signs.files == ("section_a/ex07_signs.py", "section_a/ex07_signs.md")
    assert signs.check_file == "section_a/test_ex07_signs.py"
    assert signs.points == 10
    assert [part.name for part in signs.code_parts] == ["sign"]
    assert [part.name for part in signs.written_parts] == ["c"]
    assert kit.manifest.exercise(5).files == ("section_a/ex05_essay.md",)


def test_an_exercise_is_found_by_name_or_not_at_all(kit: Kit) -> None:
    assert kit.manifest.by_name("ex07_signs") is kit.manifest.exercise(7)
    assert kit.manifest.by_name("ex07") is None
    with pytest.raises(UserError, match=r"no exercise 6; exercises\.toml lists 5, 7"):
        kit.manifest.exercise(6)


def test_written_are_those_with_a_file_in_the_tree(kit: Kit) -> None:
    def numbers(tree: str) -> list[int]:
        return [exercise.number for exercise in kit.authored(tree)]

    assert numbers("reference") == []
    (kit.root / "reference" / "section_a").mkdir(parents=True)
    (kit.root / "reference" / "section_a" / "ex07_signs.md").touch()
    assert numbers("reference") == [7]
    assert numbers("assignments") == []


def first(change: Callable[[Data], object]) -> Callable[[Data], object]:
    """A change of the first exercise listed, which is number 7."""
    return lambda data: change(data["exercise"][0])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data.pop("section"), "the file should have 'section', a list of tables"),
        (lambda data: data.update(exercise=3), "the file should have 'exercise', a list of tables"),
        (lambda data: data["section"][0].pop("title"), "a section lacks 'title'"),
        (lambda data: data["section"].append(data["section"][0]), "section 'section_a' is listed"),
        (first(lambda e: e.pop("number")), "exercise without a number lacks 'number'"),
        (first(lambda e: e.pop("stars")), "exercise 7 lacks 'stars'"),
        (first(lambda e: e.pop("hints")), "exercise 7 should have 'hints', a list of strings"),
        (first(lambda e: e.update(hint=[])), "exercise 7 has 'hint', which means nothing here"),
        (first(lambda e: e.update(stars="one")), "exercise 7: stars is 'one', which is no int"),
        (first(lambda e: e.update(seconds=True)), "exercise 7: seconds is True, which is no float"),
        (first(lambda e: e.update(title=7)), "exercise 7: title is 7, which is no str"),
        (first(lambda e: e.update(libraries="numpy")), "exercise 7 should have 'libraries', a"),
        (first(lambda e: e.update(hints=[1])), "exercise 7 should have 'hints', a list of strings"),
        (first(lambda e: e.update(parts=["sign"])), "exercise 7 should have 'parts', a list of"),
        (first(lambda e: e.update(stars=3)), "exercise 7: stars are 0, 1 or 2, not 3"),
        (first(lambda e: e.update(stars=1)), "exercise 7: its parts give 10 points, 1"),
        (first(lambda e: e.update(section="b")), "exercise 7: no section 'b'"),
        (first(lambda e: e.update(name="ex08_signs")), "exercise 7: its name should begin with"),
        (first(lambda e: e["parts"][0].pop("points")), "a part of exercise 7 lacks 'points'"),
        (first(lambda e: e["parts"][0].update(point=1)), "a part of exercise 7 has 'point', which"),
        (first(lambda e: e["parts"][0].update(points="2")), "a part of exercise 7: points is '2'"),
        (first(lambda e: e["parts"][0].update(points=0)), "exercise 7: sign should give points"),
        (first(lambda e: e["parts"][1].update(name="sign")), "a written part is one letter or"),
        (first(lambda e: e["parts"][0].update(name="c")), "part of exercise 7 'c' is listed twice"),
        (
            lambda data: data["exercise"].append(data["exercise"][0]),
            "exercise number 7 is listed twice",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    tmp_path: Path, change: Callable[[Data], object], told: str
) -> None:
    data = copy.deepcopy(DATA)
    change(data)
    with pytest.raises(UserError) as caught:
        kit_of(tmp_path, data)
    assert str(caught.value).startswith(f"{tmp_path / 'exercises.toml'}: ")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"[[section]\n", "is not valid TOML: "),
        (b"title = '\xff'\n", "is not valid TOML: "),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / "exercises.toml").write_bytes(content)
    with pytest.raises(UserError) as caught:
        load_kit(tmp_path)
    assert told in str(caught.value)


class TestThisKit:
    EXERCISES = load_kit(kit_root()).manifest.exercises

    def test_has_the_35_exercises_of_the_contract(self) -> None:
        assert [exercise.number for exercise in self.EXERCISES] == list(range(1, 36))
        assert sum(exercise.points for exercise in self.EXERCISES) == 510

    @pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.label)
    def test_each_fits_the_terminal_and_has_three_hints(self, exercise: Exercise) -> None:
        assert len(exercise.title) <= 46
        assert exercise.title.isascii()
        assert len(exercise.hints) == 3

    @pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.label)
    def test_written_parts_are_about_a_third_where_there_is_code_too(
        self, exercise: Exercise
    ) -> None:
        written = sum(part.points for part in exercise.written_parts)
        if exercise.code_parts and exercise.written_parts:
            # Where the contract itself says how the points are divided, it decides.
            divided = exercise.number in (21, 28)
            assert divided or 0.2 <= written / exercise.points <= 0.4
        else:
            assert written in (0, exercise.points)


def part(name: str, points: float, **more: bool) -> Data:
    return {"name": name, "points": points, **more}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([part("f", 8), part("errors", 2)], "errors should be an extra"),
        ([part("f", 7), part("errors", 3, extra=True)], "its extras give 3 points, more than 2"),
        ([part("f", 9), part("g.deep", 1, extra=True)], "the extra g.deep should be called"),
        ([part("f", 9), part("a", 1, written=True, extra=True)], "a is a written part"),
    ],
)
def test_an_extra_is_named_so_and_small(tmp_path: Path, parts: list[Data], told: str) -> None:
    data = copy.deepcopy(DATA)
    data["exercise"][0]["parts"] = parts
    with pytest.raises(UserError, match=told):
        kit_of(tmp_path, data)


def test_an_extra_is_of_a_function_or_of_all(tmp_path: Path) -> None:
    data = copy.deepcopy(DATA)
    extras = [part("errors", 1, extra=True), part("N.add.deep", 1, extra=True)]
    data["exercise"][0]["parts"] = [part("N.add", 4), part("f", 4), *extras]
    exercise = kit_of(tmp_path, data).manifest.exercise(7)
    assert [one.function for one in exercise.parts] == ["N", "f", "", "N"]
    assert exercise.functions == ("N", "f")
