"""Exercise 22: what a training step costs in operations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from grader.checks import (
    Student,
    check_all,
    check_integer,
    check_number,
    check_raises,
    part,
    planted,
)

FORWARD = {(3, 4, 5): 140, (4, 2, 5): 90}
WITH_DX = {(3, 4, 5): 260, (4, 2, 5): 170}
WITHOUT_DX = {(3, 4, 5): 140, (4, 2, 5): 90}
"""What the layers of the small network cost."""


def of_the_small_network_forward(n_in: int, n_out: int, m: int) -> int:
    """Stands in for forward_flops, for two layers alone."""
    return FORWARD.get((n_in, n_out, m), 0)


def of_the_small_network_backward(
    n_in: int, n_out: int, m: int, input_gradient: bool = True
) -> int:
    """Stands in for backward_flops, for two layers alone."""
    return (WITH_DX if input_gradient else WITHOUT_DX).get((n_in, n_out, m), 0)


@part("forward_flops")
def test_forward_of_a_small_layer(student: Student) -> None:
    # Z has 4 * 5 entries, each the sum of 3 products and a bias.
    check_integer("forward_flops", student.forward_flops(3, 4, 5), 140)


@part("backward_flops")
@planted(forward_flops=of_the_small_network_forward)
def test_backward_of_a_small_layer(student: Student) -> None:
    # dW has 4 * 3 entries of 5 products each, db 4 of 5 numbers, dX 3 * 5 of 4 products.
    def check(name: str, count: int, **asked: bool) -> None:
        check_integer(name, student.backward_flops(3, 4, 5, **asked), count)

    check_all(
        [
            partial(check, "backward_flops", 260),
            partial(check, "backward_flops with dX", 260, input_gradient=True),
            partial(check, "backward_flops without dX", 140, input_gradient=False),
        ]
    )


@part("step_flops")
@planted(forward_flops=of_the_small_network_forward, backward_flops=of_the_small_network_backward)
def test_step_of_two_layers(student: Student) -> None:
    check_integer("step_flops", student.step_flops([3, 4, 2], 5), 280 + 90 + 170)


@part("cost_ratio")
@planted(forward_flops=of_the_small_network_forward, backward_flops=of_the_small_network_backward)
def test_ratio_of_a_small_layer(student: Student) -> None:
    check_number("cost_ratio", student.cost_ratio(3, 4, 5), 260 / 140)


@part("errors")
def test_a_layer_without_units(student: Student) -> None:
    check_raises(ValueError, student.forward_flops, 3, 0, 5, why="n_out is below 1")


### BEGIN HIDDEN TESTS
def count_sums(terms: int, sums: int) -> int:
    """So many sums, each of so many products: a multiplication and an addition for every term."""
    return 2 * terms * sums


def known_forward(n_in: int, n_out: int, m: int) -> int:
    """Stands in for forward_flops."""
    n_in, n_out, m = sized(n_in, n_out, m)
    return count_sums(n_in, n_out * m) + n_out * m


def known_backward(n_in: int, n_out: int, m: int, input_gradient: bool = True) -> int:
    """Stands in for backward_flops."""
    n_in, n_out, m = sized(n_in, n_out, m)
    dW, db, dX = count_sums(m, n_out * n_in), n_out * m, count_sums(n_out, n_in * m)
    return dW + db + (dX if input_gradient else 0)


def sized(*sizes: int) -> list[int]:
    """The sizes as Python's integers, if they are sizes."""
    if min(sizes) < 1:
        raise ValueError(f"no such layer: {sizes}")
    return [int(size) for size in sizes]


def known_step(layer_dims: Sequence[int], m: int) -> int:
    total = 0
    for layer in range(1, len(layer_dims)):
        sizes = layer_dims[layer - 1], layer_dims[layer], m
        total += known_forward(*sizes) + known_backward(*sizes, input_gradient=layer > 1)
    return total


Sizes = tuple[int, int, int]
EDGES: list[Sizes] = [(1, 1, 1), (1, 7, 1), (9, 1, 1), (1, 1, 8), (6, 6, 6)]
HUGE: Sizes = (3 * 10**6 + 1, 10**6 + 1, 4_095)
"""Its counts have more digits than a float64, and fit an int64."""
WITHOUT_SENSE: list[tuple[str, Sizes]] = [
    ("n_in", (0, 4, 5)),
    ("n_out", (3, 0, 5)),
    ("m", (3, 4, 0)),
    ("n_in", (-3, 4, 5)),
    ("n_out", (3, -4, 5)),
    ("m", (3, 4, -5)),
    ("n_in", (-3, -4, 5)),
]


def layers(rng: np.random.Generator) -> list[Sizes]:
    sizes = rng.integers(2, 300, size=(4, 3)).tolist()
    drawn: list[Sizes] = [(n_in, n_out, m) for n_in, n_out, m in sizes]
    return [*drawn, *EDGES, HUGE]


@part("forward_flops")
def test_forward_of_other_layers(student: Student, rng: np.random.Generator) -> None:
    for sizes in layers(rng):
        check_integer("forward_flops", student.forward_flops(*sizes), known_forward(*sizes))


@part("errors")
def test_forward_without_sense(student: Student) -> None:
    check_refused(student, "forward_flops")


@part("backward_flops")
@planted(forward_flops=known_forward)
def test_backward_of_other_layers(student: Student, rng: np.random.Generator) -> None:
    for sizes in layers(rng):
        check_integer("backward_flops", student.backward_flops(*sizes), known_backward(*sizes))
        with_dx = student.backward_flops(*sizes, input_gradient=True)
        check_integer("backward_flops with dX", with_dx, known_backward(*sizes))
        without = student.backward_flops(*sizes, False)
        check_integer("backward_flops without dX", without, known_backward(*sizes, False))


@part("errors")
@planted(forward_flops=known_forward)
def test_backward_without_sense(student: Student) -> None:
    check_refused(student, "backward_flops")


@part("step_flops")
@planted(forward_flops=known_forward, backward_flops=known_backward)
def test_step_of_the_network_of_c(student: Student) -> None:
    got = student.step_flops([784, 512, 256, 128, 10], 64)
    check_integer("step_flops of the network in (c)", got, 166_282_496)


@part("step_flops")
@planted(forward_flops=known_forward, backward_flops=known_backward)
def test_step_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    drawn = [rng.integers(2, 100, size=length).tolist() for length in (2, 3, 4, 9)]
    networks = [*drawn, [1, 1], [5, 5, 5, 5], [1, 30, 1], [784, 256, 128, 10]]
    for layer_dims in networks:
        m = int(rng.integers(2, 200))
        got = student.step_flops(layer_dims, m)
        check_integer("step_flops", got, known_step(layer_dims, m))
    for layer_dims, m in (([784, 10], 1), ([3 * 10**6 + 1, 10**6 + 1, 11], 4_001)):
        got = student.step_flops(layer_dims, m)
        check_integer("step_flops", got, known_step(layer_dims, m))


@part("errors")
@planted(forward_flops=known_forward, backward_flops=known_backward)
def test_step_of_networks_without_sense(student: Student) -> None:
    few: list[list[int]] = [[5], []]
    below_one = [[4, 3, 0], [4, 0, 3], [0, 4, 3], [4, -3, 2], [-4, -3], [-1, 8, 9]]
    cases = [(dims, 5, "a network has at least two layers, input and output") for dims in few]
    cases += [(dims, 5, "every layer has at least one unit") for dims in below_one]
    cases += [([4, 3, 2], m, "a batch has at least one example") for m in (0, -5)]
    check_all(
        partial(check_raises, ValueError, student.step_flops, layer_dims, m, why=why)
        for layer_dims, m, why in cases
    )


@part("cost_ratio")
@planted(forward_flops=known_forward, backward_flops=known_backward)
def test_ratio_of_other_layers(student: Student, rng: np.random.Generator) -> None:
    for n_in, n_out, m in layers(rng):
        expected = known_backward(n_in, n_out, m) / known_forward(n_in, n_out, m)
        # Rounding once gives 1e-16; a bias left out of a layer of 300 inputs changes it by 1e-3.
        check_number("cost_ratio", student.cost_ratio(n_in, n_out, m), expected, rtol=1e-9)


@part("errors")
@planted(forward_flops=known_forward, backward_flops=known_backward)
def test_ratio_without_sense(student: Student) -> None:
    check_refused(student, "cost_ratio")


def check_refused(student: Student, function: str) -> None:
    asked = getattr(student, function)
    check_all(
        partial(check_raises, ValueError, asked, *sizes, why=f"{name} is below 1")
        for name, sizes in WITHOUT_SENSE
    )


### END HIDDEN TESTS
