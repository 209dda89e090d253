"""Exercise 11: a forward pass by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import ATOL, Student, check_array, check_keys, check_raises, part

Floats = NDArray[np.float64]

W1 = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1 = np.array([[0.0], [0.1], [-0.2]])
W2 = np.array([[0.2, -0.4, 0.6]])
B2 = np.array([[0.3]])
X_EXAMPLE = np.array([[1.0], [-0.5]])


GUARD = 2e-7
"""A sigmoid whose denominator, or whose result, is guarded by up to 1e-7 is right."""


def check_forward(out: Any, expected: dict[str, Floats], atol: float = ATOL) -> None:
    out = check_keys("the result", out, expected)
    for name, values in expected.items():
        check_array(name, out[name], values, atol=max(atol, GUARD) if name == "y_hat" else atol)


@part("forward")
def test_exercise_values(student: Student) -> None:
    out = student.forward(X_EXAMPLE, W1, B1, W2, B2)
    expected = {
        "z1": np.array([[-0.05], [-0.35], [0.25]]),
        "a1": np.array([[0.0], [0.0], [0.25]]),
        "z2": np.array([[0.45]]),
        "y_hat": np.array([[0.610639]]),
    }
    check_forward(out, expected, atol=1e-6)  # the exercise prints six digits


@part("forward")
def test_at_the_origin(student: Student) -> None:
    """The weights do nothing there: only the biases speak."""
    out = student.forward(np.zeros((2, 1)), W1, B1, W2, B2)
    expected = {
        "z1": np.array([[0.0], [0.1], [-0.2]]),
        "a1": np.array([[0.0], [0.1], [0.0]]),
        "z2": np.array([[0.26]]),
        "y_hat": np.array([[0.564636]]),
    }
    check_forward(out, expected, atol=1e-6)  # six digits, as above


@part("errors")
def test_example_that_does_not_fit(student: Student) -> None:
    why = "x has 3 rows, W1 2 columns"
    check_raises(ValueError, student.forward, np.ones((3, 1)), W1, B1, W2, B2, why=why)


### BEGIN HIDDEN TESTS
def by_loops(x: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> dict[str, Floats]:
    """The same, entry by entry: an obvious loop is the truth."""
    n, d = W1.shape
    z1 = np.array([[sum(W1[i, j] * x[j, 0] for j in range(d)) + b1[i, 0]] for i in range(n)])
    a1 = np.array([[max(z, 0.0)] for z in z1[:, 0]])
    z2 = np.array([[sum(W2[0, i] * a1[i, 0] for i in range(n)) + b2[0, 0]]])
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": 1 / (1 + np.exp(-z2))}


@part("forward")
def test_other_numbers(student: Student, rng: np.random.Generator) -> None:
    for _ in range(3):
        arguments = [rng.normal(size=s) for s in ((2, 1), (3, 2), (3, 1), (1, 3), (1, 1))]
        check_forward(student.forward(*arguments), by_loops(*arguments))


@part("forward")
def test_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for d, n in ((5, 4), (3, 7), (4, 4), (1, 1)):
        arguments = [rng.normal(size=s) for s in ((d, 1), (n, d), (n, 1), (1, n), (1, 1))]
        check_forward(student.forward(*arguments), by_loops(*arguments))


@part("forward")
def test_saturated_output(student: Student) -> None:
    for b2 in (-8.0, 30.0, -30.0):
        arguments = [X_EXAMPLE, W1, B1, W2, np.array([[b2]])]
        check_forward(student.forward(*arguments), by_loops(*arguments))


@part("forward")
def test_large_hidden_values(student: Student, rng: np.random.Generator) -> None:
    W1, b1, b2 = 20 * rng.normal(size=(6, 2)), rng.normal(size=(6, 1)), np.zeros((1, 1))
    W2 = rng.normal(size=(1, 6)) / 100  # z2 stays small, where every sigmoid is at home
    arguments = [X_EXAMPLE, W1, b1, W2, b2]
    check_forward(student.forward(*arguments), by_loops(*arguments))


@part("errors")
def test_output_weights_that_do_not_fit(student: Student) -> None:
    for columns in (2, 4):
        why = f"W2 has {columns} columns, W1 3 rows"
        W2 = np.ones((1, columns))
        check_raises(ValueError, student.forward, X_EXAMPLE, W1, B1, W2, B2, why=why)


### END HIDDEN TESTS
