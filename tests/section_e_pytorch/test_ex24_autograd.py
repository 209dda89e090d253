"""Exercise 24: letting autograd take the derivatives."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    Student,
    check_all,
    check_array,
    check_keys,
    check_number,
    check_raises,
    check_real,
    check_true,
    check_tuple,
    part,
    tensor,
)

Floats = NDArray[np.float64]

SINGLE = 1e-5
"""Numbers in float32 carry seven digits; the terms of 6x + 2 may cancel one or two of them."""


def slope(x: float) -> float:
    return 6 * x + 2


def watched(module: Any, function: str, *args: Any, **given: Any) -> Any:
    """Call `function` while every backward pass is handed three times the gradient it starts from.

    What autograd computes is then three times as large, and a formula is as it was. Whoever goes
    forward instead, with dual numbers, is right too.
    """
    from grader.calling.watching import watching_autograd

    with watching_autograd(factor=3.0) as passes:
        value = getattr(module, function)(*args, **given)
    return {"value": value, "backward": passes.count("backward"), "passes": len(passes)}


FORMULA = (
    "does not come out of autograd; make a tensor that requires a gradient, build the expression "
    "from it, and let torch find the derivative"
)


def check_slope(student: Student, function: str, expected: float, *args: Any, **given: Any) -> None:
    x = args[0] if args else 2.0
    causes = {
        "It is the value 3x^2 + 2x + 1, not its derivative.": 3 * x**2 + 2 * x + 1,
        "It is 6x: the derivative of 2x is missing.": 6 * x,
        "It is the gradient of a single pass.": slope(x),
        "The gradient has been set back after the last pass.": 0.0,
    }
    causes = {sentence: value for sentence, value in causes.items() if value != expected}
    got = getattr(student, function)(*args, **given)
    if isinstance(got, np.float32):  # exact enough here
        got = float(got)
    check_number("the gradient", got, expected, rtol=SINGLE, causes=causes)


def check_by_autograd(
    student: Student, function: str, expected: float, passes: int, **given: Any
) -> None:
    """The number follows what autograd gives, and it took so many passes."""
    out = student.probe(watched, function, **given)
    value = float(out["value"])
    followed = np.isclose(value, 3 * expected, rtol=SINGLE, atol=0) or not out["backward"]
    check_true(out["passes"] and followed, f"the gradient {FORMULA}.", out)
    times = "pass" if out["passes"] == 1 else "passes"
    check_true(
        out["passes"] >= passes,
        f"autograd should run {passes} times; it has made {out['passes']} {times}.",
        out,
    )


def check_shapes(out: Any, W: Floats, x: Floats, b: Floats) -> None:
    out = check_keys("the result", out, ("W", "x", "b"))
    for name, value in (("W", W), ("x", x), ("b", b)):
        shape = check_tuple(f"the shape for {name}", out[name], value.ndim)
        causes = {"It is the shape of its transpose.": value.shape[::-1]}
        for size in shape:
            check_real(f"a size for {name}", size)
        check_array(f"the shape for {name}", np.array(shape), np.array(value.shape), causes=causes)


def as_taken(student: Student, *values: Floats) -> list[Any]:
    """The values as arrays, or as tensors where `gradient_shapes` only takes those."""
    if student.outcome("gradient_shapes", *values).outcome.raised:
        tensors = [tensor(value, "float64") for value in values]
        if student.outcome("gradient_shapes", *tensors).outcome.returned:
            return list(tensors)
    return list(values)


@part("quadratic_gradient")
def test_slope_at_two(student: Student) -> None:
    check_slope(student, "quadratic_gradient", 14.0)


@part("gradient_shapes")
def test_shapes_of_three(student: Student) -> None:
    W, x, b = np.ones((3, 2)), np.ones(2), np.ones(3)
    check_shapes(student.gradient_shapes(*as_taken(student, W, x, b)), W, x, b)


@part("accumulated_gradient")
def test_two_passes_at_two(student: Student) -> None:
    check = partial(check_slope, student, "accumulated_gradient")
    check_all([partial(check, 28.0), partial(check, 14.0, 2.0, zero_between=True)])


@part("errors")
def test_no_pass_at_all(student: Student) -> None:
    why = "there should be at least one pass"
    check_all(
        partial(check_raises, ValueError, student.accumulated_gradient, 2.0, n, why=why)
        for n in (0, -1)
    )


### BEGIN HIDDEN TESTS
@part("quadratic_gradient")
def test_slope_elsewhere(student: Student, rng: np.random.Generator) -> None:
    for x in (0.0, -1.5, *rng.uniform(-8, 8, size=3)):
        check_slope(student, "quadratic_gradient", slope(x), float(x))


@part("quadratic_gradient")
def test_slope_is_of_autograd(student: Student) -> None:
    check_slope(student, "quadratic_gradient", slope(1.5), 1.5)
    check_by_autograd(student, "quadratic_gradient", slope(1.5), 1, x=1.5)


@part("gradient_shapes")
def test_other_shapes(student: Student, rng: np.random.Generator) -> None:
    for n_out, n_in in ((4, 3), (2, 2), (1, 6), (5, 1)):
        W, x, b = (rng.normal(size=shape) for shape in ((n_out, n_in), (n_in,), (n_out,)))
        check_shapes(student.gradient_shapes(*as_taken(student, W, x, b)), W, x, b)


@part("gradient_shapes")
def test_shapes_are_of_autograd(student: Student) -> None:
    W, x, b = np.ones((2, 3)), np.ones(3), np.ones(2)
    check_shapes(student.gradient_shapes(*as_taken(student, W, x, b)), W, x, b)
    out = student.probe(watched, "gradient_shapes", *as_taken(student, W, x, b))
    check_true(out["passes"], f"what it returns {FORMULA}, and give the shapes of that.", out)


@part("errors")
def test_shapes_that_do_not_fit(student: Student) -> None:
    W, _, b = as_taken(student, np.ones((3, 2)), np.ones(2), np.ones(3))
    x = np.ones(3) if isinstance(W, np.ndarray) else tensor(np.ones(3), "float64")
    errors = ValueError, RuntimeError  # the latter is torch's own
    check_raises(errors, student.gradient_shapes, W, x, b, why="W has 2 columns and x 3 entries")


@part("accumulated_gradient")
def test_passes_add_up(student: Student, rng: np.random.Generator) -> None:
    cases = [(n, float(rng.uniform(1, 4) * rng.choice([-1, 1]))) for n in (1, 2, 3, 7)]
    check = partial(check_slope, student, "accumulated_gradient")
    added = [partial(check, n * slope(x), x, n_backwards=n) for n, x in cases]
    single = [partial(check, slope(x), x, n_backwards=n, zero_between=True) for n, x in cases]
    check_all([*added, *single])


@part("accumulated_gradient")
def test_sum_is_of_autograd(student: Student) -> None:
    check_slope(student, "accumulated_gradient", 3 * slope(1.5), 1.5, 3)
    given = {"x": 1.5, "n_backwards": 3}
    check_by_autograd(student, "accumulated_gradient", 3 * slope(1.5), 3, **given)
    check_slope(student, "accumulated_gradient", slope(1.5), 1.5, 3, True)
    given["zero_between"] = True
    check_by_autograd(student, "accumulated_gradient", slope(1.5), 3, **given)


### END HIDDEN TESTS
