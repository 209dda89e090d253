"""Exercise 9: softmax by the formula, and one that does not overflow."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    Student,
    check_all,
    check_array,
    check_bool,
    check_number,
    check_true,
    for_all,
    part,
    planted,
    travels_with,
)

Floats = NDArray[np.float64]

LARGE = np.array([1000.0, 1001.0, 1002.0])
ONE_TWO_THREE = np.array([0.09003057317038046, 0.24472847105479767, 0.6652409557748219])
"""Softmax of (1, 2, 3), and of any three numbers with these differences."""
NAN = np.full(3, np.nan)

ROWS = np.array([[1.0, 2.0, 3.0], [4.0, 0.0, -1.0]])
ALONG_ROWS = np.array([[0.09003057, 0.24472847, 0.66524096], [0.97555875, 0.01786798, 0.00657326]])
ALONG_COLUMNS = np.array(
    [[0.04742587, 0.88079708, 0.98201379], [0.95257413, 0.11920292, 0.01798621]]
)
"""Softmax of each row, and of each column, to eight digits."""

GUARDED = 1e-6
"""Of relative error: a guard of 1e-7 in the denominator, which is at least 1, is no fault."""


def parabola(z: Any, axis: int = -1) -> Floats:
    """Stands in for `softmax` in `shift_error`: not a softmax, and a shift does change it."""
    return np.asarray(z, dtype=np.float64) ** 2 / 100


def bell(z: Any) -> Floats:
    """Stands in for `naive_softmax`: not a softmax, and it needs the shift as much."""
    return 1 / (1 + (np.asarray(z, dtype=np.float64) - 0.5) ** 2)


def shifted_bell(z: Any, axis: int = -1) -> Floats:
    """Stands in for `softmax`: agrees with `bell` but where z begins with a negative number."""
    z = np.asarray(z, dtype=np.float64)
    wrong = np.zeros(z.shape)
    wrong[0] = 0.01 * (z[0] < 0)
    return bell(z - z.max()) + wrong


def shift_error(module: Any, z: Any, c: float) -> bool:
    """Whether it calls the function `softmax`, by whatever name, a probe."""
    import sys

    code = getattr(module.softmax, "__code__", None)
    called = [code is None]  # an object of another kind is given the benefit of the doubt

    def look(frame: Any, event: str, _: Any) -> None:
        called.append(event == "call" and frame.f_code is code)

    sys.setprofile(look)
    try:
        module.shift_error(z, c)
    finally:
        sys.setprofile(None)
    return any(called)


def check_shift_error(student: Student, z: Floats, c: float) -> None:
    """The difference between two calls of `softmax`: of the stand-in, where that is what it calls.

    Where the name was bound at import it is the submission's own, which a shift hardly moves. With
    a huge c, though, the sum z + c loses the digits of z, so that even a right softmax moves: that
    tells who computes from who returns 0 without a look.
    """
    for shift in (c, 1e17):
        with student.planting(softmax=parabola):
            got = student.shift_error(z, shift)
            used = student.plants_used
            if used:
                check_change(got, parabola(z) - parabola(z + shift), " of a stand-in for softmax")
                continue
        before, after = student.softmax(z), student.softmax(z + shift)
        check_change(got, before - after, "")
    check_true(
        used or student.probe(shift_error, z, c),
        "shift_error should call this module's softmax; it does not, and so would notice nothing "
        "of what that one does.",
    )


def check_change(got: Any, change: Floats, what: str) -> None:
    causes = {
        "It is the mean of the differences, not the largest.": np.mean(np.abs(change)),
        "It is the sum of the differences, not the largest.": np.sum(np.abs(change)),
        "The absolute value is missing.": np.max(change),
    }
    check_number(f"the shift error{what}", got, float(np.max(np.abs(change))), causes=causes)


@part("naive_softmax")
def test_formula_as_written(student: Student) -> None:
    z = np.array([1.0, 2.0, 3.0])
    check_array("naive_softmax(z)", student.naive_softmax(z), ONE_TWO_THREE)
    causes = {"That is the stable one; here the formula itself is asked for.": ONE_TWO_THREE}
    check_array("naive_softmax(z)", student.naive_softmax(LARGE), NAN, causes=causes)


@part("softmax")
def test_small_and_large_numbers(student: Student) -> None:
    for z, wanted in (
        (np.array([1.0, 2.0, 3.0]), ONE_TWO_THREE),
        (LARGE, ONE_TWO_THREE),
        (-LARGE, ONE_TWO_THREE[::-1]),
    ):
        check_array("softmax(z)", student.softmax(z), wanted, rtol=GUARDED)


@part("softmax")
def test_rows_and_columns(student: Student) -> None:
    check_array("softmax(z)", student.softmax(ROWS), ALONG_ROWS, rtol=GUARDED)
    check_array("softmax(z)", student.softmax(ROWS, 0), ALONG_COLUMNS, rtol=GUARDED)


@part("shift_error")
def test_shift_of_three_numbers(student: Student) -> None:
    check_shift_error(student, np.array([1.0, -2.0, 4.0]), 3.0)


@part("agrees_with_naive")
@planted(softmax=shifted_bell, naive_softmax=bell)
def test_agreement(student: Student) -> None:
    for z in (np.array([1.0, 2.0, 3.0]), LARGE, np.array([-1.0, 0.5, 2.0])):
        got = student.agrees_with_naive(z)
        note = " (with stand-ins for both softmaxes)" if student.plants_used else ""
        one, other = student.softmax(z), student.naive_softmax(z - z.max())
        agree = bool(np.allclose(one, other, rtol=1e-9, atol=1e-9))
        check_bool(f"the verdict{note}", got, agree)


### BEGIN HIDDEN TESTS
def true_softmax(z: NDArray[Any], axis: int) -> Floats:
    """One vector after the other, by the differences of its entries: no sum overflows here."""
    out = np.empty(z.shape)
    lines, results = np.moveaxis(z, axis, -1), np.moveaxis(out, axis, -1)
    for place in np.ndindex(lines.shape[:-1]):
        line = lines[place]
        with np.errstate(over="ignore"):  # exp(large) in a denominator makes a true 0
            results[place] = [1 / sum(np.exp(other - one) for other in line) for one in line]
    return out


def check_softmax(student: Student, z: NDArray[Any], *axis: int) -> None:
    got = student.softmax(z, *axis)
    expected = true_softmax(z, axis[0] if axis else -1)
    causes = {}
    if z.ndim > 1:
        shifted = np.exp(z - z.max())
        causes["It sums to one over the whole array, not along the axis."] = shifted / shifted.sum()
    check_array("softmax(z)", got, expected, rtol=GUARDED, causes=causes)


@part("naive_softmax")
def test_formula_at_other_numbers(student: Student, rng: np.random.Generator) -> None:
    for z in (rng.normal(size=5), 3 * rng.normal(size=12), np.array([-7.5]), rng.normal(size=2)):
        check_array("naive_softmax(z)", student.naive_softmax(z), true_softmax(z, -1))
    z = np.array([700.0, 702.0, 701.5])
    check_array("naive_softmax(z)", student.naive_softmax(z), true_softmax(z, -1))


@part("naive_softmax")
def test_formula_where_it_fails(student: Student) -> None:
    """Infinity by infinity, one by infinity, and zero by zero."""
    nan = np.nan
    for z, expected in (
        ([1000.0, 2.0, 0.0], [nan, 0.0, 0.0]),
        ([720.0, -3.0, 711.0, 709.0], [nan, 0.0, nan, 0.0]),
        ([-1000.0, -1001.0], [nan, nan]),
    ):
        check_array("naive_softmax(z)", student.naive_softmax(np.array(z)), expected)


@part("softmax")
def test_any_shift_leaves_it_alone(student: Student, rng: np.random.Generator) -> None:
    from hypothesis import strategies as st

    def unmoved(drawn: tuple[list[int], int]) -> None:
        quarters, c = drawn
        z = np.array(quarters) / 4  # z + c is exact
        still, moved = student.softmax(z), student.softmax(z + c)
        check_array("softmax(z)", still, true_softmax(z, -1), rtol=GUARDED)
        check_array(f"softmax(z + c), where c = {c}, as that of z,", moved, still, atol=1e-12)

    vectors = st.lists(st.integers(-40, 40), min_size=1, max_size=6)
    for_all(student, rng, st.tuples(vectors, st.integers(-2000, 2000)), unmoved, examples=30)


@part("softmax")
def test_other_vectors(student: Student, rng: np.random.Generator) -> None:
    for n in (1, 2, 7, 40):
        check_softmax(student, 2 * rng.normal(size=n))


@part("softmax")
def test_any_shape_and_axis(student: Student, rng: np.random.Generator) -> None:
    for shape in ((4, 3), (3, 3), (1, 5), (5, 1), (2, 3, 4), (3, 3, 3), (2, 3, 2, 2)):
        z = 2 * rng.normal(size=shape)
        check_softmax(student, z)
        for axis in range(-z.ndim, z.ndim):
            check_softmax(student, z, axis)


@part("softmax")
def test_numbers_far_apart(student: Student, rng: np.random.Generator) -> None:
    """Where a clip, a shift by the mean, or one shift for all rows goes wrong."""
    small = rng.normal(size=4)
    for z in (
        small + 800.0,
        small - 800.0,
        small * 1000.0,
        np.array([0.0, 0.0, 0.0, 2500.0]),
        np.array([0.0, 0.0, 0.0, -2500.0]),
        np.array([-3000.0, 700.0, 701.0]),
        np.array([1e5, -1e5, 1e5 + 1]),
    ):
        check_softmax(student, z)
    far = small + np.array([[0.0], [1500.0], [-1500.0]])
    check_softmax(student, far)
    check_softmax(student, far.T.copy(), 0)
    check_softmax(student, np.stack([far, far - 4000.0], axis=1), 2)


@part("shift_error")
def test_other_shifts(student: Student, rng: np.random.Generator) -> None:
    for n, c in ((3, -3.0), (6, 0.25), (2, -1.5), (1, 2.0), (9, 700.0)):
        check_shift_error(student, 3 * rng.normal(size=n), c)


@part("shift_error")
def test_no_shift_no_error(student: Student, rng: np.random.Generator) -> None:
    check_shift_error(student, rng.normal(size=4), 0.0)


def wrong_softmax(z: Any, wrong: str) -> Any:
    """A bell over its maximum in the place of a softmax, with the error that is asked for."""
    import numpy as np

    out = 1 / (1 + (z - z.max() - 0.5) ** 2)
    if wrong == "right":
        out = out * (1 + 4e-16 * (np.arange(len(z)) % 3 - 1))  # as another order would round
    elif wrong == "overflows":
        out = np.where(z > 700, np.nan, out)
    elif wrong in ("nan", "nan twice"):
        out[0] = np.nan
    elif wrong == "reversed":
        out = out[::-1].copy()
    elif wrong == "constant":
        out = np.full(z.shape, 2.0)
    else:
        place, error = wrong.split()
        out[int(place)] += float(error)
    return out


@travels_with(wrong_softmax)
def agrees_with_naive(module: Any, z: Any, wrong: str) -> Any:
    """The submission's verdict on stand-ins; a probe, which finds the names bound at import too.

    "right": the two agree but for rounding; "": nothing is replaced; else `softmax` is wrong.
    """
    import sys

    import numpy as np

    asked = []

    def naive_softmax(z: Any) -> Any:
        asked.append("naive_softmax")
        out = 1 / (1 + (np.asarray(z, dtype=float) - 0.5) ** 2)
        if wrong == "nan twice":
            out[0] = np.nan
        return out

    def softmax(z: Any, axis: int = -1) -> Any:
        asked.append("softmax")
        return np.apply_along_axis(wrong_softmax, axis, np.asarray(z, dtype=float), wrong)

    own = {name: getattr(module, name, None) for name in ("softmax", "naive_softmax")}
    lent = {"softmax": softmax, "naive_softmax": naive_softmax}
    if wrong == "constant":
        del lent["naive_softmax"]
    function = module.agrees_with_naive
    codes = {getattr(function, "__code__", None): name for name, function in own.items()}

    def look(frame: Any, event: str, _: Any) -> None:
        if event == "call" and frame.f_code in codes:
            asked.append(f"own {codes[frame.f_code]}")

    before = dict(vars(module))
    defaults = getattr(function, "__defaults__", None)
    try:
        for name in lent if wrong else ():
            for alias, value in before.items():
                if alias == name or (value is own[name] and value is not None):
                    setattr(module, alias, lent[name])
            if defaults:
                function.__defaults__ = tuple(
                    lent[name] if value is own[name] else value for value in function.__defaults__
                )
        sys.setprofile(look)
        verdict = function(z)
    finally:
        sys.setprofile(None)
        for alias, value in before.items():
            setattr(module, alias, value)
        if defaults:
            function.__defaults__ = defaults
    return {"verdict": verdict, "asked": asked}


def verdict_on(student: Student, z: Floats, wrong: str, expected: bool) -> list[str]:
    """What was asked for the verdict, if that is as expected."""
    out = student.probe(agrees_with_naive, z, wrong)
    kind = {
        "": "your own two functions",
        "right": "stand-ins that agree to rounding",
        "overflows": "a softmax that overflows to nan",
        "nan": "a softmax that gives nan in entry 0",
        "nan twice": "two functions that both give nan in entry 0",
        "reversed": "a softmax that gives its entries in reverse order",
        "constant": "a softmax that gives 2 everywhere",
    }
    told = kind.get(wrong) or "a softmax that is wrong by {1} in entry {0}".format(*wrong.split())
    check_bool(f"the verdict on {told}", out["verdict"], expected)
    asked: list[str] = out["asked"]
    return asked


@part("agrees_with_naive")
def test_right_and_wrong_softmaxes(student: Student, rng: np.random.Generator) -> None:
    vectors = [rng.normal(size=5), 1000.0 + rng.normal(size=4), rng.normal(size=3) - 2000.0]
    with student.planting(softmax=shifted_bell, naive_softmax=bell):
        student.agrees_with_naive(vectors[0])
    asked = student.probe(agrees_with_naive, vectors[0], "right")["asked"]
    if "own softmax" in asked:  # bound at import where no stand-in reaches it
        for z in vectors:
            one, other = student.softmax(z), student.naive_softmax(z - z.max())
            verdict_on(student, z, "", bool(np.allclose(one, other, rtol=1e-9, atol=1e-9)))
        return
    check_true(
        "softmax" in asked,
        "agrees_with_naive should call this module's softmax; with another one in its place it "
        "never asks that one, and so would notice nothing.",
    )
    check_true(
        "naive_softmax" in asked or "own naive_softmax" in asked,
        "agrees_with_naive should call this module's naive_softmax; with another one in its place "
        "it never asks that one, and so would notice nothing.",
    )
    if "naive_softmax" not in asked:  # bound at import where no stand-in reaches it
        verdict_on(student, vectors[0], "constant", False)
        return
    trials = [(z, "right") for z in (*vectors, np.array([3.5]), np.array([0.0, -2.0, -1.0]))]
    for z in vectors:
        last = len(z) - 1
        entries = ("0 0.002", "0 -0.002", "1 0.002", f"{last} -0.002", f"{last} 0.002")
        trials += [(z, wrong) for wrong in (*entries, "reversed")]
    trials += [(vectors[1], "overflows"), (vectors[0], "nan"), (vectors[0], "nan twice")]
    trials += [(np.array([5.0]), "0 0.002")]
    check_all(partial(verdict_on, student, z, wrong, wrong == "right") for z, wrong in trials)


### END HIDDEN TESTS
