"""Exercise 16: backpropagation by hand, for one example."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader.checks import (
    ATOL,
    RTOL,
    CheckFailed,
    NotAttempted,
    Student,
    by_autograd,
    check_array,
    check_keys,
    check_number,
    check_raises,
    part,
    planted,
)

Floats = NDArray[np.float64]
Causes = Callable[[str], dict[str, Floats]]

W1 = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1 = np.array([[0.0], [0.1], [-0.2]])
W2 = np.array([[0.2, -0.4, 0.6]])
B2 = np.array([[0.3]])
X_EXAMPLE = np.array([[1.0], [-0.5]])
EXAMPLE = [X_EXAMPLE, np.array([[1.0]]), W1, B1, W2, B2]

GRADIENTS = {
    "delta2": [[-0.389361]],
    "dW2": [[0.0, 0.0, -0.097340]],
    "db2": [[-0.389361]],
    "delta1": [[0.0], [0.0], [-0.233616]],
    "dW1": [[0.0, 0.0], [0.0, 0.0], [-0.233616, 0.116808]],
    "db1": [[0.0], [0.0], [-0.233616]],
}
# Half a unit each way brings the hidden units across their kinks: no derivative gives these.
HALF_STEPS = {
    "dW1": [[-0.034086, 0.015385], [0.023791, 0.0], [-0.167484, 0.116867]],
    "db1": [[-0.034086], [0.023791], [-0.167484]],
    "dW2": [[0.0, 0.0, -0.097374]],
    "db2": [[-0.391503]],
}
DIGITS = 1e-6
"""The exercise prints six digits."""


def loss_of_label_one(y_hat: ArrayLike, y: ArrayLike) -> float:
    """Stands in for `bce_loss` where the label is that of the exercise's example."""
    if float(np.squeeze(y)) != 1.0:
        raise ValueError("this stand-in knows the label 1 alone")
    return -float(np.log(np.squeeze(y_hat)))


def in_either_form(
    student: Student, judge: Callable[..., None], y: ArrayLike, *others: ArrayLike
) -> None:
    """Judge with labels and outputs as (1, 1) arrays; numbers serve whoever takes only those."""
    try:
        judge(np.reshape(y, (1, 1)), *others)
        return
    except NotAttempted:
        raise
    except CheckFailed as error:
        failed, asked = error, len(student.calls)
    try:
        judge(float(np.squeeze(y)), *others)
    except CheckFailed:
        del student.calls[asked:]
        raise failed from None


def check_loss(
    student: Student,
    p: float,
    y: float,
    expected: float,
    of_other_label: float,
    rtol: float = RTOL,
    atol: float = ATOL,
) -> None:
    causes = {
        "The sign is turned: logarithms of probabilities are negative, a loss is not.": -expected,
        "It is the loss of the other label: which term is left where y is 1?": of_other_label,
        "The logarithm is that to base 2; take the natural one.": expected / np.log(2),
        "The logarithm is that to base 10; take the natural one.": expected / np.log(10),
        "It is the squared error.": (p - y) ** 2,
        "It is half the squared error.": (p - y) ** 2 / 2,
    }

    def judge(label: ArrayLike) -> None:
        y_hat = np.full(np.shape(label), p) if np.ndim(label) else p
        got = student.bce_loss(y_hat, label)
        check_number("the loss", got, expected, rtol=rtol, atol=atol, causes=causes)

    in_either_form(student, judge, y)


def check_gradients(
    student: Student,
    function: str,
    arguments: list[Any],
    expected: Mapping[str, ArrayLike],
    causes: Causes = lambda name: {},
    rtol: float = RTOL,
    atol: float = ATOL,
    **epsilon: float,
) -> None:
    x, y, *weights = arguments

    def judge(label: ArrayLike) -> None:
        out = getattr(student, function)(x, label, *weights, **epsilon)
        out = check_keys("the result", out, expected)
        for name, values in expected.items():
            check_array(name, out[name], values, rtol=rtol, atol=atol, causes=causes(name))

    in_either_form(student, judge, y)


@part("bce_loss")
def test_exercise_loss(student: Student) -> None:
    check_loss(student, 0.610639233949222, 1.0, 0.493249, 0.943249, atol=DIGITS)


@part("bce_loss")
def test_loss_of_the_other_label(student: Student) -> None:
    check_loss(student, 0.75, 0.0, 1.386294, 0.287682, atol=DIGITS)


@part("backward")
def test_exercise_gradients(student: Student) -> None:
    check_gradients(student, "backward", EXAMPLE, GRADIENTS, atol=DIGITS)


@part("numerical_gradients")
@planted(bce_loss=loss_of_label_one)
def test_exercise_differences(student: Student) -> None:
    """z1 is not zero here, so that no unit sits on its kink."""
    wanted = {name: GRADIENTS[name] for name in ("dW1", "db1", "dW2", "db2")}
    check_gradients(student, "numerical_gradients", EXAMPLE, wanted, atol=DIGITS)


@part("numerical_gradients")
@planted(bce_loss=loss_of_label_one)
def test_exercise_differences_of_half_a_unit(student: Student) -> None:
    check_gradients(student, "numerical_gradients", EXAMPLE, HALF_STEPS, atol=DIGITS, epsilon=0.5)


def check_misfits(student: Student, function: Callable[..., Any]) -> None:
    w1, b1, b2, y = np.ones((5, 2)), np.ones((5, 1)), np.ones((1, 1)), np.ones((1, 1))
    for x_rows, w2_columns, why in (
        (3, 5, "x has 3 rows, W1 2 columns"),
        (2, 6, "W2 has 6 columns, W1 5 rows"),
    ):
        x, w2 = np.ones((x_rows, 1)), np.ones((1, w2_columns))
        check_raises(ValueError, function, x, y, w1, b1, w2, b2, why=why)


@part("errors")
def test_gradients_where_dimensions_do_not_fit(student: Student) -> None:
    check_misfits(student, student.backward)


### BEGIN HIDDEN TESTS
NUMERICAL = 1e-5
"""Of central differences away from kinks: at epsilon 1e-7 the two losses round to about 1e-16 each,
which is 1e-9 of a gradient near 1, and the formula itself errs by epsilon squared."""
GUARDED = 1e-5
"""A guard of 1e-7 in a denominator moves gradients by 3e-6 where |z2| is below 3."""


def loss_of(y_hat: ArrayLike, y: ArrayLike) -> float:
    """Stands in for `bce_loss`: the same loss, told by what z2 must have been."""
    p, label = float(np.squeeze(y_hat)), float(np.squeeze(y))
    z2 = np.log(p / (1 - p))
    return float(np.logaddexp(0.0, -z2 if label == 1 else z2))


def loss_at(x: Floats, y: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> float:
    """log(1 + exp(-z2)) where y is 1, log(1 + exp(z2)) where it is 0: unit by unit."""
    hidden = [max(0.0, float(W1[i] @ x[:, 0] + b1[i, 0])) for i in range(len(W1))]
    z2 = sum(W2[0, i] * hidden[i] for i in range(len(W1))) + b2[0, 0]
    return float(np.logaddexp(0.0, -z2 if y[0, 0] == 1 else z2))


def differences(arguments: list[Floats], epsilon: float, ahead: int = 1, back: int = 1) -> Any:
    """(L(p + ahead epsilon) - L(p - back epsilon)) / ((ahead + back) epsilon), for each p."""
    found = {}
    for number, name in enumerate(("dW1", "db1", "dW2", "db2"), 2):
        found[name] = np.zeros_like(arguments[number])
        for place in np.ndindex(found[name].shape):
            losses = []
            for step in (ahead * epsilon, -back * epsilon):
                moved = [value.copy() for value in arguments]
                moved[number][place] += step
                losses.append(loss_at(*moved))
            found[name][place] = (losses[0] - losses[1]) / ((ahead + back) * epsilon)
    return found


def right_gradients(x: Floats, y: Floats, *weights: Floats) -> dict[str, Floats]:
    """The gradients, and the deltas, as torch finds them."""
    import torch

    def loss(W1: Any, b1: Any, W2: Any, b2: Any, more1: Any, more2: Any) -> Any:
        z1 = W1 @ torch.tensor(x) + b1 + more1
        z2 = W2 @ torch.relu(z1) + b2 + more2
        return torch.nn.functional.binary_cross_entropy_with_logits(z2, torch.tensor(y))

    leaves = dict(zip(("W1", "b1", "W2", "b2"), weights, strict=True))
    # The deltas are the gradients of what is added to z1 and z2, here nothing.
    offsets = {"more1": np.zeros_like(leaves["b1"]), "more2": np.zeros_like(leaves["b2"])}
    found = by_autograd(loss, {**leaves, **offsets})
    return {name.replace("dmore", "delta"): value for name, value in found.items()}


def example(rng: np.random.Generator, d: int, n: int, y: int) -> list[Floats]:
    """x, y, W1, b1, W2, b2: no unit near its kink, some on and some off, and a moderate z2."""
    while True:
        x, w1, b1 = rng.normal(size=(d, 1)), rng.normal(size=(n, d)), rng.normal(size=(n, 1))
        w2, b2 = rng.normal(size=(1, n)), rng.normal(size=(1, 1))
        z1 = w1 @ x + b1
        z2 = float((w2 @ np.maximum(z1, 0.0) + b2).item())
        mixed = n == 1 or 0 < int(np.sum(z1 > 0)) < n
        if mixed and z1.max() > 0 and np.abs(z1).min() > 0.05 and abs(z2) < 3:
            return [x, np.array([[float(y)]]), w1, b1, w2, b2]


SIZES = ((2, 3, 1), (2, 3, 0), (4, 6, 0), (3, 2, 1), (4, 4, 1), (1, 1, 0), (1, 5, 1))


@part("bce_loss")
def test_losses_of_other_outputs(student: Student, rng: np.random.Generator) -> None:
    for p in (*rng.uniform(0.05, 0.95, size=3), 7e-4, 0.9993):
        for y in (0.0, 1.0):
            # A guard of up to 1e-7 inside the logarithms is right: it moves them by 1e-7 / p.
            guarded = 2e-7 / min(p, 1 - p)
            expected, other = loss_of(p, y), loss_of(p, 1 - y)
            check_loss(student, float(p), y, expected, other, rtol=1e-6, atol=guarded)


def told_by(wrong: Mapping[str, Mapping[str, Floats]]) -> Causes:
    return lambda name: {why: found[name] for why, found in wrong.items() if name in found}


def slips(arguments: list[Floats], right: dict[str, Floats]) -> Causes:
    """What common slips make of each gradient, and how to tell them."""
    x, y, w1, b1, w2, _ = arguments
    a1 = np.maximum(w1 @ x + b1, 0.0)
    y_hat = right["delta2"] + y
    unmasked = w2.T @ right["delta2"]
    of_square = right["delta2"] * y_hat * (1 - y_hat)
    wrong = {
        "The slope of ReLU is left out.": {
            "delta1": unmasked,
            "db1": unmasked,
            "dW1": unmasked @ x.T,
        },
        "The loss falls this way: the sign is turned.": {name: -v for name, v in right.items()},
        "This is the squared error's; under the cross-entropy the sigmoid's slope cancels.": {
            "delta2": of_square,
            "db2": of_square,
            "dW2": of_square @ a1.T,
        },
    }
    return told_by(wrong)


def other_formulas(arguments: list[Floats], epsilon: float, right: dict[str, Floats]) -> Causes:
    """What another difference than the central one, or another epsilon, would give."""
    return told_by(
        {
            "It is the difference upwards only; move down too.": differences(
                arguments, epsilon, 1, 0
            ),
            "It is the difference downwards only; move up too.": differences(
                arguments, epsilon, 0, 1
            ),
            "From -epsilon to +epsilon it is 2 epsilon; you divide by one.": {
                name: 2 * values for name, values in right.items()
            },
            "It is half of what it should be: is the difference divided twice?": {
                name: values / 2 for name, values in right.items()
            },
            "These are the derivatives; the central difference with this epsilon is asked for.": (
                right_gradients(*arguments)
            ),
        }
    )


def coarse_differences(
    x: Any, y: Any, W1: Any, b1: Any, W2: Any, b2: Any, epsilon: float = 1e-7
) -> Any:
    """Stands in for `numerical_gradients`, whatever epsilon it is asked for.

    A backward pass made of that one would be checked against itself.
    """
    arguments = (x, np.reshape(y, (1, 1)), W1, b1, W2, b2)
    return differences([np.asarray(value, dtype=np.float64) for value in arguments], 0.1)


@part("backward")
def test_gradients_are_those_of_autograd(student: Student, rng: np.random.Generator) -> None:
    for size in SIZES:
        arguments = example(rng, *size)
        expected = right_gradients(*arguments)
        with student.planting(numerical_gradients=coarse_differences):
            causes = slips(arguments, expected)
            check_gradients(
                student, "backward", arguments, expected, causes, rtol=GUARDED, atol=1e-8
            )


@part("backward")
def test_gradients_are_those_of_differences(student: Student, rng: np.random.Generator) -> None:
    for size in SIZES[:3]:
        arguments = example(rng, *size)
        expected = differences(arguments, 1e-5)
        check_gradients(student, "backward", arguments, expected, rtol=NUMERICAL, atol=1e-8)


@part("numerical_gradients")
@planted(bce_loss=loss_of)
def test_differences_are_those_of_autograd(student: Student, rng: np.random.Generator) -> None:
    for size in SIZES:
        arguments = example(rng, *size)
        gradients = right_gradients(*arguments)
        expected = {name: gradients[name] for name in ("dW1", "db1", "dW2", "db2")}
        check_gradients(
            student, "numerical_gradients", arguments, expected, rtol=NUMERICAL, atol=1e-7
        )


@part("numerical_gradients")
@planted(bce_loss=loss_of)
def test_differences_of_large_steps(student: Student, rng: np.random.Generator) -> None:
    """Exactly the formula, be it far from the gradient: another formula is far from it too."""
    for size, epsilon in zip(SIZES, (0.5, 0.1, 1.0, 0.02, 0.3, 0.7, 0.4), strict=True):
        arguments = example(rng, *size)
        expected = differences(arguments, epsilon)
        check_gradients(
            student,
            "numerical_gradients",
            arguments,
            expected,
            other_formulas(arguments, epsilon, expected),
            rtol=1e-4,  # a guard of 1e-7 in the logarithm, where a step takes an output to 1e-3
            atol=1e-6,
            epsilon=epsilon,
        )


@part("errors")
@planted(bce_loss=loss_of)
def test_differences_where_dimensions_do_not_fit(student: Student) -> None:
    check_misfits(student, student.numerical_gradients)


### END HIDDEN TESTS
