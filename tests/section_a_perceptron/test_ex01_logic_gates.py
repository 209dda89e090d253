"""Exercise 1: AND and OR by hand, and the line behind them."""

from __future__ import annotations

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
    check_shape,
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
TURNED = np.array([0, 0, 0, 0, 1])  # with -w and -b


def known_outputs(x: ArrayLike, w: ArrayLike, b: float) -> NDArray[np.int64]:
    """Stands in for perceptron, at PLACES for LINE and for LINE turned round: a look-up."""
    known = OUTPUTS if b == LINE[1] else TURNED
    place = (np.asarray(x)[..., np.newaxis, :] == PLACES).all(axis=-1).argmax(axis=-1)
    return np.asarray(known[place])


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
        "Is the bias added?": np.where(x @ w > 0, 1, 0),
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
    """The perceptron's rule gives the gate, whatever line that is."""
    w, b = check_tuple("the result", out, 2)
    w, b = check_vector("w", w, 2), check_real("b", b)
    for corner, label in zip(CORNERS, y, strict=True):
        value = float(corner @ w + b)
        x = f"({corner[0]:g}, {corner[1]:g})"
        check_true(
            (value > 0) == bool(label),
            f"the output should be {label} at {x}; there w . x + b is {value:g}, so that it is "
            f"{int(value > 0)}.",
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
def test_and(student: Student) -> None:
    check_gate(student.and_gate(), AND)


@part("or_gate")
def test_or(student: Student) -> None:
    check_gate(student.or_gate(), OR)


@part("boundary_x2")
def test_points_of_a_line(student: Student) -> None:
    got = student.boundary_x2(np.array([-1.0, 0.0, 1.0, 4.0]), np.array([1.0, 2.0]), -4.0)
    check_array("x2", got, [2.5, 2.0, 1.5, 0.0])


@part("separates")
@planted(perceptron=known_outputs)
def test_points_of_five(student: Student) -> None:
    off_line, one_on_it = PLACES[[0, 3, 4]], PLACES[[0, 1, 4]]
    w, b = LINE
    check_verdicts(
        student,
        ("three points on their sides", off_line, [1, 1, 0], w, b, True),
        ("one of them on the wrong side", off_line, [1, 0, 0], w, b, False),
        ("a point of class 0 on the line", one_on_it, [1, 0, 0], w, b, False),
        ("a point of class 1 on the line", one_on_it, [1, 1, 0], w, b, False),
        ("the sides swapped", off_line, [0, 0, 1], w, b, False),
        ("the line turned round", off_line, [0, 0, 1], -w, -b, True),
    )


@part("errors")
def test_vertical_line(student: Student) -> None:
    for w in ([2.0, 0.0], [0.0, 0.0], [-1.0, 0.0]):
        why = "w2 is 0, so that x2 does not follow from x1"
        x1 = np.array([0.5, 1.0])
        check_raises(ValueError, student.boundary_x2, x1, np.array(w), 1.0, why=why)


### BEGIN HIDDEN TESTS
def threshold(x: ArrayLike, w: ArrayLike, b: float) -> NDArray[np.int64]:
    """Stands in for perceptron."""
    return np.asarray(np.asarray(x) @ np.asarray(w) + b > 0, dtype=np.int64)


def score(x: Floats, w: Floats, b: float) -> float:
    """By an obvious loop; exact, since the numbers are multiples of 1/4."""
    return sum((float(i * j) for i, j in zip(x, w, strict=True)), b)


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
def test_two_rows_of_two(student: Student) -> None:
    x = np.array([[3.0, -1.0], [1.0, 1.0], [0.0, 2.0]])
    check_outputs(student, x, np.array([2.0, -3.0]), -2.0, [1, 0, 0])
    # By columns, the sums have the other signs.
    check_outputs(student, np.array([[2.0, 1.0], [-3.0, 1.0]]), np.ones(2), 0.0, [1, 0])


@part("errors")
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
        got = student.boundary_x2(np.float64(1.5), w, b)
        check_array("x2", got, -(w[0] * 1.5 + b) / w[1])


@part("boundary_x2")
def test_flat_line(student: Student) -> None:
    x1 = np.array([-2.0, 0.0, 3.0])
    check_array("x2", student.boundary_x2(x1, np.array([0.0, 4.0]), 2.0), [-0.5, -0.5, -0.5])


@part("errors")
def test_nearly_vertical_line(student: Student) -> None:
    """That is none, and is not refused."""
    x1 = np.array([-2.0, 0.0, 3.0])
    check_shape("x2", student.boundary_x2(x1, np.array([1.0, -1e-12]), 1.0), (3,))


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


@part("errors")
@planted(perceptron=threshold)
def test_labels_out_of_range(student: Student) -> None:
    w = np.array([1.0, 1.0])
    for labels in ([0, 0, 0, 2], [-1, -1, -1, 1]):
        why = "labels should be 0 or 1"
        check_raises(ValueError, student.separates, CORNERS, np.array(labels), w, -1.5, why=why)
    for labels in ([0, 0, 1], [0, 0, 0, 1, 1]):
        why = f"there are 4 rows and {len(labels)} labels"
        check_raises(ValueError, student.separates, CORNERS, np.array(labels), w, -1.5, why=why)


### END HIDDEN TESTS
