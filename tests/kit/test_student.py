"""`student`, the module under test as a check sees it; how calls end, and what is planted."""

from __future__ import annotations

import linecache
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader.calling import calls as kinds
from grader.calling.calls import Outcome, Request
from grader.calling.direct import DirectTransport
from grader.calling.loading import load
from grader.calling.refusals import ForbiddenLibrary
from grader.checks import CheckFailed, CouldNotRun, NotAttempted, Student, check_number, planted
from grader.checks.ending import Ending, ending
from grader.checks.student import Call, current_student, failure
from grader.course.results import Status

WORK = """
import warnings

def half(x):
    return x / 2

def quarter(x):
    return half(half(x))

def bound(x, inner=half):
    return inner(x)

def clear(x, deep=None):
    if deep is not None:
        deep["W"][0] = 0
    else:
        x[0] = 0

def moved_there_and_back(x):
    x += 1e-7
    x -= 2e-7
    x += 1e-7

def noisy(x):
    print("hello")
    warnings.warn("an old thing", DeprecationWarning)
    warnings.warn("an old thing", DeprecationWarning)
    return np.log(x)

def raising():
    raise ValueError("no such row")

def silent():
    raise KeyError

def leaving():
    raise SystemExit(0)

def stub():
    raise NotImplementedError

def later():
    raise NotImplementedError("after forward")

def without_library():
    raise ForbiddenLibrary("torch is not for this exercise")

def slow():
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass

number = 3
"""


def student_of(source: str = WORK, **names: Any) -> Student:
    module = ModuleType("work")
    module.__dict__.update(names, np=np, time=time, ForbiddenLibrary=ForbiddenLibrary)
    exec(compile(source, "work.py", "exec"), module.__dict__)
    lines = source.splitlines(keepends=True)
    linecache.cache["work.py"] = (len(source), None, lines, "work.py")
    module.__file__ = "work.py"
    return Student(DirectTransport(module))


@pytest.fixture
def student() -> Student:
    return student_of()


def call_stub(module: Any) -> Any:
    return module.stub()


def test_a_probe_names_what_is_not_written() -> None:
    with pytest.raises(NotAttempted, match=r"^stub is not written yet$"):
        student_of().probe(call_stub)


def call_absent(module: Any) -> Any:
    return module.absent(3)


def ask_for_absent(module: Any) -> Any:
    return getattr(module, "absent")  # noqa: B009


def ask_another(module: Any) -> Any:
    return module.np.absent


def call_typo(module: Any) -> Any:
    return module.typo()


@pytest.mark.parametrize("probe", [call_absent, ask_for_absent])
def test_a_name_that_a_probe_does_not_find_is_not_attempted(probe: Callable[..., Any]) -> None:
    with pytest.raises(NotAttempted, match=r"^absent is missing$"):
        student_of().probe(probe)


def test_a_name_missing_elsewhere_is_an_error() -> None:
    with pytest.raises(CheckFailed, match="AttributeError: module 'numpy'") as caught:
        student_of().probe(ask_another)
    assert caught.value.status == "wrong"
    with pytest.raises(CheckFailed, match="it raised NameError") as caught:
        student_of("def typo():\n    return absnet\n").probe(call_typo)
    assert caught.value.status == "wrong"


class TestCalls:
    def test_are_recorded_in_order_with_their_words(self, student: Student) -> None:
        student.half(3)
        student.half(x=np.array([1.0, -0.5]))
        assert [call.text for call in student.calls] == ["half(x=3)", "half(x=[1, -0.5])"]
        assert [call.outcome.value.tolist() for call in student.calls[1:]] == [[0.5, -0.25]]

    def test_failed_ones_are_recorded_too(self, student: Student) -> None:
        with pytest.raises(CheckFailed):
            student.raising()
        assert student.calls[0].outcome.error == "ValueError"

    def test_arguments_are_fresh_for_each_call(self, student: Student) -> None:
        x = np.ones(2)
        nested = {"W": [np.ones(2)]}
        for _ in range(2):
            with pytest.raises(CheckFailed):
                student.clear(x)
            with pytest.raises(CheckFailed):
                student.clear(x, deep=nested)
        assert x.tolist() == [1, 1]
        assert nested["W"][0].tolist() == [1, 1]

    def test_what_is_recorded_is_what_was_asked(self, student: Student) -> None:
        student.outcome("clear", np.ones(2))
        assert student.calls[0].request.args[0].tolist() == [1, 1]

    def test_callables_go_as_they_are(self, student: Student) -> None:
        assert student.bound(8, inner=lambda x: x + 1) == 9

    def test_what_comes_back_is_plain(self) -> None:
        student = student_of("class Net: pass\ndef make(): return {'net': Net(), 'w': (1, 2)}")
        out = student.make()
        assert out["net"] != out["net"].__class__
        assert type(out["net"]).__name__ == "Opaque"
        assert out["w"] == (1, 2)

    def test_private_names_are_not_asked_for(self, student: Student) -> None:
        with pytest.raises(AttributeError):
            student._half  # noqa: B018

    def test_the_latest_student_is_the_current_one(self, student: Student) -> None:
        assert current_student() is student
        assert current_student() is not student_of()


class TestHowACallEnds:
    @pytest.mark.parametrize(
        ("function", "error", "told"),
        [
            ("stub", NotAttempted, "stub is not written yet"),
            ("later", NotAttempted, "after forward"),
            ("absent", NotAttempted, "absent is missing"),
            ("number", CheckFailed, "int, not a function"),
            ("raising", CheckFailed, "it raised ValueError: no such row (line 31: raise"),
            ("silent", CheckFailed, "Called silent(): it raised KeyError"),
            ("leaving", CheckFailed, "it raised SystemExit: 0"),
            ("without_library", CheckFailed, "Called without_library(): torch is not for this"),
        ],
    )
    def test_that_gives_no_value(
        self, student: Student, function: str, error: type[CheckFailed], told: str
    ) -> None:
        with pytest.raises(CheckFailed) as caught:
            getattr(student, function)()
        assert type(caught.value) is error
        assert told in str(caught.value)

    def test_too_late(self, student: Student) -> None:
        assert student.slow() is None
        with student.within(0.01), pytest.raises(CheckFailed, match="it took more than"):
            student.slow()
        assert student.slow() is None

    def test_ctrl_c_is_the_students_own(self) -> None:
        def interrupted() -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            student_of(interrupted=interrupted).interrupted()

    @pytest.mark.parametrize(
        ("outcome", "status", "told"),
        [
            (Outcome(kinds.UNAVAILABLE, text="ex.py cannot be imported"), "could not run", "ex.py"),
            (Outcome(kinds.DIED, text="it ended the process"), "wrong", "it ended the process"),
            (Outcome(kinds.NOT_ATTEMPTED), "not attempted", "f is not written yet"),
        ],
    )
    def test_elsewhere(self, outcome: Outcome, status: str, told: str) -> None:
        error = failure(Call(Request("f"), outcome, "f()"))
        assert (error.status, told in str(error)) == (status, True)

    def test_outcome_gives_what_came_of_it_whatever_that_is(self, student: Student) -> None:
        for function, kind in (
            ("half", kinds.RETURNED),
            ("raising", kinds.RAISED),
            ("stub", kinds.NOT_ATTEMPTED),
            ("without_library", kinds.FORBIDDEN),
        ):
            arguments = (1,) if function == "half" else ()
            assert student.outcome(function, *arguments).outcome.kind == kind


class TestHouseRules:
    @pytest.mark.parametrize(
        ("args", "kwargs", "told"),
        [
            ((np.ones(2),), {}, "it changed its argument x in place"),
            ((), {"x": np.ones(2)}, "it changed its argument x in place"),
            ((None, {"W": np.ones(2)}), {}, "it changed its argument deep in place"),
            ((None,), {"deep": {"W": [1, 2]}}, "it changed its argument deep in place"),
        ],
    )
    def test_a_changed_argument_is_named(
        self, student: Student, args: Any, kwargs: Any, told: str
    ) -> None:
        with pytest.raises(CheckFailed, match=told):
            student.clear(*args, **kwargs)

    def test_several_of_them(self) -> None:
        student = student_of("def f(*rows):\n    for row in rows: row += 1")
        with pytest.raises(CheckFailed, match="rows and number 2 in place"):
            student.f(np.ones(1), np.ones(1))

    def test_no_change_of_value_is_none(self) -> None:
        student_of("def f(x):\n    x[0] = x[0]").f(np.array([np.nan, 1.0]))

    def test_warnings_are_collected_once_each_and_do_no_harm(self, student: Student) -> None:
        assert student.noisy(np.zeros(1)).tolist() == [-np.inf]
        assert student.calls[0].outcome.warnings == (
            "DeprecationWarning: an old thing",
            "RuntimeWarning: divide by zero encountered in log",
        )

    def test_print_goes_past_the_value(
        self, student: Student, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert student.noisy(np.ones(1)).tolist() == [0]
        assert capsys.readouterr().out == "hello\n"


class TestSources:
    def test_of_values_inside_values(self) -> None:
        student = student_of("def f(n): return {'rows': [(np.zeros(n), n / 3)]}")
        first, second = student.f(1), student.f(2)
        for out, call in ((first, student.calls[0]), (second, student.calls[1])):
            for value in (out, out["rows"], out["rows"][0], *out["rows"][0]):
                assert student.source(value) is call

    @pytest.mark.parametrize("pair", [(1, 2), (True, False), ("a", "b"), (np.int8(1), np.int8(2))])
    def test_of_plain_values(self, pair: tuple[Any, Any]) -> None:
        student = student_of("def f(n): return pair[n]", pair=pair)
        values = [student.f(0), student.f(1)]
        assert [student.source(value) for value in values] == student.calls

    @pytest.mark.parametrize("unknown", [None, 17, "other", np.zeros(3)])
    def test_of_anything_else_it_is_the_latest(self, student: Student, unknown: object) -> None:
        assert student.source(unknown) is None
        student.half(2)
        student.half(1)
        assert student.source(unknown) is student.calls[-1]


class TestPlanting:
    def test_a_stand_in_takes_the_place_of_the_own_function(self, student: Student) -> None:
        with student.planting(half=lambda x: x - 1):
            assert student.quarter(8) == 6
            assert student.plants_used
        assert student.quarter(8) == 2

    def test_the_stand_in_is_what_the_check_finds_too(self, student: Student) -> None:
        with student.planting(half=lambda x: {"x": (x, np.ones(1))}):
            assert student.half(8)["x"][0] == 8
        assert student.half(8) == 4
        assert [call.request.function for call in student.calls] == ["half"]

    def test_a_name_bound_at_import_is_not_reached(self, student: Student) -> None:
        with student.planting(half=lambda x: x - 1):
            assert student.bound(8) == 4
            assert not student.plants_used

    def test_an_exception_leaves_no_stand_in_behind(self, student: Student) -> None:
        def broken(x: object) -> None:
            raise ValueError("of the stand-in")

        with student.planting(half=broken), pytest.raises(CheckFailed, match="of the stand-in"):
            student.quarter(8)
        assert student.quarter(8) == 2

    def test_a_name_that_the_module_lacks(self) -> None:
        student = student_of("def double(x): return helper(x)")
        with student.planting(helper=lambda x: 2 * x):
            assert student.double(2) == 4
        with pytest.raises(CheckFailed, match="NameError"):
            student.double(2)


class TestPlanted:
    """A function that calls another is judged apart from that one's mistakes."""

    @staticmethod
    def judge(source: str, expected: Callable[[Any], float]) -> list[str]:
        tried: list[str] = []

        @planted(half=lambda x: x - 1)
        def check(student: Student) -> None:
            wanted = expected(student)
            tried.append(f"{wanted:g}")
            check_number("the quarter", student.quarter(8), wanted)

        check(student=student_of(source))
        return tried

    def test_right_with_the_stand_in_is_right(self) -> None:
        wrong_half = "def half(x): return x\ndef quarter(x): return half(half(x))"
        assert self.judge(wrong_half, lambda s: s.half(s.half(8))) == ["6"]

    def test_bound_at_import_falls_to_its_own(self) -> None:
        bound = "def half(x): return x / 2\ndef quarter(x, h=half): return h(h(x))"
        assert self.judge(bound, lambda s: s.half(s.half(8))) == ["6", "2"]

    @pytest.mark.parametrize(
        ("source", "told"),
        [
            ("def half(x): return x / 2\ndef quarter(x): return half(x)", "should be 6, got 7"),
            ("def half(x): return x / 2\ndef quarter(x): return x / 3", "should be 2, got 2.66667"),
        ],
        ids=["by the stand-in where it was used", "by its own where it was not"],
    )
    def test_wrong_either_way_is_told(self, source: str, told: str) -> None:
        with pytest.raises(CheckFailed, match=told):
            self.judge(source, lambda s: s.half(s.half(8)))

    def test_not_attempted_passes_through(self) -> None:
        student = student_of("def half(x): return x\ndef quarter(x): raise NotImplementedError")

        @planted(half=lambda x: x - 1)
        def check(student: Student) -> None:
            student.quarter(8)

        with pytest.raises(NotAttempted):
            check(student=student)
        assert len(student.calls) == 1

    def test_fixtures_and_parameters_go_through(self) -> None:
        @planted(half=lambda x: x - 1)
        def check(student: Student, x: float, wanted: float) -> None:
            check_number("it", student.quarter(x), wanted)

        check(student=student_of(), x=8.0, wanted=6.0)


class TestProbe:
    def test_runs_beside_the_module(self, student: Student) -> None:
        def doubled(module: Any, x: float) -> Any:
            return {"half": module.half(x) * 2}

        assert student.probe(doubled, 3.0) == {"half": 3.0}
        assert student.calls[0].text == "doubled(x=3)"

    def test_stand_ins_serve_it_too(self, student: Student) -> None:
        def quarter(module: Any, x: float) -> Any:
            return module.quarter(x)

        with student.planting(half=lambda x: x - 1):
            assert student.probe(quarter, 8.0) == 6.0
        assert student.plants_used
        assert student.probe(quarter, 8.0) == 2.0

    def test_arguments_it_changes_are_named(self, student: Student) -> None:
        def cleared(module: Any, first: Any, second: Any) -> None:
            module.clear(second)

        with pytest.raises(CheckFailed, match="its argument second in place"):
            student.probe(cleared, np.ones(2), np.ones(2))


class TestOnce:
    """Work that several checks of a submission share."""

    @pytest.fixture
    def pair(self, student: Student) -> tuple[Student, Student]:
        """Two checks of one submission."""
        return student, Student(student._transport)

    def test_it_is_done_once_and_its_calls_count_for_each(
        self, pair: tuple[Student, Student]
    ) -> None:
        done: list[Student] = []

        def work(check: Student) -> float:
            done.append(check)
            return float(check.half(3))

        for check in pair:
            value = check.once("half", partial(work, check))
            assert value == 1.5
            assert [call.text for call in check.calls] == ["half(x=3)"]
        assert done == [pair[0]]

    def test_a_failure_is_shared_too(self, pair: tuple[Student, Student]) -> None:
        for check in pair:
            with pytest.raises(NotAttempted, match="stub"):
                check.once("stub", check.stub)
            assert len(check.calls) == 1

    def test_another_name_is_other_work(self, pair: tuple[Student, Student]) -> None:
        first, second = pair
        assert first.once(("half", 3), lambda: first.half(3)) == 1.5
        assert second.once(("half", 4), lambda: second.half(4)) == 2.0

    def test_a_timeout_is_not_shared(self, pair: tuple[Student, Student]) -> None:
        for check in pair:
            with check.within(0.01), pytest.raises(CheckFailed, match="took"):
                check.once("slow", check.slow)
        first, second = pair
        assert first.calls[0] is not second.calls[0]


class TestACheckThatFailsByItself:
    def test_over_what_came_back(self, student: Student) -> None:
        student.half(1)
        assert ending(KeyError("z1"), student, "test_x") == Ending(
            Status.WRONG, "Called half(x=1): what it returned cannot be judged (KeyError: 'z1')."
        )

    @pytest.mark.parametrize("student", [None, student_of()])
    def test_by_itself(self, student: Student | None) -> None:
        told = "the check test_x failed by itself: KeyError: 'z1'"
        assert ending(KeyError("z1"), student, "test_x") == Ending(Status.COULD_NOT_RUN, told)


class TestLoading:
    @pytest.mark.parametrize(
        ("source", "told"),
        [
            ("def f(:\n", "SyntaxError: invalid syntax (line 1: def f(:)"),
            ("x = 1\nx.y\n", "AttributeError: 'int' object has no attribute 'y' (line 2)"),
            ("import nowhere_to_be_found\n", "ModuleNotFoundError: No module named"),
            ("raise SystemExit(0)\n", "it calls exit() while it is imported"),
            ("  x = 1\n", "IndentationError: unexpected indent (line 1: x = 1)"),
            ("x = '\0'\n", "null bytes"),
        ],
    )
    def test_what_cannot_be_imported(self, tmp_path: Path, source: str, told: str) -> None:
        file = tmp_path / "ex99_odd.py"
        file.write_text(source)
        with pytest.raises(CouldNotRun) as caught:
            Student(DirectTransport(load(file, "section/ex99_odd.py"))).f()
        assert str(caught.value).startswith("section/ex99_odd.py cannot be imported: ")
        assert told in str(caught.value)

    def test_a_missing_file_is_not_attempted(self, tmp_path: Path) -> None:
        with pytest.raises(NotAttempted, match="is missing"):
            Student(DirectTransport(load(tmp_path / "ex99_odd.py", "ex99_odd.py"))).f()

    def test_prints_and_warnings_at_import_do_no_harm(self, tmp_path: Path) -> None:
        file = tmp_path / "ex99_loud.py"
        file.write_text("import warnings\nprint('hi')\nwarnings.warn('w')\ndef f(): return 1\n")
        assert Student(DirectTransport(load(file, "ex99_loud.py"))).f() == 1
        assert sys.modules.pop("ex99_loud").__file__ == str(file)


def test_an_argument_that_is_off_by_rounding_counts_as_unchanged(student: Student) -> None:
    x = np.array([0.3, 1e6])
    assert student.outcome("moved_there_and_back", x).outcome.changed == ()
    assert student.outcome("clear", x).outcome.changed == ("0",)
