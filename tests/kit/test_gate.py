"""`build` and `check`: each way to spoil an exercise is noticed, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.kit.kit import Command

SECTION = "section_c_forward_pass"
EX13 = f"reference/{SECTION}/ex13_capacity.py"
STUB13 = f"assignments/{SECTION}/ex13_capacity.py"
TEST13 = f"tests/{SECTION}/test_ex13_capacity.py"
MISTAKES13 = f"tests/{SECTION}/mistakes/ex13"
PLAIN13 = f"tests/{SECTION}/plain/ex13.py"
LEAK = """

def sizes_multiplied(layer_dims: list[int]) -> int:
    return sum((n + 1) * m for n, m in zip(layer_dims, layer_dims[1:], strict=False))
"""

Spoil = Callable[[Path], object]


def edit(name: str, old: str, new: str) -> Spoil:
    def spoil(kit: Path) -> None:
        text = (kit / name).read_text(encoding="utf-8")
        assert old in text
        (kit / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def write(name: str, text: str) -> Spoil:
    return lambda kit: (kit / name).write_text(text, encoding="utf-8")


def remove(name: str) -> Spoil:
    return lambda kit: (kit / name).unlink()


@pytest.fixture(autouse=True)
def built(in_copy: Command) -> None:
    """Whatever the checkout's own stubs are like, the copy starts with current ones."""
    assert in_copy("-m", "grader", "build").returncode == 0


def test_a_sound_kit_has_nothing_to_mend(in_copy: Command) -> None:
    done = in_copy("-m", "grader", "check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 exercises are sound" in done.stdout


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (edit(STUB13, "Exercise 13", "Exercise thirteen"), "is derived: change the reference"),
        (remove(STUB13), "run 'python -m grader build'"),
        (write(f"assignments/{SECTION}/mine.py", "x = 1\n"), "belongs to no exercise"),
        (write(f"reference/{SECTION}/ex99_new.py", "x = 1\n"), "belongs to no exercise"),
        (write(f"{MISTAKES13}/notes.txt", "todo\n"), "belongs to no exercise"),
        (edit(EX13, "### BEGIN SOLUTION", "### BEGIN SOLUTON"), f"{EX13}:"),
        (edit(EX13, "### END SOLUTION", "### end solution"), f"{EX13}:"),
        (edit(EX13, "### END SOLUTION", "# nothing"), f"{EX13}:"),
        (edit(TEST13, "### END HIDDEN TESTS", "### END HIDDEN TEST"), "looks like a marker"),
        (edit(EX13, ">>> ", ">>> 1 + "), "an example in a docstring is not true"),
        (edit(TEST13, '@part("count_parameters")', '@part("count")'), "which is no part"),
        (remove(TEST13), "no check serves count_parameters"),
        (
            lambda kit: [file.unlink() for file in (kit / MISTAKES13).glob("*.py")],
            "holds no known mistake",
        ),
        (remove(PLAIN13), f"{PLAIN13} is missing"),
        (
            edit(TEST13, "\n\n@part", f"{LEAK}\n\n@part"),
            "sizes_multiplied of tests/section_c_forward_pass/test_ex13_capacity.py earns",
        ),
        (edit(TEST13, "def ", "def :"), "SyntaxError"),
        (write(f"{MISTAKES13}/mute.py", "def count_parameters(d):\n    return 1\n"), "docstring"),
    ],
)
def test_files_that_are_wrong(in_copy: Command, kit_copy: Path, spoil: Spoil, told: str) -> None:
    spoil(kit_copy)
    done = in_copy("-m", "grader", "check", "--only", "files", "--exercise", "13")
    if told == "docstring":
        done = in_copy("-m", "grader", "check", "--only", "mistakes", "--exercise", "13")
    assert done.returncode == 1, done.stderr
    assert told in done.stdout
    assert "Traceback" not in done.stderr


def test_build_mends_what_is_stale_and_removes_strays(in_copy: Command, kit_copy: Path) -> None:
    stub = (kit_copy / STUB13).read_text(encoding="utf-8")
    edit(STUB13, "Exercise 13", "Exercise thirteen")(kit_copy)
    write(f"assignments/{SECTION}/mine.py", "x = 1\n")(kit_copy)
    assert in_copy("-m", "grader", "build").returncode == 0
    assert (kit_copy / STUB13).read_text(encoding="utf-8") == stub
    assert not (kit_copy / f"assignments/{SECTION}/mine.py").exists()
    assert "up to date" in in_copy("-m", "grader", "build").stdout


def test_build_refuses_a_marker_that_it_cannot_trust(in_copy: Command, kit_copy: Path) -> None:
    before = (kit_copy / STUB13).read_text(encoding="utf-8")
    edit(EX13, "### BEGIN SOLUTION", "### begin solution")(kit_copy)
    done = in_copy("-m", "grader", "build")
    assert done.returncode == 2
    assert f"{EX13}:" in done.stderr
    assert (kit_copy / STUB13).read_text(encoding="utf-8") == before


RIGHT = '"""No mistake at all."""\n\ndef memory_megabytes(layer_dims, bytes_per_parameter=4):\n'
RIGHT += "    return count_parameters(layer_dims) * bytes_per_parameter / 10**6\n"
BOTH = '"""Wrong in one, used by another."""\n\nPART = "memory_megabytes"\n\n\n'
BOTH += "def count_parameters(layer_dims):\n    return 1\n"
ALWAYS = '"""Says something wrong."""\n\ndef memory_megabytes(layer_dims, bytes_per_parameter=4):\n'
ALWAYS += "    return 1e9\n"


@pytest.mark.parametrize(
    ("gate", "spoil", "told"),
    [
        (
            "reference",
            edit(EX13, "### BEGIN SOLUTION", "### BEGIN SOLUTION\n    return 7"),
            "'wrong'",
        ),
        (
            "plain",
            edit(PLAIN13, "return ", "return 1 + "),
            "plain solution of exercise 13: count_parameters is 'wrong', should be 'right'",
        ),
        ("mistakes", write(f"{MISTAKES13}/right.py", RIGHT), "no check catches it"),
        ("mistakes", write(f"{MISTAKES13}/both.py", BOTH), "one mistake must cost one part"),
        (
            "mistakes",
            lambda kit: [write(f"{MISTAKES13}/{name}.py", ALWAYS)(kit) for name in ("one", "two")],
            "match one, two of the known mistakes",
        ),
        (
            "stubs",
            edit(
                TEST13,
                "### BEGIN HIDDEN TESTS",
                '@part("count_parameters")\ndef test_nothing(student: Student) -> None:\n'
                "    pass\n\n\n### BEGIN HIDDEN TESTS",
            ),
            "on the untouched stub",
        ),
    ],
)
def test_exercises_that_are_unsound(
    in_copy: Command, kit_copy: Path, gate: str, spoil: Spoil, told: str
) -> None:
    spoil(kit_copy)
    done = in_copy("-m", "grader", "check", "--only", gate, "--exercise", "13")
    assert done.returncode == 1, done.stderr
    assert told in done.stdout
    assert "Traceback" not in done.stderr


def test_another_chapter_needs_no_change_to_the_grader(in_copy: Command, kit_copy: Path) -> None:
    (kit_copy / "exercises.toml").write_text(
        """
        [[section]]
        name = "warm_up"
        letter = "W"
        title = "Warming up"

        [[exercise]]
        number = 1
        name = "ex01_double"
        title = "Twice a number"
        section = "warm_up"
        stars = 0
        libraries = ["numpy"]
        seconds = 10
        parts = [{ name = "double", points = 10 }]
        hints = ["Add it to itself."]
        """,
        encoding="utf-8",
    )
    for tree in ("assignments", "reference", "tests"):
        folder = kit_copy / tree / SECTION
        for file in sorted(folder.rglob("*"), reverse=True):
            file.unlink() if file.is_file() else file.rmdir()
        folder.rmdir()
        (kit_copy / tree / "warm_up").mkdir()
    write(
        "reference/warm_up/ex01_double.py",
        '"""Exercise 1: twice a number."""\n\n\ndef double(x: float) -> float:\n'
        '    """Twice x.\n\n    >>> double(2)\n    4\n    """\n'
        "    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION\n",
    )(kit_copy)
    write(
        "tests/warm_up/test_ex01_double.py",
        "from grader.checks import check_number, part\n\n\n"
        '@part("double")\ndef test_three(student):\n'
        '    check_number("double", student.double(3), 6)\n',
    )(kit_copy)
    (kit_copy / "tests/warm_up/mistakes/ex01").mkdir(parents=True)
    write(
        "tests/warm_up/mistakes/ex01/squared.py",
        '"""You square x: twice is x and x."""\n\n\ndef double(x):\n    return x * x\n',
    )(kit_copy)
    (kit_copy / "tests/warm_up/plain").mkdir()
    write(
        "tests/warm_up/plain/ex01.py",
        '"""Twice a number, as a textbook prints it."""\n\n\ndef double(x):\n    return x + x\n',
    )(kit_copy)
    assert in_copy("-m", "grader", "build").returncode == 0
    done = in_copy("-m", "grader", "check")
    assert done.returncode == 0, done.stdout + done.stderr
    shown = in_copy("-m", "pytest", cwd=kit_copy)
    assert "Twice a number" in shown.stdout
    assert "not started" in shown.stdout
