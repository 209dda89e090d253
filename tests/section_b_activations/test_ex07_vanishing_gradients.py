"""Exercise 7: what ten sigmoid layers leave of a gradient."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import numpy as np

from grader.checks import (
    Student,
    check_all,
    check_number,
    check_raises,
    part,
    planted,
)

SLOPE_AT_3 = 0.0451767
"""sigmoid'(3), to six digits."""
PRODUCT_AT_0, PRODUCT_AT_3 = 9.5367431640625e-07, 3.5411e-14
"""Of ten slopes, the second to five digits."""


def known_product(z: float, n_layers: int = 10) -> float:
    """Stands in for derivative_product where z is 0 or 3; elsewhere it is only near the truth."""
    return float(np.interp(abs(z), [0.0, 3.0], [0.25, SLOPE_AT_3])) ** n_layers


# The results are tiny, so no absolute difference is small: only relative ones count.


@part("derivative_product")
def test_product_of_ten_slopes(student: Student) -> None:
    check_number("the product", student.derivative_product(0.0), PRODUCT_AT_0, atol=0)
    got = student.derivative_product(3.0)
    check_number("the product", got, PRODUCT_AT_3, rtol=1e-4, atol=0)


@part("derivative_product")
def test_product_of_few_slopes(student: Student) -> None:
    check_number("the product", student.derivative_product(0.0, n_layers=1), 0.25, atol=0)
    check_number("the product", student.derivative_product(0.0, n_layers=3), 0.015625, atol=0)


@part("first_layer_gradient")
@planted(derivative_product=known_product)
def test_gradient_through_ten_layers(student: Student) -> None:
    expected = 1.862645149230957e-09
    check_number("the gradient", student.first_layer_gradient(0.0), expected, atol=0)


@part("shrink_factor")
@planted(derivative_product=known_product)
def test_factor_from_0_to_3(student: Student) -> None:
    got = student.shrink_factor()
    check_number("the factor", got, 2.6931e7, rtol=1e-4, atol=0)  # five digits


def check_least_depth(student: Student, name: str, *arguments: float) -> None:
    check_all(
        partial(
            check_raises,
            ValueError,
            getattr(student, name),
            *arguments,
            n_layers=n,
            why=f"a network of {n} layers makes no sense",
        )
        for n in (0, -1, -10)
    )


@part("errors")
def test_product_of_no_layers(student: Student) -> None:
    check_least_depth(student, "derivative_product", 0.5)


### BEGIN HIDDEN TESTS
def slope(z: float) -> float:
    """sigmoid'(z) = 1 / (2 cosh(z / 2))^2."""
    return 1.0 / (2.0 * math.cosh(z / 2)) ** 2 if abs(z) < 600 else 0.0


def product_of_slopes(z: float, n_layers: int = 10) -> float:
    """Layer by layer; stands in for derivative_product."""
    if n_layers < 1:
        raise ValueError("no layers")
    product = 1.0
    for _ in range(int(n_layers)):
        product *= slope(float(z))
    return product


def gradient_backwards(z: float, weight: float, n_layers: int) -> float:
    """From the last layer to the first: a slope at every layer, a weight before every next one."""
    gradient = slope(z)
    for _ in range(n_layers - 1):
        gradient *= weight * slope(z)
    return gradient


# sigmoid(z) near 1 loses digits in 1 - sigmoid(z): at z = 8 a slope still has twelve of them.
LARGEST = 8.0


def depths(rng: np.random.Generator) -> list[int]:
    return [1, 2, 10, int(rng.integers(3, 9)), int(rng.integers(11, 40))]


def check_small(name: str, got: Any, expected: float) -> None:
    """To a relative precision: rounding in each of up to forty factors stays far below 1e-7."""
    check_number(name, got, expected, atol=0)


@part("derivative_product")
def test_product_elsewhere(student: Student, rng: np.random.Generator) -> None:
    for n in depths(rng):
        for z in (0.0, *rng.uniform(-LARGEST, LARGEST, size=3).tolist()):
            got = student.derivative_product(z, n_layers=n)
            check_small("the product", got, product_of_slopes(z, n))


@part("derivative_product")
def test_product_of_ten_by_default(student: Student, rng: np.random.Generator) -> None:
    for z in rng.uniform(-LARGEST, LARGEST, size=3).tolist():
        got = student.derivative_product(z)
        check_small("the product", got, product_of_slopes(z))


@part("first_layer_gradient")
@planted(derivative_product=product_of_slopes)
def test_gradient_elsewhere(student: Student, rng: np.random.Generator) -> None:
    for n in depths(rng):
        for weight in (0.5, 1.0, float(rng.uniform(0.2, 3.0)), float(rng.uniform(-3.0, -0.2))):
            z = float(rng.uniform(-LARGEST, LARGEST))
            got = student.first_layer_gradient(z, weight=weight, n_layers=n)
            check_small("the gradient", got, gradient_backwards(z, weight, n))


@part("first_layer_gradient")
@planted(derivative_product=product_of_slopes)
def test_gradient_with_defaults(student: Student, rng: np.random.Generator) -> None:
    z = float(rng.uniform(-2, 2))
    for got, weight, n in (
        (student.first_layer_gradient(z), 0.5, 10),
        (student.first_layer_gradient(z, n_layers=4), 0.5, 4),
        (student.first_layer_gradient(z, 1.5), 1.5, 10),
    ):
        check_small("the gradient", got, gradient_backwards(z, weight, n))


@part("first_layer_gradient")
@planted(derivative_product=product_of_slopes)
def test_gradient_of_one_layer(student: Student, rng: np.random.Generator) -> None:
    """A single layer has no connection, so its weight does not matter."""
    z = float(rng.uniform(-2, 2))
    for weight in (0.5, 7.0):
        got = student.first_layer_gradient(z, weight=weight, n_layers=1)
        check_small("the gradient", got, slope(z))


@part("shrink_factor")
@planted(derivative_product=product_of_slopes)
def test_factor_elsewhere(student: Student, rng: np.random.Generator) -> None:
    for n in depths(rng):
        for _ in range(3):
            z_from, z_to = rng.uniform(-LARGEST, LARGEST, size=2).tolist()
            got = student.shrink_factor(z_from, z_to, n_layers=n)
            expected = product_of_slopes(z_from, n) / product_of_slopes(z_to, n)
            check_small("the factor", got, expected)


@part("shrink_factor")
@planted(derivative_product=product_of_slopes)
def test_factor_with_defaults(student: Student, rng: np.random.Generator) -> None:
    z = float(rng.uniform(-4, 4))
    for got, z_from, z_to, n in (
        (student.shrink_factor(), 0.0, 3.0, 10),
        (student.shrink_factor(z_to=z), 0.0, z, 10),
        (student.shrink_factor(z_from=z), z, 3.0, 10),
        (student.shrink_factor(n_layers=4), 0.0, 3.0, 4),
    ):
        expected = product_of_slopes(z_from, n) / product_of_slopes(z_to, n)
        check_small("the factor", got, expected)


@part("errors")
@planted(derivative_product=product_of_slopes)
def test_gradient_of_no_layers(student: Student) -> None:
    check_least_depth(student, "first_layer_gradient", 0.5, 0.8)


@part("errors")
@planted(derivative_product=product_of_slopes)
def test_factor_of_no_layers(student: Student) -> None:
    check_least_depth(student, "shrink_factor", 0.5, 1.5)


### END HIDDEN TESTS
