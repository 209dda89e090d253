"""Exercise 1: AND and OR by hand, and the line behind them."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader.checks import (
    Student,
    check_all,
    check_array,
    check_bool,
    check_raises,
    check_real,
    check_true,
    check_tuple,
    check_vector,
    part,
    planted,
)

Floats = NDArray[np.float64]

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND = np.array([0, 0, 0, 1])
OR = np.array([0, 1, 1, 1])
XOR = np.array([0, 1, 1, 0])

# Small multiples of 1/4: products and sums of them are exact in float64, in whatever order.
LINE = np.array([1.0, -1.0]), 1.0
PLACES = np.array([[4.0, 1.0], [2.0, 3.0], [-1.0, 0.0], [0.5, 1.25], [0.0, 2.0]])
OUTPUTS = np.array([1, 0, 0, 1, 0])


def score(x: Floats, w: Floats, b: float) -> Fraction:
    """w . x + b without any rounding."""
    products = (Fraction(float(i)) * Fraction(float(j)) for i, j in zip(x, w, strict=True))
    return sum(products, Fraction(float(b)))


def threshold(x: ArrayLike, w: ArrayLike, b: float) -> NDArray[np.int64]:
    """Stands in for perceptron."""
    return np.asarray(np.asarray(x) @ np.asarray(w) + b > 0, dtype=np.int64)


def strictly(X: ArrayLike, y: ArrayLike, w: ArrayLike, b: float) -> bool:
    """Stands in for separates."""
    return bool(np.all((np.asarray(X) @ np.asarray(w) + b) * (2 * np.asarray(y) - 1) > 0))


def numbers(got: Any) -> Any:
    """True and False are numbers too, as everywhere in Python."""
    kind = got.dtype.kind if isinstance(got, np.ndarray | np.generic) else ""
    return np.asarray(got, dtype=np.int64) if kind == "b" or isinstance(got, bool) else got


def check_outputs(student: Student, x: Floats, w: Floats, b: float, expected: ArrayLike) -> None:
    got = student.perceptron(x, w, b)
    outputs = numbers(got)
    on_line = np.asarray(x @ w + b == 0).astype(int)
    wanted = np.asarray(expected)
    causes: dict[str, ArrayLike] = {
        "The two classes are swapped.": 1 - wanted,
        "On the line itself, where w . x + b is exactly 0, the output is 0.": wanted + on_line,
        "The outputs are -1 and 1; 0 and 1 are asked for.": 2 * wanted - 1,
        "Is the bias added?": threshold(x, w, 0.0),
    }
    if np.abs(x @ w + b).max() > 1e-6:  # a sum closer to 0 might pass for the output 0
        causes["It is the weighted sum; it has still to be compared with 0."] = x @ w + b
    if outputs is got:
        check_array("the output", got, wanted, causes=causes)
        return
    # What follows is said of `got`, whose call is on record.
    shapes = f"shape {wanted.shape}, got {outputs.shape}"
    check_true(outputs.shape == wanted.shape, f"the output should be {shapes}.", got)
    right = np.array_equal(outputs, wanted)
    check_true(right, "the output is not right in some of the rows.", got)


def check_gate(out: Any, y: NDArray[np.int64]) -> None:
    """Every corner strictly on its own side."""
    w, b = check_tuple("the result", out, 2)
    w, b = check_vector("w", w, 2), check_real("b", b)
    for corner, label in zip(CORNERS, y, strict=True):
        value = score(corner, w, b)
        side = "above" if label else "below"
        x = f"({corner[0]:g}, {corner[1]:g})"
        on_line = " The corner lies on the line: move the line off it." if value == 0 else ""
        check_true(
            value > 0 if label else value < 0,
            f"w . x + b should be {side} 0 at {x}, where the output is {label}; "
            f"it is {float(value):g}.{on_line}",
            out,
        )


Case = tuple[str, ArrayLike, ArrayLike, ArrayLike, float, bool]


def check_verdict(
    student: Student, what: str, X: ArrayLike, y: ArrayLike, w: ArrayLike, b: float, answer: bool
) -> None:
    X, w = np.asarray(X, dtype=np.float64), np.asarray(w, dtype=np.float64)
    got = student.separates(X, np.asarray(y), w, b)
    check_bool(f"the result for {what}", got, answer)


def check_verdicts(student: Student, *cases: Case) -> None:
    """The verdicts on (name, X, y, w, b, answer)."""
    check_all(partial(check_verdict, student, *case) for case in cases)


@part("perceptron")
def test_five_points(student: Student) -> None:
    check_outputs(student, PLACES, *LINE, OUTPUTS)


@part("perceptron")
def test_one_example(student: Student) -> None:
    for x, output in zip(PLACES[:3], OUTPUTS[:3], strict=True):
        check_outputs(student, x, *LINE, output)


@part("and_gate")
@planted(perceptron=threshold, separates=strictly)
def test_and(student: Student) -> None:
    check_gate(student.and_gate(), AND)


@part("or_gate")
@planted(perceptron=threshold, separates=strictly)
def test_or(student: Student) -> None:
    check_gate(student.or_gate(), OR)


@part("boundary_x2")
def test_points_of_a_line(student: Student) -> None:
    got = student.boundary_x2(np.array([-1.0, 0.0, 1.0, 4.0]), np.array([1.0, 2.0]), -4.0)
    check_array("x2", got, [2.5, 2.0, 1.5, 0.0])


@part("separates")
@planted(perceptron=threshold)
def test_lines_for_and(student: Student) -> None:
    check_verdicts(
        student,
        ("a line for AND", CORNERS, AND, [1, 1], -1.5, True),
        ("a line for OR, and AND's labels", CORNERS, AND, [1, 1], -0.5, False),
        ("AND, class 0 touching the line", CORNERS, AND, [1, 1], -1.0, False),
        ("AND, class 1 touching the line", CORNERS, AND, [1, 1], -2.0, False),
        ("AND with its sides swapped", CORNERS, AND, [-1, -1], 1.5, False),
    )


### BEGIN HIDDEN TESTS
def quarters(rng: np.random.Generator, *shape: int) -> Floats:
    """Multiples of 1/4, with which sums of products are exact."""
    return rng.integers(-20, 21, size=shape) / 4


@part("perceptron")
def test_many_points(student: Student, rng: np.random.Generator) -> None:
    for n in (1, 2, 7, 200):  # two rows of two features: an axis cannot be told by its length
        x, w, b = quarters(rng, n, 2), quarters(rng, 2), float(quarters(rng, 1)[0])
        check_outputs(student, x, w, b, [int(score(row, w, b) > 0) for row in x])
    for x in quarters(rng, 4, 2):
        check_outputs(student, x, w, b, int(score(x, w, b) > 0))


@part("perceptron")
def test_points_on_the_line(student: Student, rng: np.random.Generator) -> None:
    w, b, steps = np.array([0.5, -0.25]), 0.75, quarters(rng, 6)
    line = np.array([-2.0, -1.0]) + np.outer(steps, [1.0, 2.0])
    above, below = line + np.array([0.25, 0.0]), line - np.array([0.25, 0.0])
    check_outputs(student, np.vstack([line, above, below]), w, b, [0] * 6 + [1] * 6 + [0] * 6)
    for x, output in ((line[0], 0), (above[0], 1), (below[0], 0)):
        check_outputs(student, x, w, b, output)


@part("perceptron")
def test_close_to_the_line(student: Student) -> None:
    """Near is not on it: nothing is rounded away, and far is not too far either."""
    x = np.array([[2.0**-40, 0.0], [-(2.0**-40), 0.0], [2.0**300, 0.0], [0.0, 0.0]])
    check_outputs(student, x, np.array([1.0, 1.0]), 0.0, [1, 0, 1, 0])
    x = np.array([[1 + 2.0**-40, 0.0], [1.0, -(2.0**-40)], [1.0, 0.0], [0.0, 1 + 2.0**-40]])
    check_outputs(student, x, np.array([1.0, 1.0]), -1.0, [1, 0, 0, 1])


@part("perceptron")
def test_whole_numbers(student: Student) -> None:
    x, w = np.array([[3, -1], [1, 1], [0, 2]]), np.array([2, -3])
    check_outputs(student, x, w, -2, [1, 0, 0])
    # Two rows of two: by columns, the sums have the other signs.
    check_outputs(student, np.array([[2, 1], [-3, 1]]), np.array([1, 1]), 0, [1, 0])


@part("perceptron")
def test_features_that_do_not_fit(student: Student) -> None:
    for shape in ((4, 3), (3,)):
        why = f"x has {shape[-1]} features and w 2 weights"
        check_raises(ValueError, student.perceptron, np.ones(shape), np.ones(2), 0.5, why=why)


@part("boundary_x2")
def test_other_lines(student: Student, rng: np.random.Generator) -> None:
    for _ in range(4):
        w1, w2, b, x1 = rng.normal(), rng.uniform(1, 3), rng.normal(), rng.normal(size=6)
        expected = np.array([-(w1 * x + b) / w2 for x in x1])
        causes = {
            "Is the sign of b right?": -(w1 * x1 - b) / w2,
            "Are w1 and w2 swapped?": -(w2 * x1 + b) / w1,
            "Is b divided by w2 as well?": -w1 * x1 / w2 - b,
        }
        got = student.boundary_x2(x1, np.array([w1, w2]), b)
        check_array("x2", got, expected, causes=causes)


@part("boundary_x2")
def test_one_number(student: Student, rng: np.random.Generator) -> None:
    for w, b in ((np.array([3.0, -2.0]), 0.5), (rng.uniform(1, 2, size=2), rng.normal())):
        got = student.boundary_x2(1.5, w, b)
        check_array("x2", got, -(w[0] * 1.5 + b) / w[1])


@part("boundary_x2")
def test_flat_and_steep_lines(student: Student) -> None:
    x1 = np.array([-2.0, 0.0, 3.0])
    check_array("x2", student.boundary_x2(x1, np.array([0.0, 4.0]), 2.0), [-0.5, -0.5, -0.5])
    # Nearly vertical, which is not vertical.
    steep = student.boundary_x2(x1, np.array([1.0, -1e-12]), 1.0)
    check_array("x2", steep, [-1e12, 1e12, 4e12])


@part("boundary_x2")
def test_whole_x1(student: Student) -> None:
    """Whole numbers go in; fractions come out."""
    got = student.boundary_x2(np.array([0, 1, 3]), np.array([1, 2]), -4)
    check_array("x2", got, [2.0, 1.5, 0.5])


@part("boundary_x2")
def test_vertical_line(student: Student) -> None:
    for w in ([2.0, 0.0], [0.0, 0.0], [-1, 0]):
        why = "w2 is 0, so that x2 does not follow from x1"
        x1 = np.array([0.5, 1.0])
        check_raises(ValueError, student.boundary_x2, x1, np.array(w), 1.0, why=why)


@part("separates")
@planted(perceptron=threshold)
def test_every_corner_counts(student: Student, rng: np.random.Generator) -> None:
    """For AND and OR and all they can be turned into, one wrong label at each of the corners."""
    cases: list[Case] = []
    for y, b in ((AND, -1.5), (OR, -0.5)):
        for flip in rng.permutation([[1, 1], [1, -1], [-1, 1], [-1, -1]])[:2]:
            X = 0.5 + (CORNERS - 0.5) * flip
            w, offset = np.array([1.0, 1.0]) * flip, b + float(np.sum(np.asarray(flip) < 0))
            cases.append(("a gate of turned corners", X, y, w, offset, True))
            for wrong in range(4):
                labels = np.where(np.arange(4) == wrong, 1 - y, y)
                cases.append(("one label wrong", X, labels, w, offset, False))
    cases += [("XOR", CORNERS, XOR, w, b, False) for w in ([1, 1], [1, -1]) for b in (-1.5, 0.5)]
    check_verdicts(student, *cases)


@part("separates")
@planted(perceptron=threshold)
def test_points_on_either_class_line(student: Student, rng: np.random.Generator) -> None:
    w, b = np.array([0.5, -0.25]), 0.75
    along = np.array([-2.0, -1.0]) + np.outer(quarters(rng, 30), [1.0, 2.0])
    y = np.arange(30) % 2
    apart = along + np.outer(2 * y - 1, [0.25, 0.0])
    cases: list[Case] = [
        ("30 points close to the line", apart, y, w, b, True),
        ("the other way round", apart, 1 - y, w, b, False),
        ("all of it turned", apart, 1 - y, -w, -b, True),
    ]
    for place in (4, 7):
        touching = np.where(np.arange(30)[:, np.newaxis] == place, along, apart)
        cases.append((f"a point of class {y[place]} on the line", touching, y, w, b, False))
        cases.append(("all of it turned", touching, 1 - y, -w, -b, False))
        crossing = np.where(np.arange(30)[:, np.newaxis] == place, 2 * along - apart, apart)
        cases.append((f"a point of class {y[place]} across the line", crossing, y, w, b, False))
    check_verdicts(student, *cases)


@part("separates")
@planted(perceptron=threshold)
def test_few_points_and_one_class(student: Student) -> None:
    # Close to the line, but not on it: 2**-40 of a unit is a side.
    near = np.array([[2.0**-40, 0.0], [-(2.0**-40), 0.0]])
    check_verdicts(
        student,
        ("one point", [[1, 2]], [1], [1, 1], 0.0, True),
        ("one point on the wrong side", [[1, 2]], [0], [1, 1], 0.0, False),
        ("one class alone", CORNERS, [1, 1, 1, 1], [1, 1], 1.0, True),
        ("one class alone, half of it across", CORNERS, [1, 1, 1, 1], [1, -1], 0.5, False),
        ("points very close to the line", near, [1, 0], [1, 0], 0.0, True),
        ("and away from the origin", near + 1.0, [1, 0], [1, 0], -1.0, True),
        ("no line at all, w = 0", CORNERS, AND, [0, 0], 0.0, False),
    )


@part("separates")
@planted(perceptron=threshold)
def test_labels_out_of_range(student: Student) -> None:
    w = np.array([1.0, 1.0])
    for labels in ([0, 0, 0, 2], [-1, -1, -1, 1]):
        why = "labels should be 0 or 1"
        check_raises(ValueError, student.separates, CORNERS, np.array(labels), w, -1.5, why=why)


### END HIDDEN TESTS
