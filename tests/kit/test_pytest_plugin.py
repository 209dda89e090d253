"""The student's pytest, run as a student runs it: in a small kit of exercise 11 alone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECTION = Path("section_c_forward_pass")
CODE = SECTION / "ex11_manual_forward.py"
CHECKS = Path("tests") / SECTION / "test_ex11_manual_forward.py"
WRITTEN = "ex14_universal_approximation"

RIGHT = """
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0)
    z2 = W2 @ a1 + b2
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": 1 / (1 + np.exp(-z2))}
"""
CHECKS_TEXT = '''"""Two visible checks of exercise 11, and two hidden ones."""

import numpy as np

from grader.checks import check_array, check_keys, part, planted

ARGUMENTS = [np.ones(shape) for shape in ((2, 1), (3, 2), (3, 1), (1, 3), (1, 1))]


@part("forward")
def test_second_sum(student):
    out = check_keys("the result", student.forward(*ARGUMENTS), ["z1", "z2"])
    check_array("z2", out["z2"], [[10.0]])


@part("forward")
def test_first_sum(student):
    check_array("z1", student.forward(*ARGUMENTS)["z1"], np.full((3, 1), 3.0))


### BEGIN HIDDEN TESTS
@part("forward")
def test_hidden(student):
    assert student.forward(*ARGUMENTS)["z2"].shape == (1, 1)


@part("forward")
@planted(sigmoid=lambda z: z)
def test_hidden_and_planted(student, rng):
    test_second_sum(student)


### END HIDDEN TESTS
'''
UNTOUCHED = """

C  Forward pass and architecture
  11  A forward pass by hand                         not started     0 / 10

0 of 10 points by the visible checks.
Nothing is written yet, so nothing is wrong: this is the start.

Next: exercise 11, A forward pass by hand
  assignments/section_c_forward_pass/ex11_manual_forward.py
  to write: forward
  pytest --hints 1  shows a hint
  pytest -k ex11  runs this one alone
"""
LINE = "  11  A forward pass by hand                         "

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send there")


@dataclass
class Said:
    code: int
    text: str

    def __contains__(self, text: str) -> bool:
        return text in self.text


@dataclass
class SmallKit:
    root: Path

    @property
    def code(self) -> Path:
        return self.root / "assignments" / CODE

    def write(self, body: str) -> None:
        """Put this in the place of the stub's `raise NotImplementedError`."""
        stub = (ROOT / "assignments" / CODE).read_text(encoding="utf-8")
        text = stub.replace("    raise NotImplementedError\n", body)
        self.code.write_text(text, encoding="utf-8")

    def command(self, *words: str) -> list[str]:
        # The kit's developers have plugins that students do not; they cost a second a run.
        plugins = ["-p", "no:hypothesispytest", "-p", "no:anyio"]
        return [sys.executable, "-m", "pytest", *plugins, *words]

    def environment(self, **more: str) -> dict[str, str]:
        ours = ("CI", "PYTEST", "MPL", "PYTHONDONTWRITEBYTECODE")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {**kept, "NO_COLOR": "1", "COLUMNS": "100", **more}

    def pytest(self, *words: str, folder: str = ".", **environment: str) -> Said:
        done = subprocess.run(
            self.command(*words),
            cwd=self.root / folder,
            env=self.environment(**environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        return Said(done.returncode, done.stdout.decode("utf-8", "replace").replace("\r\n", "\n"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stays the same from test to test, so that Python keeps it compiled."""
    root = tmp_path_factory.mktemp("kit")
    for name in ("grader", "chapter11"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture
def kit(place: Path) -> SmallKit:
    for tree in ("assignments", "reference", "tests"):
        shutil.rmtree(place / tree, ignore_errors=True)
        (place / tree / SECTION).mkdir(parents=True)
    for name in ("conftest.py", "pyproject.toml", "exercises.toml"):
        shutil.copy(ROOT / name, place / name)
    for tree in ("assignments", "reference"):
        shutil.copy(ROOT / tree / CODE, place / tree / CODE)
    (place / CHECKS).write_text(CHECKS_TEXT, encoding="utf-8")
    return SmallKit(place)


def add_written_exercise(kit: SmallKit) -> None:
    """Exercise 14 too, which has a written part."""
    for tree in ("assignments", "reference"):
        for suffix in (".py", ".md"):
            name = SECTION / f"{WRITTEN}{suffix}"
            shutil.copy(ROOT / tree / name, kit.root / tree / name)
    name = Path("tests") / SECTION / f"test_{WRITTEN}.py"
    shutil.copy(ROOT / name, kit.root / name)


class TestTheCourse:
    def test_of_an_untouched_stub(self, kit: SmallKit) -> None:
        assert kit.pytest() == Said(1, UNTOUCHED)

    def test_of_right_work(self, kit: SmallKit) -> None:
        kit.write(RIGHT)
        assert kit.pytest() == Said(
            0,
            f"""

C  Forward pass and architecture
{LINE}right           9 / 10

9 of 10 points by the visible checks.
The grader has more checks than these.
""",
        )

    def test_of_wrong_work_shows_the_first_failure_and_counts_the_others(
        self, kit: SmallKit
    ) -> None:
        kit.write(RIGHT.replace("W2 @ a1 + b2", "(W2 @ a1 + b2).ravel()").replace("b1\n", "0\n"))
        said = kit.pytest()
        assert said.code == 1
        assert f"{LINE}wrong           0 / 10\n" in said
        assert (
            """\
  assignments/section_c_forward_pass/ex11_manual_forward.py
  Called forward(x=[[1], [1]], W1=[[1, 1], [1, 1], [1, 1]], b1=[[1], [1], [1]], W2=[[1, 1, 1]],
  b2=[[1]]): z2 should be shape (1, 1), got (1,). It has too few dimensions: a row or a column keeps
  two (look for ravel, or for a sum without keepdims).
  checks: 1 more failing here
"""
            in said
        )
        assert said.text.count("Called") == 1

    def test_of_a_file_that_does_not_parse(self, kit: SmallKit) -> None:
        kit.write("    return {\n")
        said = kit.pytest()
        assert said.code == 1
        assert f"{LINE}cannot run      0 / 10\n" in said
        assert "SyntaxError: '{' was never closed (line " in said.text.replace("\n  ", " ")
        assert ": return {)" in said
        assert "more failing" not in said
        assert "Traceback" not in said

    def test_of_a_missing_file(self, kit: SmallKit) -> None:
        kit.code.unlink()
        said = kit.pytest()
        assert said.code == 1
        assert f"{LINE}not started     0 / 10\n" in said
        assert f"  assignments/{CODE.as_posix()}\n  this file is missing\n" in said

    def test_of_a_missing_function(self, kit: SmallKit) -> None:
        kit.write("    pass\n")
        kit.code.write_text("def backward(): ...\n", encoding="utf-8")
        assert "  to write: forward\n" in kit.pytest()

    def test_of_a_result_that_the_check_stumbles_over(self, kit: SmallKit) -> None:
        kit.write(RIGHT.replace('"z1": z1', '"z1": None'))
        text = CHECKS_TEXT.replace('["z1"], np', '["z1"].T, np')
        (kit.root / CHECKS).write_text(text, encoding="utf-8")
        said = kit.pytest()
        assert "what it returned cannot be judged (AttributeError:" in said.text.replace(
            "\n  ", " "
        )
        assert "Traceback" not in said

    @pytest.mark.parametrize(
        ("answer", "status", "told"),
        [
            ("", "partly         11 / 11 + 4 written", "the written answer is still to come"),
            ("Four units are too few.\n", "written        11 / 11 + 4 written, answered", ""),
        ],
    )
    def test_of_a_written_answer(self, kit: SmallKit, answer: str, status: str, told: str) -> None:
        add_written_exercise(kit)
        kit.write(RIGHT)
        name = SECTION / f"{WRITTEN}.py"
        shutil.copy(ROOT / "reference" / name, kit.root / "assignments" / name)
        file = kit.root / "assignments" / SECTION / f"{WRITTEN}.md"
        stub = file.read_text(encoding="utf-8")
        if answer:
            file.write_text(stub.replace("YOUR ANSWER HERE", answer), encoding="utf-8")
        said = kit.pytest()
        assert said.code == 0
        assert status in said
        assert told in said
        assert ("ex14_universal_approximation.md" in said) == bool(told)
        assert "and a person reads the written parts" in said

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])  # as editors write it
    def test_of_an_answer_of_too_few_words(self, kit: SmallKit, encoding: str) -> None:
        kit.write(RIGHT)
        name = Path("section_a_perceptron") / "ex05_biological_plausibility.md"
        answer = kit.root / "assignments" / name
        answer.parent.mkdir()
        stub = (ROOT / "assignments" / name).read_text(encoding="utf-8")
        answer.write_text(stub.replace("YOUR ANSWER HERE", "Two words."), encoding=encoding)
        said = kit.pytest()
        assert "wrong        15 written\n" in said
        assert "  answer: the answer has 2 words, headings not counted; 150 to 250" in said
        assert "still to come" not in said

    def test_counts_what_fails_in_later_exercises(self, kit: SmallKit) -> None:
        add_written_exercise(kit)
        name = SECTION / f"{WRITTEN}.py"
        (kit.root / "assignments" / name).write_text("def (\n", encoding="utf-8")
        said = kit.pytest()
        assert "  14  Fitting a sine with one hidden layer           cannot run      0 / 11" in said
        assert "Next: exercise 11" in said
        assert " failing in later exercises\n" in said
        assert "SyntaxError" not in said

    @pytest.mark.parametrize(("count", "shown"), [("-1", 0), ("1", 1), ("9", 3)])
    def test_shows_as_many_hints_as_asked(self, kit: SmallKit, count: str, shown: int) -> None:
        said = kit.pytest("--hints", count)
        assert said.text.count("  hint ") == shown
        more = ["shows a hint", "shows another hint", "", ""][shown]
        assert (f"  pytest --hints {shown + 1}  {more}" in said) == bool(more)

    def test_of_the_reference(self, kit: SmallKit) -> None:
        said = kit.pytest("--target", "reference")
        assert said.code == 0
        assert f"{LINE}right           9 / 10\n" in said

    @pytest.mark.parametrize("folder", [f"assignments/{SECTION}", f"tests/{SECTION}", "chapter11"])
    def test_from_any_folder(self, kit: SmallKit, folder: str) -> None:
        assert kit.pytest(folder=folder) == Said(1, UNTOUCHED)

    def test_without_any_checks(self, kit: SmallKit) -> None:
        shutil.rmtree(kit.root / "tests" / SECTION)
        assert kit.pytest() == Said(5, "\nThere are no checks under tests/.\n")

    def test_by_several_workers(self, kit: SmallKit) -> None:
        said = kit.pytest("-n", "2")
        assert said.code == 1
        assert said.text.endswith(UNTOUCHED)


class TestPytestAsEveryoneKnowsIt:
    FIRST = f"{CHECKS.as_posix()}::test_second_sum"

    @pytest.mark.parametrize("words", [["-k", "ex11"], [str(CHECKS)], ["--maxfail", "9"], ["-q"]])
    def test_shows_each_failure_in_one_message(self, kit: SmallKit, words: list[str]) -> None:
        said = kit.pytest(*words)
        assert said.code == 1
        assert "2 failed, 2 deselected" in said
        assert said.text.count("forward is not written yet\n") == 2
        assert f"NOT STARTED {self.FIRST}" in said
        assert "Traceback" not in said
        assert "NotImplementedError" not in said
        assert "Next:" not in said

    def test_a_single_check_by_its_name(self, kit: SmallKit) -> None:
        kit.write(RIGHT)
        said = kit.pytest(self.FIRST, "-v")
        assert said.code == 0
        assert f"{self.FIRST} PASSED" in said
        assert "1 passed" in said

    @pytest.mark.parametrize(
        ("body", "word"),
        [(RIGHT, "PASSED"), ("    return 1\n", "WRONG"), ("    (\n", "CANNOT RUN")],
    )
    def test_verbose_names_each_outcome(self, kit: SmallKit, body: str, word: str) -> None:
        kit.write(body)
        assert f"{self.FIRST} {word} " in kit.pytest("-v")

    def test_nothing_selected(self, kit: SmallKit) -> None:
        said = kit.pytest("-k", "ex99")
        assert said.code == 5
        assert "4 deselected" in said

    def test_prints_are_shown_beside_a_failure(self, kit: SmallKit) -> None:
        kit.write("    print('here', x.shape)\n    return 1\n")
        assert "here (2, 1)" in kit.pytest("-k", "ex11")
        assert "here (2, 1)" not in kit.pytest()

    @pytest.mark.parametrize("folder", [".", "assignments"])
    def test_names_for_the_explorer_of_an_ide(self, kit: SmallKit, folder: str) -> None:
        said = kit.pytest("--collect-only", "-q", folder=folder)
        assert said.code == 0
        assert said.text.splitlines()[:2] == [
            self.FIRST,
            f"{CHECKS.as_posix()}::test_first_sum",
        ]

    def test_a_report_for_other_tools(self, kit: SmallKit) -> None:
        kit.pytest("--junitxml", "report.xml")
        report = (kit.root / "report.xml").read_text(encoding="utf-8")
        assert 'failures="2"' in report
        assert "forward is not written yet" in report


class TestHiddenChecks:
    def test_never_run_unless_asked_for(self, kit: SmallKit) -> None:
        kit.write(RIGHT)
        said = kit.pytest("tests", "-v")
        assert "2 passed, 2 deselected" in said
        assert "test_hidden" not in said
        by_name = kit.pytest(f"{CHECKS.as_posix()}::test_hidden")
        assert (by_name.code, "1 deselected" in by_name) == (5, True)

    def test_run_when_asked_for(self, kit: SmallKit) -> None:
        said = kit.pytest("--hidden", "--target", "reference", "-v")
        assert said.code == 0
        assert "test_hidden PASSED" in said
        assert "4 passed" in said


class TestWhatGoesWrong:
    @pytest.mark.parametrize("words", [[], [str(CHECKS)]])
    def test_an_unknown_target(self, kit: SmallKit, words: list[str]) -> None:
        said = kit.pytest("--target", "nowhere", *words)
        assert said.code == 4
        told = f"ERROR: --target nowhere: there is no such folder in {kit.root.resolve()}"
        assert said.text.strip() == told

    def test_a_broken_manifest(self, kit: SmallKit) -> None:
        (kit.root / "exercises.toml").write_text("[[section]\n", encoding="utf-8")
        said = kit.pytest()
        assert said.code == 4
        assert "exercises.toml is not valid TOML" in said
        assert "Traceback" not in said

    def test_a_misspelt_marker(self, kit: SmallKit) -> None:
        checks = kit.root / CHECKS
        text = checks.read_text(encoding="utf-8")
        checks.write_text(text.replace("### BEGIN HIDDEN", "### Begin hidden"), encoding="utf-8")
        said = kit.pytest()
        assert said.code == 4
        assert "looks like a marker but is none" in said
        assert "points" not in said

    def test_a_broken_file_of_checks(self, kit: SmallKit) -> None:
        with (kit.root / CHECKS).open("a", encoding="utf-8") as file:
            file.write("def (\n")
        said = kit.pytest()
        assert said.code == 2
        assert "SyntaxError: invalid syntax" in said
        assert "points" not in said

    @needs_signals
    def test_ctrl_c(self, kit: SmallKit) -> None:
        kit.write(
            "    import pathlib, time\n    pathlib.Path('started').touch()\n    time.sleep(60)\n"
        )
        running = subprocess.Popen(
            kit.command(),
            cwd=kit.root,
            env=kit.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            for _ in range(600):
                if (kit.root / "started").exists():
                    break
                time.sleep(0.05)
            running.send_signal(signal.SIGINT)
            said, _ = running.communicate(timeout=30)
        finally:
            running.kill()
        assert running.returncode == 2
        assert "KeyboardInterrupt" in said
        assert "points" not in said


class TestWhatAStudentsCodeMayDo:
    @pytest.mark.parametrize(
        "body",
        [
            """
    import sys, warnings
    print("x" * 100_000)
    print("to stderr", file=sys.stderr)
    warnings.warn("odd")
    np.log(np.zeros(1))
""",
            """
    import threading
    class Loop:
        def __del__(self): raise ValueError("at the end")
    loop = Loop()
    loop.me, loop.file = loop, open("left_open", "w")
    open("left_open", "w").write("x")
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
""",
            """
    import os, sys
    os.chdir("/")
    sys.argv[:], sys.path[:] = [], sys.path[::-1]
    np.random.seed(0)
    np.seterr(all="raise")
""",
        ],
        ids=["prints and warns", "leaves things behind", "changes settings"],
    )
    @pytest.mark.parametrize("words", [[], ["-k", "ex11"]], ids=["course", "plain"])
    def test_and_be_right_all_the_same(self, kit: SmallKit, body: str, words: list[str]) -> None:
        kit.write(body + RIGHT)
        said = kit.pytest(*words)
        assert said.code == 0, said.text
        assert "Error" not in said
        assert len(said.text) < 1200
        assert "right  " in said or "2 passed" in said

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            ("    input()\n", "it raised OSError"),
            ("    raise SystemExit(0)\n", "it raised SystemExit: 0"),
            ("    raise ValueError('\\x1b[31m red')\n", "it raised ValueError: ?[31m red"),
            ("    assert False\n", "it raised AssertionError"),
        ],
    )
    def test_and_be_wrong(self, kit: SmallKit, body: str, told: str) -> None:
        kit.write(body)
        said = kit.pytest()
        assert said.code == 1
        assert told in said.text.replace("\n  ", " ")
        assert "Traceback" not in said

    def test_a_helper_beside_the_file_can_be_imported(self, kit: SmallKit) -> None:
        kit.write(f"    from my_helper import one\n{RIGHT.replace('(z1, 0)', '(z1, 0 * one)')}")
        (kit.code.parent / "my_helper.py").write_text("one = 1\n", encoding="utf-8")
        assert kit.pytest().code == 0

    def test_a_file_of_its_own_named_as_a_library_does_not_hide_it(self, kit: SmallKit) -> None:
        kit.write(RIGHT)
        for name in ("numpy", "pytest", "json"):
            (kit.code.parent / f"{name}.py").write_text("1 / 0\n", encoding="utf-8")
        assert kit.pytest().code == 0


def test_neither_torch_nor_scikit_learn_is_imported(kit: SmallKit) -> None:
    kit.write(RIGHT)
    with (kit.root / "conftest.py").open("a", encoding="utf-8") as file:
        file.write(
            "\n\ndef pytest_unconfigure(config):\n"
            "    import sys\n"
            "    heavy = {'torch', 'sklearn', 'scipy', 'matplotlib', 'nbgrader', 'msgspec'}\n"
            "    print('imported:', sorted(heavy & set(sys.modules)))\n"
        )
    said = kit.pytest()
    assert said.code == 0
    assert "imported: []" in said


@pytest.mark.parametrize(
    ("encoding", "words"), [("cp1252", []), ("cp1252", ["-k", "ex11"]), ("ascii", [])]
)
def test_any_console_can_show_it(kit: SmallKit, encoding: str, words: list[str]) -> None:
    kit.write("    raise ValueError('\u0177 \u2260 y, \U0001f600')\n")
    said = kit.pytest(*words, PYTHONIOENCODING=encoding)
    assert said.code == 1
    assert "it raised ValueError" in said.text.replace("\n  ", " ")
    assert "UnicodeEncodeError" not in said


def test_what_the_course_says_of_its_own_is_ascii(kit: SmallKit) -> None:
    assert kit.pytest("--hints", "3").text.isascii()
