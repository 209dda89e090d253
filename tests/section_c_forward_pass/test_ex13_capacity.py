"""Exercise 13: how large a network is."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from grader.checks import (
    Student,
    check_all,
    check_integer,
    check_number,
    check_raises,
    check_true,
    check_tuple,
    part,
    planted,
)

DIGITS = [784, 256, 128, 10]
DIGITS_TABLE = [(200704, 256), (32768, 128), (1280, 10)]
DIGITS_COUNTS = {
    (784, 256, 128, 10): 235146,
    (784, 256): 200960,
    (256, 128): 32896,
    (128, 10): 1290,
}


def check_table(got: Any, expected: list[tuple[int, int]]) -> None:
    rows = len(got) if isinstance(got, list | tuple) else None
    what = "None" if got is None else f"a {type(got).__name__}" + (f" of {rows}" if rows else "")
    asked = "a list with a pair for each layer after the input"
    check_true(rows == len(expected), f"the table should be {asked}, got {what}.", got)
    for number, (row, (weights, biases)) in enumerate(zip(got, expected, strict=True), 1):
        pair = check_tuple(f"row {number} of the table", row, 2)
        check_integer(f"the number of weights in row {number}", pair[0], weights)
        check_integer(f"the number of biases in row {number}", pair[1], biases)


def known_count(layer_dims: list[int]) -> int:
    """Stands in for count_parameters."""
    return DIGITS_COUNTS[tuple(layer_dims)]


def known_table(layer_dims: list[int]) -> list[tuple[int, int]]:
    """Stands in for parameter_table."""
    if list(layer_dims) != DIGITS:
        raise ValueError("this stand-in knows the exercise's network only")
    return DIGITS_TABLE


@part("count_parameters")
@planted(parameter_table=known_table)
def test_exercise_count(student: Student) -> None:
    check_integer("count_parameters", student.count_parameters(DIGITS), 235146)


@part("memory_megabytes")
@planted(count_parameters=known_count, parameter_table=known_table)
def test_exercise_memory(student: Student) -> None:
    check_number("memory_megabytes", student.memory_megabytes(DIGITS), 0.940584)


# Nothing is planted for the table: were each of the two lent the other, neither need be written.
@part("parameter_table")
def test_exercise_table(student: Student) -> None:
    check_table(student.parameter_table(DIGITS), DIGITS_TABLE)


@part("errors")
@planted(parameter_table=known_table)
def test_a_single_layer(student: Student) -> None:
    why = "a network has at least two layers, input and output"
    check_raises(ValueError, student.count_parameters, [784], why=why)


### BEGIN HIDDEN TESTS
def table_by_units(layer_dims: list[int]) -> list[tuple[int, int]]:
    """Layer by layer: every unit has a weight for each unit before it, and a bias."""
    if len(layer_dims) < 2 or min(layer_dims) < 1:
        raise ValueError("no such network")
    table = []
    for layer in range(1, len(layer_dims)):
        before, units = int(layer_dims[layer - 1]), int(layer_dims[layer])
        table.append((before * units, units))
    return table


def count_by_units(layer_dims: list[int]) -> int:
    return sum(weights + biases for weights, biases in table_by_units(layer_dims))


def networks(rng: np.random.Generator) -> list[list[int]]:
    """Two layers and many, small and large; each could be built, with at most 10**7 parameters."""
    drawn = [rng.integers(2, 60, size=length).tolist() for length in (2, 3, 5)]
    many = rng.integers(1, 9, size=40).tolist()
    return [*drawn, [1, 1], [7, 7, 7], many, [1000, 5000, 100]]


@part("count_parameters")
@planted(parameter_table=table_by_units)
def test_count_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    for layer_dims in networks(rng):
        got = student.count_parameters(layer_dims)
        check_integer("count_parameters", got, count_by_units(layer_dims))


@part("errors")
@planted(parameter_table=table_by_units)
def test_networks_without_sense(student: Student) -> None:
    few: list[list[int]] = [[5], []]
    below_one = [[4, 3, 0], [4, 0, 3], [0, 4, 3], [4, -3, 2], [-4, -3], [-1, 8, 9]]
    cases = [(dims, "a network has at least two layers, input and output") for dims in few]
    cases += [(dims, "every layer has at least one unit") for dims in below_one]
    check_all(
        partial(check_raises, ValueError, student.count_parameters, layer_dims, why=why)
        for layer_dims, why in cases
    )


@part("memory_megabytes")
@planted(count_parameters=count_by_units, parameter_table=table_by_units)
def test_memory_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    for layer_dims in networks(rng):
        got = student.memory_megabytes(layer_dims)
        check_number("memory_megabytes", got, count_by_units(layer_dims) * 4 / 10**6)


@part("memory_megabytes")
@planted(count_parameters=count_by_units, parameter_table=table_by_units)
def test_memory_in_other_precisions(student: Student, rng: np.random.Generator) -> None:
    for layer_dims in networks(rng)[:3]:
        count = count_by_units(layer_dims)
        got = student.memory_megabytes(layer_dims, bytes_per_parameter=2)
        check_number("memory_megabytes", got, count * 2 / 10**6)
        for size in (1, 8):  # int8, float64
            got = student.memory_megabytes(layer_dims, size)
            check_number("memory_megabytes", got, count * size / 10**6)


@part("parameter_table")
def test_table_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    for layer_dims in networks(rng):
        check_table(student.parameter_table(layer_dims), table_by_units(layer_dims))


### END HIDDEN TESTS
