"""The check helpers: what they accept, what they refuse, and what a student reads then."""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from matplotlib.figure import Figure

from grader.calling.direct import DirectTransport
from grader.checks import (
    CheckFailed,
    NotAttempted,
    Student,
    check_array,
    check_bool,
    check_equal,
    check_figure,
    check_integer,
    check_keys,
    check_number,
    check_raises,
    check_real,
    check_shape,
    check_true,
    check_tuple,
)
from grader.checks.causes import likely_cause

steady = settings(derandomize=True, database=None, deadline=None)


def student_of(source: str = "", hidden: bool = False, **names: Any) -> Student:
    """A student whose module holds this source, and these names."""
    module = ModuleType("work")
    module.__dict__.update(names, np=np)
    exec(source, module.__dict__)
    return Student(DirectTransport(module), hidden)


def returning(value: object, hidden: bool = False) -> Any:
    """What comes back where a student's `f()` returns this value."""
    return student_of(f=lambda: value, hidden=hidden).f()


def message(check: Callable[..., object], *args: Any, **kwargs: Any) -> str:
    with pytest.raises(CheckFailed) as caught:
        check(*args, **kwargs)
    return str(caught.value)


def opaque() -> object:
    class Network:
        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 0

    return Network()


COLUMN = np.array([[1.5], [-2.25], [0.75]])
ROW = COLUMN.T
SQUARE = np.array([[1.5, 0.25], [-2.25, 0.75]])


class TestWhatIsAccepted:
    @pytest.mark.parametrize(
        ("got", "expected"),
        [
            (COLUMN, COLUMN),
            (COLUMN, COLUMN.tolist()),
            (COLUMN + 1e-12, COLUMN),
            (np.asfortranarray(SQUARE), SQUARE),
            (SQUARE[::-1][::-1], SQUARE),
            (np.array([1, 2]), [1.0, 2.0]),
            (np.array([1, 2], dtype=np.uint8), [1.0, 2.0]),
            (np.array([1, 2], dtype=np.longdouble), [1.0, 2.0]),
            (np.ma.array([[1.0, 2.0]]), [[1.0, 2.0]]),
            (np.array(0.5), 0.5),
            (np.float64(0.5), 0.5),
            (0.5, 0.5),
            (1, 1.0),
            (np.array([np.nan, np.inf]), [np.nan, np.inf]),
            (np.empty((0, 2)), np.empty((0, 2))),
        ],
    )
    def test_arrays(self, got: object, expected: Any) -> None:
        check_array("z", returning(got), expected)

    @pytest.mark.parametrize(
        "got", [2, 2.0, np.float64(2), np.int32(2), np.array(2), np.array(2.0), np.longdouble(2)]
    )
    def test_numbers(self, got: object) -> None:
        assert check_number("loss", returning(got), 2.0) == 2.0
        assert check_real("loss", returning(got)) == 2.0

    def test_an_infinite_number_that_is_asked_for(self) -> None:
        assert check_number("factor", returning(np.inf), np.inf) == np.inf

    @pytest.mark.parametrize("got", [3, np.int64(3), np.uint8(3), np.array(3)])
    def test_integers(self, got: object) -> None:
        assert check_integer("count", returning(got), 3) == 3

    @pytest.mark.parametrize("got", [True, np.True_, np.array(True)])
    def test_bools(self, got: object) -> None:
        assert check_bool("the verdict", returning(got), True)

    @pytest.mark.parametrize(
        ("got", "expected"),
        [
            (np.int64(3), 3),
            (np.array(3), 3),
            ([(np.int64(3), np.int32(1))], [(3, 1)]),
            ({"W1": (np.int64(3), 2)}, {"W1": (3, 2)}),
            (None, None),
            ("he", "he"),
            ({"he", "xavier"}, {"he", "xavier"}),
        ],
    )
    def test_equal_values(self, got: object, expected: object) -> None:
        check_equal("the result", returning(got), expected)

    def test_a_dict_with_other_keys_too(self) -> None:
        assert check_keys("the result", returning({"z1": 1, "extra": 2}), ["z1"])["z1"] == 1

    @pytest.mark.parametrize("got", [(1, 2), [1, 2]])
    def test_a_list_for_a_tuple(self, got: object) -> None:
        assert check_tuple("the result", returning(got), 2) == (1, 2)

    def test_any_finite_values_of_a_shape(self) -> None:
        check_shape("W1", returning(np.ones((3, 2), dtype=int)), (3, 2))

    def test_a_figure(self) -> None:
        figure = Figure()
        figure.subplots(1, 2)
        assert len(check_figure(returning(figure), panels=2).axes) == 2

    @pytest.mark.parametrize("condition", [True, 1, np.True_])
    def test_what_holds(self, condition: object) -> None:
        check_true(condition, "never read")


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("got", "told"),
        [
            (None, "z should be a NumPy array, got None. Is a return missing?"),
            ([[1.5]], "z should be a NumPy array, got a list: [[1.5]]."),
            (1.5, "z should be a NumPy array, got a float: 1.5."),
            ("1.5", "z should be a NumPy array, got a str: '1.5'."),
            (opaque(), "z should be a NumPy array, got "),
            (print, "z should be a NumPy array, got "),
            (COLUMN > 0, "z should be float64, got bool."),
            (COLUMN + 0j, "z should be float64, got complex128."),
            (np.array(["a"]), "z should be float64, got <U1."),
            (
                COLUMN.astype(np.float32),
                "z should be float64, got float32. Somewhere the numbers lose digits; "
                "keep them in float64.",
            ),
            (COLUMN[:2], "z should be shape (3, 1), got (2, 1)."),
            (COLUMN * [[1], [np.nan], [1]], "z should be finite, got nan at [1, 0]."),
            (COLUMN * [[1], [1], [np.inf]], "z should be finite, got inf at [2, 0]."),
            (
                COLUMN + np.array([[0], [1], [0]]),
                "z should be [[1.5], [-2.25], [0.75]], got [[1.5], [-1.25], [0.75]].",
            ),
        ],
    )
    def test_arrays(self, got: object, told: str) -> None:
        assert message(check_array, "z", returning(got), COLUMN).startswith(f"Called f(): {told}")

    def test_the_order_is_type_shape_finite_values(self) -> None:
        """Each with all the later faults too."""
        faults: list[tuple[Any, str]] = [
            (np.full((2, 5), np.nan, dtype=np.float32), "should be float64"),
            (np.full((2, 5), np.nan), "should be shape"),
            (np.full((3, 1), np.nan), "should be finite"),
            (np.full((3, 1), 7.0), "should be [["),
        ]
        for got, told in faults:
            assert told in message(check_array, "z", returning(got), COLUMN)

    @pytest.mark.parametrize(
        ("got", "told"),
        [
            (None, "loss should be a number, got None. Is a return missing?"),
            ("0.5", "loss should be a number, got a str: '0.5'."),
            (True, "loss should be a number, got a bool: True."),
            ([0.5], "loss should be a number, got a list: [0.5]."),
            (
                np.array([[0.5]]),
                "loss should be a single number, got an array of float64, shape (1, 1).",
            ),
            (np.float32(0.5), "loss should be float64, got float32."),
            (float("nan"), "loss should be finite, got nan."),
            (-(10**400), "loss should be finite, got -inf."),
        ],
    )
    @pytest.mark.parametrize("check", [check_number, check_real])
    def test_numbers(self, check: Callable[..., float], got: object, told: str) -> None:
        expected = [0.5] if check is check_number else []
        assert f"Called f(): {told}" in message(check, "loss", returning(got), *expected)

    @pytest.mark.parametrize(
        ("got", "told"),
        [
            (0.7, "loss should be 0.5, got 0.7."),
            (0.5 + 1e-7, "loss should be 0.5, got 0.5000001. It is nearly right"),
        ],
    )
    def test_wrong_numbers(self, got: float, told: str) -> None:
        assert told in message(check_number, "loss", returning(got), 0.5)

    @pytest.mark.parametrize(
        ("got", "told"),
        [
            (None, "count should be a whole number, got None. Is a return missing?"),
            (3.5, "count should be a whole number, got a float: 3.5."),
            (True, "count should be a whole number, got a bool: True."),
            ("3", "count should be a whole number, got a str: '3'."),
            (np.array([3]), "count should be a whole number, got an array of int64, shape (1,)."),
            (4, "count should be 3, got 4."),
            (10**200, "count should be 3, got an int of 665 bits."),
        ],
    )
    def test_integers(self, got: object, told: str) -> None:
        assert message(check_integer, "count", returning(got), 3) == f"Called f(): {told}"

    @pytest.mark.parametrize(
        ("got", "told"),
        [
            (None, "it should be True or False, got None. Is a return missing?"),
            (1, "it should be True or False, got an int: 1."),
            ("True", "it should be True or False, got a str: 'True'."),
            (np.array([True]), "it should be True or False, got an array of bool, shape (1,)."),
            (False, "it should be True, got False."),
        ],
    )
    def test_bools(self, got: object, told: str) -> None:
        assert message(check_bool, "it", returning(got), True) == f"Called f(): {told}"

    @pytest.mark.parametrize(
        ("got", "expected", "told"),
        [
            (None, (3, 2), "it should be a tuple, got None. Is a return missing?"),
            ([3, 2], (3, 2), "it should be a tuple, got a list: [3, 2]."),
            ((3, 3), (3, 2), "it should be (3, 2), got (3, 3)."),
            ((3.0, 2), (3, 2), "it should be (3, 2), got (3.0, 2)."),
            (
                (1 / 3, 2),
                (0.3333333, 2),
                "it should be (0.3333333, 2), got (0.3333333333333333, 2).",
            ),
            ((1, 1), None, "it should be None, got a tuple: (1, 1)."),
            ("HE", "he", "it should be 'he', got 'HE'."),
        ],
    )
    def test_unequal_values(self, got: object, expected: object, told: str) -> None:
        assert message(check_equal, "it", returning(got), expected) == f"Called f(): {told}"

    def test_an_object_that_equals_everything(self) -> None:
        assert "should be an int, got a" in message(check_equal, "it", returning(opaque()), 3)

    @pytest.mark.parametrize(
        ("got", "told"),
        [
            (None, "it should be a dict with the keys 'a', 'b'; got None. Is a return missing?"),
            ((1, 2), "it should be a dict with the keys 'a', 'b'; got a tuple: (1, 2)."),
            ({}, "it lacks the keys 'a', 'b'; it has none."),
            ({"a": 1, "B": 2}, "it lacks the key 'b'; it has 'a', 'B'."),
        ],
    )
    def test_dicts(self, got: object, told: str) -> None:
        assert message(check_keys, "it", returning(got), ["a", "b"]) == f"Called f(): {told}"

    @pytest.mark.parametrize(
        ("got", "told"),
        [
            (None, "it should be a tuple of 2, got None. Is a return missing?"),
            (1, "it should be a tuple of 2, got an int: 1."),
            ((1, 2, 3), "it should have 2 items, got 3."),
        ],
    )
    def test_tuples(self, got: object, told: str) -> None:
        assert message(check_tuple, "it", returning(got), 2) == f"Called f(): {told}"

    @pytest.mark.parametrize(
        ("got", "told"),
        [
            (None, "W1 should be a NumPy array, got None. Is a return missing?"),
            (np.ones((2, 3)), "W1 should be shape (3, 2), got (2, 3). Its rows and columns are"),
            (np.full((3, 2), np.nan), "W1 should be finite, got nan at [0, 0]."),
        ],
    )
    def test_shapes(self, got: object, told: str) -> None:
        assert f"Called f(): {told}" in message(check_shape, "W1", returning(got), (3, 2))

    def test_what_is_no_figure(self) -> None:
        figure = Figure()
        axes = figure.subplots()
        for got, told in (
            (None, "it should return a matplotlib Figure, got None. Is a return missing?"),
            (axes, "it should return a matplotlib Figure, got an Axes object. Return the Figure"),
            ((figure, axes), "got a tuple: (a figure with 1 panel, an Axes object). Return the"),
        ):
            assert told in message(check_figure, returning(got))
        assert "at least 2 panels, got 1." in message(check_figure, returning(figure), panels=2)

    def test_a_figure_that_was_shown(self) -> None:

        def f() -> object:
            figure = plt.figure()
            plt.plot([1, 2])
            plt.show()
            plt.close(figure)
            return figure

        assert "it called show()" in message(check_figure, student_of(f=f).f())

    def test_what_does_not_hold(self) -> None:
        got = returning(0.7)
        assert message(check_true, got > 0.9, "the accuracy should be above 0.9", got) == (
            "Called f(): the accuracy should be above 0.9"
        )


class TestRaises:
    SOURCE = """
def kind(x):
    if x == "right": raise ValueError("x has 3 rows, W1 2 columns")
    if x == "own": raise LookupError("no such row")
    if x == "todo": raise NotImplementedError
    return None if x == "none" else [x]
"""

    def test_the_error_asked_for(self) -> None:
        check_raises(ValueError, student_of(self.SOURCE).kind, "right", why="it makes no sense")

    @pytest.mark.parametrize(
        ("x", "told"),
        [
            ("own", "it raised LookupError: no such row"),
            ("none", "it returned None instead."),
            ("list", "it returned ['list'] instead."),
        ],
    )
    def test_anything_else(self, x: str, told: str) -> None:
        said = message(check_raises, ValueError, student_of(self.SOURCE).kind, x, why="x is odd")
        assert said.startswith(f"Called kind(x='{x}'): it should raise ValueError because x is odd")
        assert told in said

    @pytest.mark.parametrize(("function", "x"), [("kind", "todo"), ("absent", "right")])
    def test_a_stub_does_not_satisfy_it(self, function: str, x: str) -> None:
        student = student_of(self.SOURCE)
        with pytest.raises(NotAttempted):
            check_raises(Exception, getattr(student, function), x, why="of any reason")


class TestWhichCallIsNamed:
    def test_each_value_carries_its_own_call(self) -> None:
        student = student_of("def f(n): return {'z': np.ones(n), 'count': n}")
        first, last = student.f(2), student.f(3)
        assert message(check_array, "z", first["z"], [0, 0]).startswith("Called f(n=2): ")
        assert message(check_array, "z", last["z"], [0] * 3).startswith("Called f(n=3): ")
        assert message(check_keys, "it", first, "y").startswith("Called f(n=2): ")

    @pytest.mark.parametrize("values", [(7, 8), (0.5, 0.25), (np.int64(1), np.int64(2))])
    def test_numbers_too(self, values: tuple[Any, Any]) -> None:
        student = student_of("def f(n): return values[n]", values=values)
        first, last = student.f(0), student.f(1)
        assert message(check_equal, "it", first, 9).startswith("Called f(n=0): ")
        assert message(check_equal, "it", last, 9).startswith("Called f(n=1): ")

    def test_the_latest_where_it_cannot_be_told(self) -> None:
        student = student_of("def f(n): return np.ones(n)")
        derived = student.f(2) + student.f(2)
        assert message(check_array, "sum", derived, [0, 0]).startswith("Called f(n=2): ")

    def test_warnings_of_numbers_are_told_and_no_others(self) -> None:
        student = student_of(
            "def f(z): warnings.warn('old style', FutureWarning); return 1 / (1 + np.exp(-z))",
            warnings=warnings,
        )
        said = message(check_array, "a", student.f(np.array([-1000.0])), [0.5])
        assert said.endswith(" (It warned: RuntimeWarning: overflow encountered in exp)")
        assert "old style" not in said


class TestHiddenChecks:
    SHOWN = (
        (check_array, COLUMN + np.array([[1], [0], [0]]), COLUMN),
        (check_array, np.arange(20.0), np.arange(20.0) ** 2),
        (check_number, 0.5, 0.625),
        (check_integer, 4, 31),
        (check_equal, (3, 3), (3, 2)),
        (check_equal, (1, 1), None),
    )

    @pytest.mark.parametrize(("check", "got", "expected"), SHOWN)
    def test_never_show_what_is_expected(
        self, check: Callable[..., Any], got: object, expected: object
    ) -> None:
        said = message(check, "it", returning(got, hidden=True), expected)
        assert said.startswith("Called f(): it ")
        assert "should be" not in said
        assert "got" in said

    @pytest.mark.parametrize(("check", "got", "expected"), SHOWN)
    def test_which_visible_ones_do(
        self, check: Callable[..., Any], got: object, expected: object
    ) -> None:
        assert "should be" in message(check, "it", returning(got), expected)

    @steady
    @given(st.data())
    def test_no_expected_number_is_in_a_hidden_message(self, data: st.DataObject) -> None:
        numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: x + 1 / 7)
        shape = data.draw(array_shapes(min_dims=0, max_dims=2, max_side=4))
        expected = data.draw(arrays(float, shape, elements=numbers))
        slips: dict[str, Callable[[], Any]] = {
            "other": lambda: data.draw(arrays(float, shape, elements=numbers)),
            "transposed": lambda: expected.T,
            "negative": lambda: -expected,
            "scaled": lambda: 3 * expected,
            "shifted": lambda: expected + 0.1,
            "rounded": lambda: np.round(expected, 3),
            "single": lambda: expected.astype(np.float32).astype(float),
            "flat": lambda: expected.ravel(),
            "first row": lambda: expected[:1],
            "summed": lambda: expected.sum(axis=0),
        }
        slip = data.draw(st.sampled_from([*slips] if shape else [*slips][:1]))
        got = slips[slip]()
        try:
            check_array("it", returning(got, hidden=True), expected)
        except CheckFailed as error:
            shown = set(re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?", str(error)))
            asked = {text for x in expected.ravel().tolist() for text in (f"{x:.6g}", repr(x))}
            came = {f"{x:.6g}" for x in np.ravel(got)}
            assert not (shown & asked) - came


CAUSE = {
    "transposed": "It holds the right numbers, transposed.",
    "swapped": "Its rows and columns are swapped.",
    "flat": "It has too few dimensions: a row or a column keeps two "
    "(look for ravel, or for a sum without keepdims).",
    "deep": "It has too many dimensions.",
    "square": "Were (n,) and (n, 1) broadcast into a square, or is a sum over an axis missing?",
    "unsummed": "Is a sum or a mean over an axis missing?",
    "shrunk": "An axis has shrunk to length one: is it summed over, or only one example used?",
    "sign": "It is right but for the sign.",
    "other axis": "It sums to one along the other axis.",
    "whole": "It sums to one over the whole array, not along an axis.",
    "mean": "Every entry is off by the same factor: is 1/m missing, the mean over the examples?",
    "twice": "Every entry is off by the same factor: is it divided by m, the number of examples, "
    "once too often?",
    "factor": "Every entry is off by the same factor.",
    "offset": "Every entry is off by the same amount: is a constant or a bias missing, "
    "or added twice?",
    "rounded": "It looks rounded: leave all its digits.",
    "near": "It is nearly right: is a step done in float32, rounded, or only approximate?",
}

Z = np.array([[1.7, -0.4, 0.3, 2.1], [0.2, 0.9, -1.3, 0.6], [0.5, 0.8, 0.1, -0.7]])


def softmax(z: Any, axis: int | None) -> Any:
    e = np.exp(z - z.max())
    return e / e.sum(axis=axis, keepdims=True)


class TestCauses:
    @pytest.mark.parametrize(
        ("slip", "got", "wanted"),
        [
            ("transposed", Z.T, Z),
            ("transposed", Z[:, :3].T, Z[:, :3]),
            ("transposed", ROW, COLUMN),
            ("swapped", Z.T + 1, Z),
            ("flat", COLUMN.ravel(), COLUMN),
            ("flat", np.array(0.5), np.array([[0.5]])),
            ("deep", COLUMN, COLUMN.ravel()),
            ("square", COLUMN - ROW, COLUMN),
            ("square", COLUMN - ROW, ROW.ravel()),
            ("unsummed", Z, Z.sum(axis=1, keepdims=True)),
            ("unsummed", Z[:1], Z[:1].sum(axis=1, keepdims=True)),
            ("shrunk", Z.sum(axis=1, keepdims=True), Z),
            ("shrunk", Z[:, :1], Z),
            ("sign", -Z, Z),
            ("sign", np.array(-0.5), np.array(0.5)),
            ("other axis", softmax(Z, 1), softmax(Z, 0)),
            ("other axis", softmax(Z, 0), softmax(Z, 1)),
            ("whole", softmax(Z, None), softmax(Z, 0)),
            ("mean", 5 * Z, Z),
            ("twice", Z / 5, Z),
            ("factor", 2 * Z, Z),
            ("factor", Z / 3, Z),
            ("offset", Z + 0.3, Z),
            ("offset", Z - 0.3, Z),
            ("rounded", np.round(Z / 7, 4), Z / 7),
            ("near", (Z / 7).astype(np.float32), Z / 7),
            ("near", Z * (1 + 1e-6 * np.cos(Z)), Z),
        ],
    )
    def test_common_slips_are_recognised(self, slip: str, got: Any, wanted: Any) -> None:
        assert likely_cause(got, wanted, sizes={4, 5}) == CAUSE[slip]

    @pytest.mark.parametrize(
        ("got", "wanted"),
        [
            (np.array([1, 2, 7e-7]), np.array([1.0, 2.0, 0.0])),  # a factor of one is none
            # one entry is at any factor, and at any distance
            (np.array([[1.0]]), np.array([[0.5]])),
            (np.array(5.0), np.array(1.0)),
            (np.array([0.0, 0.0, 5.0]), np.array([0.0, 0.0, 1.0])),
            # equal entries: a factor and an offset are the same then
            (np.full((3, 1), 5.0), np.full((3, 1), 1.0)),
            (np.ones((3, 1)), np.zeros((3, 1))),
            (np.zeros((3, 1)), np.zeros((3, 1)) + 1e-3),
            (np.zeros((3, 4)), Z),
            # two entries are too few for an offset
            (np.array([2.0, 3.0]), np.array([1.0, 2.0])),
            # another factor in each entry, another distance in each
            (Z * np.arange(1, 5), Z),
            (Z + np.arange(4), Z),
            (np.abs(Z), Z),
            (Z**2, Z),
            # rounded to nothing, to a class, or saturated
            (np.round(Z), Z),
            (np.array([0.0, 1.0]), np.array([0.004, 0.996])),
            (np.array([1.0, 1.0]), np.array([0.9999, 0.9998])),
            # tiny numbers are no better than others
            (np.array([1e-10, 3e-10]), np.array([-5e-10, 2e-10])),
            # one large entry does not make the small ones right
            (np.array([1e6, 0.5]), np.array([1e6, 1e-3])),
            # what is not finite compares with nothing
            (np.array([np.inf, 5.0]), np.array([np.inf, 1.0])),
            (np.array([2.0, 5.0]), np.array([np.inf, 1.0])),
            (np.array([np.nan, 5.0]), np.array([np.nan, 1.0])),
            # sums to one along both axes, or along neither
            (np.array([[0.5, 0.5], [0.9, 0.1]]), np.eye(2)),
            # shapes that have nothing to do with one another
            (np.ones((5, 3)), np.ones((7, 1))),
            (np.ones((1, 7)), np.ones((5, 3))),
            (np.ones((3, 3)), np.ones((1, 1))),
            (np.ones((2, 3, 4)), np.ones((2, 3))),
            (np.ones((4, 4)), np.ones((2, 2))),
            (np.ones((3, 5)), np.ones((1, 5))),
        ],
    )
    def test_nothing_is_said_that_may_not_be_so(self, got: Any, wanted: Any) -> None:
        said = likely_cause(got, wanted, sizes={5})
        assert said in ("", CAUSE["unsummed"] if got.shape == (3, 3) else "")

    def test_a_factor_is_the_number_of_examples_only_where_it_is_one(self) -> None:
        wanted = Z.mean(axis=1, keepdims=True)
        student = student_of("def f(X): return X.sum(axis=1, keepdims=True)")
        assert CAUSE["mean"] in message(check_array, "db", student.f(Z), wanted)
        student = student_of("def f(X): return 2 * X.mean(axis=1, keepdims=True)")
        said = message(check_array, "db", student.f(Z[:2]), wanted[:2])
        assert said.endswith(CAUSE["factor"])

    @steady
    @given(arrays(float, (3, 4), elements=st.floats(-10, 10)))
    def test_what_is_said_of_values_is_so(self, got: Any) -> None:
        """Most drawn arrays match no rule; those that do must keep its word."""
        said = likely_cause(got, Z, sizes={4})
        kept = {
            "": True,
            CAUSE["sign"]: np.allclose(got, -Z, rtol=1e-4),
            CAUSE["near"]: np.allclose(got, Z, rtol=1e-4),
            CAUSE["factor"]: np.ptp(got / Z) < 1e-4,
            CAUSE["offset"]: np.ptp(got - Z) < 1e-4,
        }
        assert kept.get(said, False)

    def test_an_author_can_name_a_slip_of_the_exercise(self) -> None:
        causes = {"Is the bias b2 missing?": np.array([0.25])}
        assert message(check_array, "z2", returning(np.array([0.25])), [0.5], causes=causes) == (
            "Called f(): z2 should be [0.5], got [0.25]. Is the bias b2 missing?"
        )
        other = returning(np.array([0.3]))
        assert "bias" not in message(check_array, "z2", other, [0.5], causes=causes)
        assert check_array("z2", returning(np.array([0.5])), [0.5], causes=causes) == 0.5


def test_a_changed_argument_is_told_before_anything_else() -> None:
    student = student_of("def update(W, dW):\n    W -= dW\n    return None")
    with pytest.raises(CheckFailed, match=r"Called update\(.*it changed its argument W in place"):
        student.update(np.ones(2), np.ones(2))


def test_a_kind_of_the_error_asked_for_counts() -> None:
    """Students define their own, and NumPy's LinAlgError is a ValueError."""

    class ShapeError(ValueError):
        pass

    def fitted(x: object) -> None:
        raise ShapeError("x does not fit")

    module = ModuleType("own")
    module.__dict__["fitted"] = fitted
    student = Student(DirectTransport(module))
    check_raises(ValueError, student.fitted, 1, why="x does not fit")
    with pytest.raises(CheckFailed, match="should raise KeyError"):
        check_raises(KeyError, student.fitted, 1, why="x does not fit")


def test_a_function_that_always_raises_refuses_nothing() -> None:
    student = student_of("def f(x):\n    raise ValueError\n\n\ndef g(x):\n    return x.shape\n")
    x = np.ones(2)
    for function in (student.f, student.g):
        with contextlib.suppress(CheckFailed):
            function(x)
    assert "counts once" in message(check_raises, ValueError, student.f, x, why="x is odd")
    check_raises(AttributeError, student.g, 1, why="1 has no shape")
