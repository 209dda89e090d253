"""Exercise 12: a forward pass for a whole batch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    ATOL,
    NotAttempted,
    Student,
    check_all,
    check_array,
    check_bool,
    check_equal,
    check_keys,
    check_raises,
    part,
    planted,
)

Floats = NDArray[np.float64]
Results = dict[str, Floats]

W1 = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1 = np.array([[0.0], [0.1], [-0.2]])
W2 = np.array([[0.2, -0.4, 0.6]])
B2 = np.array([[0.3]])
X_BATCH = np.array([[1.0, 0.0, -1.0], [-0.5, 0.5, 1.0]])

BATCH_RESULTS = {
    "z1": np.array([[-0.05, 0.15, 0.2], [-0.35, 0.35, 0.8], [0.25, -0.25, -0.7]]),
    "a1": np.array([[0.0, 0.15, 0.2], [0.0, 0.35, 0.8], [0.25, 0.0, 0.0]]),
    "z2": np.array([[0.45, 0.19, 0.02]]),
    "y_hat": np.array([[0.610639233949222, 0.5473576181430894, 0.5049998333399998]]),
}


GUARD = 2e-7
"""A sigmoid whose denominator, or whose result, is guarded by up to 1e-7 is right."""


def check_forward(out: Any, expected: Results) -> None:
    out = check_keys("the result", out, expected)
    for name, values in expected.items():
        check_array(name, out[name], values, atol=GUARD if name == "y_hat" else ATOL)


def zeros_of_right_shape(X: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> Results:
    """Stands in for forward_batch where only shapes are asked."""
    m, hidden = X.shape[1], W1.shape[0]
    sizes = {"z1": (hidden, m), "a1": (hidden, m), "z2": (1, m), "y_hat": (1, m)}
    return {name: np.zeros(size) for name, size in sizes.items()}


def known_columns(X: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> Results:
    """A right forward_batch for columns of X_BATCH only: it looks them up."""
    places = [int(np.argmax((column[:, None] == X_BATCH).all(axis=0))) for column in X.T]
    return {name: values[:, places] for name, values in BATCH_RESULTS.items()}


def wrong_last_probability(X: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> Results:
    results = known_columns(X, W1, b1, W2, b2)
    results["y_hat"][0, -1] += 0.01
    return results


@part("forward_batch")
def test_exercise_batch(student: Student) -> None:
    check_forward(student.forward_batch(X_BATCH, W1, B1, W2, B2), BATCH_RESULTS)


@part("shapes")
@planted(forward_batch=zeros_of_right_shape)
def test_exercise_shapes(student: Student) -> None:
    expected = {"z1": (3, 3), "a1": (3, 3), "z2": (1, 3), "y_hat": (1, 3)}
    got = check_keys("the result", student.shapes(X_BATCH, W1, B1, W2, B2), expected)
    for name, shape in expected.items():
        check_equal(f"the shape of {name}", got[name], shape)


@part("columns_match_single")
@planted(forward_batch=known_columns)
def test_exercise_columns(student: Student) -> None:
    for what, function, verdict in (
        ("a right forward_batch", known_columns, True),
        ("one whose last y_hat is wrong by 0.01", wrong_last_probability, False),
    ):
        got = student.columns_match_single(X_BATCH, W1, B1, W2, B2, forward_batch=function)
        check_bool(f"the verdict on {what}", got, verdict)


@part("errors")
def test_examples_that_do_not_fit(student: Student) -> None:
    why = "X has 3 rows, W1 2 columns"
    check_raises(ValueError, student.forward_batch, np.ones((3, 4)), W1, B1, W2, B2, why=why)


### BEGIN HIDDEN TESTS
def by_loops(X: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> Results:
    """Entry by entry: an obvious loop is the truth."""
    (n, d), m = W1.shape, X.shape[1]
    results = {name: np.zeros((n, m)) for name in ("z1", "a1")}
    results |= {name: np.zeros((1, m)) for name in ("z2", "y_hat")}
    for j in range(m):
        for i in range(n):
            z = sum(W1[i, k] * X[k, j] for k in range(d)) + b1[i, 0]
            results["z1"][i, j], results["a1"][i, j] = z, max(z, 0.0)
        z = sum(W2[0, i] * results["a1"][i, j] for i in range(n)) + b2[0, 0]
        results["z2"][0, j], results["y_hat"][0, j] = z, 1 / (1 + np.exp(-z))
    return results


def by_rows(X: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> Results:
    """All columns at once, summed in another order than a matrix product would.

    Another order rounds differently, so that nobody can ask for equality to the last bit.
    """
    z1 = b1 + sum(W1[:, [k]] * X[[k]] for k in reversed(range(W1.shape[1])))
    a1 = np.where(z1 > 0, z1, 0.0)
    z2 = b2 + sum(W2[:, [i]] * a1[[i]] for i in reversed(range(W2.shape[1])))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": 1 / (1 + np.exp(-z2))}


def network(rng: np.random.Generator, d: int, n: int, m: int, size: float = 1.0) -> list[Floats]:
    """X, W1, b1, W2, b2; `size` is that of z1 and z2."""
    X, W1, b1 = size * rng.normal(size=(d, m)), rng.normal(size=(n, d)), rng.normal(size=(n, 1))
    return [X, W1, size * b1, rng.normal(size=(1, n)) / n, size * rng.normal(size=(1, 1))]


@part("forward_batch")
def test_other_numbers(student: Student, rng: np.random.Generator) -> None:
    for m in (3, 5, 1):
        arguments = network(rng, 2, 3, m)
        check_forward(student.forward_batch(*arguments), by_loops(*arguments))


@part("forward_batch")
def test_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for d, n, m in ((4, 6, 2), (3, 5, 5), (4, 4, 4), (1, 1, 3), (2, 3, 101)):
        arguments = network(rng, d, n, m)
        check_forward(student.forward_batch(*arguments), by_loops(*arguments))


@part("forward_batch")
def test_saturated_output(student: Student) -> None:
    for b2 in (-8.0, 30.0, -30.0):
        arguments = [X_BATCH, W1, B1, W2, np.array([[b2]])]
        check_forward(student.forward_batch(*arguments), by_loops(*arguments))


@part("forward_batch")
def test_large_hidden_values(student: Student, rng: np.random.Generator) -> None:
    W1, b1, b2 = 20 * rng.normal(size=(6, 2)), rng.normal(size=(6, 1)), np.zeros((1, 1))
    W2 = rng.normal(size=(1, 6)) / 100  # z2 stays small, where every sigmoid is at home
    arguments = [X_BATCH, W1, b1, W2, b2]
    check_forward(student.forward_batch(*arguments), by_loops(*arguments))


@part("errors")
def test_output_weights_that_do_not_fit(student: Student) -> None:
    for columns in (2, 4):
        why = f"W2 has {columns} columns, W1 3 rows"
        W2 = np.ones((1, columns))
        check_raises(ValueError, student.forward_batch, X_BATCH, W1, B1, W2, B2, why=why)


@part("forward_batch")
def test_many_columns(student: Student, rng: np.random.Generator) -> None:
    """The last of this part: who is too slow loses the guest, and the checks after it."""
    arguments = network(rng, 2, 3, 200_000)
    with student.within(seconds=1.0):
        out = student.forward_batch(*arguments)
    check_forward(out, by_rows(*arguments))


@part("shapes")
@planted(forward_batch=zeros_of_right_shape)
def test_shapes_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for d, n, m in ((2, 3, 5), (4, 6, 2), (3, 5, 1)):
        expected = {"z1": (n, m), "a1": (n, m), "z2": (1, m), "y_hat": (1, m)}
        got = check_keys("the result", student.shapes(*network(rng, d, n, m)), expected)
        for name, shape in expected.items():
            check_equal(f"the shape of {name}", got[name], shape)


TOO_MUCH = 2e-3
"""1e-3 must be noticed; twice that leaves room for what a relative tolerance adds to it."""


def wrong_in_one_entry(name: str, row: int, column: int, error: float) -> Callable[..., Results]:
    """A forward_batch with one wrong entry in a batch, right for a column by itself."""

    def forward_batch(X: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> Results:
        results = by_rows(X, W1, b1, W2, b2)
        if column < X.shape[1] > 1:
            results[name][row, column] += error
        return results

    return forward_batch


def wrong_everywhere(name: str, error: float) -> Callable[..., Results]:
    """A forward_batch that is wrong by the same in every column, alone or in a batch."""

    def forward_batch(X: Floats, W1: Floats, b1: Floats, W2: Floats, b2: Floats) -> Results:
        results = by_rows(X, W1, b1, W2, b2)
        results[name] += error
        return results

    return forward_batch


Trial = tuple[str, list[Floats], Callable[..., Results]]


def check_verdict(
    student: Student, what: str, arguments: list[Floats], function: Callable[..., Results]
) -> None:
    got = student.columns_match_single(*arguments, forward_batch=function)
    check_bool(f"the verdict on a forward_batch that is {what}", got, what == "right")


def check_verdicts(student: Student, trials: list[Trial]) -> None:
    check_all(partial(check_verdict, student, *trial) for trial in trials)


@part("columns_match_single")
@planted(forward_batch=by_rows)
def test_right_functions(student: Student, rng: np.random.Generator) -> None:
    sizes = ((2, 3, 7, 1.0), (5, 4, 6, 30.0), (2, 3, 1, 1.0), (1, 1, 2, 1.0))
    check_verdicts(student, [("right", network(rng, *size), by_rows) for size in sizes])


@part("columns_match_single")
@planted(forward_batch=by_rows)
def test_wrong_functions(student: Student, rng: np.random.Generator) -> None:
    places = {0: "in the first column", 3: "in a middle column", 6: "in the last column"}
    trials: list[Trial] = []
    arguments = network(rng, 2, 3, 7)
    for name, row in (("z1", 2), ("a1", 1), ("z2", 0), ("y_hat", 0)):
        for error in (0.1, TOO_MUCH, -TOO_MUCH):
            wrong = f"wrong by {error:g} in {name},"
            for column, place in places.items():
                function = wrong_in_one_entry(name, row, column, error)
                trials.append((f"{wrong} {place} only,", arguments, function))
            function = wrong_everywhere(name, error)
            trials.append((f"{wrong} in every column,", arguments, function))
    check_verdicts(student, trials)


@part("columns_match_single")
def test_own_forward_batch_by_default(student: Student, rng: np.random.Generator) -> None:
    """Judged only where the submission's own forward_batch is right; that is another part.

    The last of this part, since a forward_batch that never ends costs the guest.
    """
    arguments = network(rng, 2, 3, 4)
    with student.planting(forward_batch=by_rows):
        tried = student.outcome("columns_match_single", *arguments, forward_batch=by_rows).outcome
    if tried.kind == "not attempted":
        raise NotAttempted(tried.text)
    with student.within(seconds=1.0):
        own = student.outcome("forward_batch", *arguments).outcome
    if own.returned and not own.changed and is_right(own.value, by_loops(*arguments)):
        got = student.columns_match_single(*arguments)
        check_bool("the verdict on your own forward_batch, which is right here,", got, True)


def is_right(out: Any, expected: Results) -> bool:
    return isinstance(out, dict) and all(
        isinstance(out.get(name), np.ndarray)
        and out[name].shape == values.shape
        and np.allclose(out[name], values, rtol=1e-12, atol=1e-12)
        for name, values in expected.items()
    )


### END HIDDEN TESTS
