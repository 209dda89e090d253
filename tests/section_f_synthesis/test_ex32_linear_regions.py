"""Exercise 32: the linear pieces of a ReLU network."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader.checks import (
    Student,
    check_all,
    check_integer,
    check_raises,
    check_shape,
    check_true,
    check_tuple,
    part,
    planted,
)

Floats = NDArray[np.float64]
Network = tuple[list[Floats], list[Floats]]
Interval = tuple[float, float]
Case = tuple[str, Network, Interval | None, int]

DEFAULT = (-10.0, 10.0)
SMALL = 2.0**-20  # about 1e-6


def network(*layers: tuple[ArrayLike, ArrayLike]) -> Network:
    """Weights as matrices and biases as columns, from rows of numbers."""
    weights = [np.array(W, dtype=np.float64) for W, _ in layers]
    return weights, [np.array(b, dtype=np.float64).reshape(-1, 1) for _, b in layers]


def kinks(places: Sequence[float], changes: Sequence[float]) -> Network:
    """One hidden layer: the slope is 0 at first, and changes by so much at each place."""
    return network(([[1.0]] * len(places), [-place for place in places]), ([changes], [0.0]))


LINE = network(([[3.0]], [2.0]))
ABSOLUTE = network(([[1.0], [-1.0]], [0.0, 0.0]), ([[1.0, 1.0]], [0.0]))
IDENTITY = network(([[1.0], [-1.0]], [0.0, 0.0]), ([[1.0, -1.0]], [0.0]))
TENT = network(([[1.0], [-1.0]], [0.0, 0.0]), ([[-1.0, -1.0]], [3.0]), ([[1.0]], [0.0]))


def check_counts(student: Student, cases: Sequence[Case]) -> None:
    check_all(partial(check_count, student, *case) for case in cases)


def check_count(
    student: Student, what: str, net: Network, interval: Interval | None, count: int
) -> None:
    given = {} if interval is None else {"interval": interval}
    got = student.count_linear_regions(*net, **given)
    check_integer(f"the count for {what}", got, count)


def trained(student: Student, *seed: int) -> Network:
    """What `fit_piecewise` gives, a network of the sizes [1, 3, 3, 1]."""
    out = student.fit_piecewise(*seed)
    weights, biases = check_tuple("the result", out, 2)
    weights = check_tuple("weights", weights, 3)
    biases = check_tuple("biases", biases, 3)
    shapes = ((3, 1), (3, 3), (1, 3))
    return (
        [check_shape(f"weights[{i}]", weights[i], shapes[i]) for i in range(3)],
        [check_shape(f"biases[{i}]", biases[i], (shapes[i][0], 1)) for i in range(3)],
    )


def error_of(weights: Sequence[Floats], biases: Sequence[Floats]) -> float:
    """The mean squared error of the network against | |x| - 5 | on (-10, 10)."""
    x = np.linspace(-10.0, 10.0, 4001).reshape(1, -1)
    A = x
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A = np.maximum(W @ A + b, 0.0)
    return float(np.mean((weights[-1] @ A + biases[-1] - np.abs(np.abs(x) - 5)) ** 2))


def check_fit(net: Network, others: Sequence[Network] = ()) -> None:
    """The network, or else one of the others, is near its target."""
    check_true(
        any(error_of(*one) < 0.5 for one in (net, *others)),
        "the network should be near | |x| - 5 | for x in (-10, 10), its mean squared error below "
        f"0.5, and that is {error_of(*net):.3g}. Are its biases trained too, does it take x "
        "unscaled, and are its units not off for all x? Start from several networks, and keep the "
        "best.",
        net[0][0],
    )


def four(weights: Any, biases: Any, interval: Interval = DEFAULT) -> int:
    """Stands in for a `count_linear_regions` that `fit_piecewise` may ask."""
    return 4


@part("max_linear_regions")
def test_bound_of_a_line(student: Student) -> None:
    check_integer("max_linear_regions", student.max_linear_regions([1, 1]), 1)


@part("errors")
def test_bound_of_two_inputs(student: Student) -> None:
    why = "there should be one input"
    check_raises(ValueError, student.max_linear_regions, [2, 3, 1], why=why)


@part("count_linear_regions")
def test_count_of_simple_networks(student: Student) -> None:
    check_counts(
        student,
        [
            ("3 x + 2, without hidden layers", LINE, None, 1),
            ("|x|", ABSOLUTE, None, 2),
            ("relu(x) - relu(-x), which is x", IDENTITY, None, 1),
            ("relu(3 - |x|)", TENT, None, 4),
            ("relu(3 - |x|) on (-2, 2)", TENT, (-2.0, 2.0), 2),
            ("relu(3 - |x|) on (4, 30)", TENT, (4.0, 30.0), 1),
        ],
    )


@part("count_linear_regions.narrow")
def test_a_narrow_region(student: Student) -> None:
    gap = kinks([-7.0, -7.0 + SMALL], [1.0, -2.0])
    check_count(student, "a region a millionth wide", gap, None, 3)


@part("fit_piecewise")
@planted(count_linear_regions=four)
def test_fit_is_near_its_target(student: Student) -> None:
    check_fit(trained(student))


### BEGIN HIDDEN TESTS
def pieces(
    weights: Sequence[Floats], biases: Sequence[Floats], interval: Interval = DEFAULT
) -> tuple[list[Fraction], list[Fraction]]:
    """Where units switch, the ends of the interval included, and the slopes in between.

    In fractions, so exact. A unit is known by its values at the places so far, between which it is
    straight; where its sign changes from one to the next lies a new place.
    """
    places = [Fraction(end) for end in interval]
    units = [places]
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
        rows = [[Fraction(float(w)) for w in row] for row in W]
        offsets = [Fraction(float(c)) for c in b.ravel()]
        units = [
            [
                c + sum(w * value for w, value in zip(row, at, strict=True))
                for at in zip(*units, strict=True)
            ]
            for row, c in zip(rows, offsets, strict=True)
        ]
        if layer < len(weights) - 1:
            finer = set(places)
            for unit in units:
                for (x0, x1), (v0, v1) in zip(pairwise(places), pairwise(unit), strict=True):
                    if v0 * v1 < 0:
                        finer.add(x0 + (x1 - x0) * v0 / (v0 - v1))
            new = sorted(finer)
            units = [[max(v, Fraction(0)) for v in between(places, u, new)] for u in units]
            places = new
    (output,) = units
    slopes = [
        (v1 - v0) / (x1 - x0)
        for (x0, x1), (v0, v1) in zip(pairwise(places), pairwise(output), strict=True)
    ]
    return places, slopes


def between(
    places: Sequence[Fraction], values: Sequence[Fraction], new: Sequence[Fraction]
) -> list[Fraction]:
    """The values at more places, those so far among them."""
    found, i = [], 0
    for x in new:
        if x > places[i + 1]:
            i += 1
        share = (x - places[i]) / (places[i + 1] - places[i])
        found.append(values[i] + share * (values[i + 1] - values[i]))
    return found


def regions(weights: Sequence[Any], biases: Sequence[Any], interval: Interval = DEFAULT) -> int:
    """The exact count; stands in for `count_linear_regions` too."""
    low, high = (float(end) for end in interval)
    _, slopes = pieces(
        [np.asarray(W) for W in weights], [np.asarray(b) for b in biases], (low, high)
    )
    return 1 + sum(a != b for a, b in pairwise(slopes))


def check_bends(net: Network, others: Sequence[Network] = ()) -> None:
    """The network, or else one of the others, has the regions of one that has learned something."""
    count = regions(*net)
    check_true(
        any(3 <= regions(*one) <= 16 for one in (net, *others)),
        f"the network should have 3 linear regions or more on (-10, 10), and has {count}.",
        net[0][0],
    )


def chain(*networks: Network) -> Network:
    """One after the other: the output of each is the input of the next, folded into its weights."""
    weights, biases = list(networks[0][0]), list(networks[0][1])
    for more_weights, more_biases in networks[1:]:
        last, offset = weights.pop(), biases.pop()
        weights += [more_weights[0] @ last, *more_weights[1:]]
        biases += [more_weights[0] @ offset + more_biases[0], *more_biases[1:]]
    return weights, biases


def with_layer(before: Network, W: ArrayLike, b: ArrayLike, out: ArrayLike) -> Network:
    """`before`, its outputs through a further hidden layer."""
    return chain(before, network((W, b), (out, [0.0])))


# 0 up to x = 0, up to 1 at 1/2, down to 0 at 1 and beyond: the tent map of chaos theory. Repeated k
# times it has 2^k teeth's sides on (0, 1).
FOLD = network(([[1.0], [1.0]], [0.0, -0.5]), ([[2.0, -4.0]], [0.0]))
# Slopes -1, 1, -1, 2 with bends at -5, 0, 5: each piece runs through all values from 0 to 5.
ZIGZAG = network(([[1.0], [-1.0], [-1.0]], [5.0, 0.0, 5.0]), ([[2.0, -2.0, 3.0]], [-20.0]))
# The same with its bends at 1, 2, 3, so that it cuts each of those pieces in four.
INNER = network(([[1.0], [-1.0], [-1.0]], [-1.0, 2.0, 3.0]), ([[2.0, -2.0, 3.0]], [0.0]))


@part("max_linear_regions")
def test_bound_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    # With three units or more in each layer, or one layer alone, some network attains the bound.
    drawn = [[1, *rng.integers(4, 40, size=depth).tolist(), 1] for depth in (1, 2, 3, 4)]
    for layer_dims in [*drawn, [1, 3, 3, 1], [1, 4, 3, 5, 1], [1, 1, 1], [1, 2, 1]]:
        bound = 1
        for units in layer_dims[1:-1]:
            bound += bound * units  # each unit cuts each piece at most once
        check_integer("max_linear_regions", student.max_linear_regions(layer_dims), bound)


@part("errors")
def test_bound_without_sense(student: Student) -> None:
    cases: list[tuple[list[int], str]] = [
        ([3, 1], "there should be one input"),
        ([1], "a network has at least two layers, input and output"),
        ([], "a network has at least two layers, input and output"),
        ([1, 0, 1], "every layer has at least one unit"),
        ([1, 3, 0], "every layer has at least one unit"),
        ([1, -3, -3, 1], "every layer has at least one unit"),
        ([0, 3, 1], "there should be one input"),
    ]
    check_all(
        partial(check_raises, ValueError, student.max_linear_regions, layer_dims, why=why)
        for layer_dims, why in cases
    )


@part("count_linear_regions")
def test_units_that_make_no_breakpoint(student: Student) -> None:
    off = with_layer(ABSOLUTE, [[-1.0], [1.0]], [-1.0, 20.0], [[5.0, 0.0]])
    hidden = network(
        ([[1.0], [1.0], [-1.0]], [0.0, -4.0, -6.0]),
        ([[0.0, 1.0, 0.0], [-1.0, 0.0, -1.0]], [0.0, 0.0]),
        ([[1.0, 1.0]], [0.0]),
    )
    # At each place one unit takes over from another of the same slope. The sum of slopes stays, but
    # for its last digit: it is summed in another order.
    places, parts = np.array([-4.0, -2.0, 0.0, 2.0, 4.0]), np.array([0.1, 0.7, 0.2, 1.3, 0.3])
    rounded = network(
        (np.repeat([[1.0], [-1.0]], 5, axis=0), [*-places, *places[::-1]]),
        ([[*parts, *-parts[::-1]]], [0.0]),
    )
    check_counts(
        student,
        [
            ("a constant", network(([[0.0]], [4.0])), None, 1),
            ("units that are always off", kinks([20.0, 30.0], [1.0, 1.0]), None, 1),
            ("units that are always on", kinks([-20.0, -30.0], [1.0, 1.0]), None, 1),
            ("a unit with weight and bias 0", network(([[0.0]], [0.0]), ([[1.0]], [1.0])), None, 1),
            (
                "a unit with weight 0, always on",
                network(([[0.0]], [2.0]), ([[3.0]], [1.0])),
                None,
                1,
            ),
            ("outgoing weights of zero", kinks([-1.0, 1.0, 2.0], [0.0, 1.0, 0.0]), None, 2),
            ("two bends that cancel", kinks([1.0, 1.0, 2.0], [3.0, -3.0, 1.0]), None, 2),
            ("later units that are always off", off, None, 1),
            ("bends behind a unit that is off", hidden, None, 2),
            ("x through three hidden layers", chain(IDENTITY, IDENTITY, IDENTITY), None, 1),
            ("|x| through four hidden layers", chain(*[IDENTITY] * 3, ABSOLUTE), None, 2),
            ("-|x| cut off at 0", with_layer(ABSOLUTE, [[-1.0]], [0.0], [[1.0]]), None, 1),
            ("a line, but for the last digit of its slope", rounded, None, 1),
        ],
    )


@part("count_linear_regions")
def test_units_that_bend_together(student: Student) -> None:
    both = network(([[1.0], [2.0], [-4.0]], [-1.0, -2.0, 4.0]), ([[1.0, 1.0, 1.0]], [0.0]))
    check_counts(
        student,
        [
            ("three units that bend at 1", both, None, 2),
            (
                "pairs of bends at 1 and 3",
                kinks([1.0, 3.0, 1.0, 3.0], [1.0, 1.0, 1.0, 1.0]),
                None,
                3,
            ),
            ("a second layer that bends with the first", chain(ABSOLUTE, ABSOLUTE), None, 2),
            # Slopes 0, 1, -1, 1, -1, 1: more regions than different slopes.
            ("a zigzag", kinks([-4.0, -2.0, 0.0, 2.0, 4.0], [1.0, -2.0, 2.0, -2.0, 2.0]), None, 6),
            # Slopes 0, 2, 0, 3, 0.
            ("flat between bends", kinks([-3.0, -1.0, 1.0, 2.0], [2.0, -2.0, 3.0, -3.0]), None, 5),
        ],
    )


@part("count_linear_regions")
def test_bends_at_the_ends_and_beyond(student: Student) -> None:
    check_counts(
        student,
        [
            ("bends at -10, 3 and 10", kinks([-10.0, 3.0, 10.0], [1.0, 1.0, 1.0]), None, 2),
            ("bends at -12, 0 and 15", kinks([-12.0, 0.0, 15.0], [1.0, 1.0, 1.0]), None, 2),
            (
                "bends at 0, 1 and 4, on (0, 4)",
                kinks([0.0, 1.0, 4.0], [1.0, 1.0, 1.0]),
                (0.0, 4.0),
                2,
            ),
            ("a unit on from -20, on (-30, 30)", kinks([-20.0], [1.0]), (-30.0, 30.0), 2),
            (
                "bends at -12, 0 and 15, on (-100, 100)",
                kinks([-12.0, 0.0, 15.0], [1.0] * 3),
                (-100.0, 100.0),
                4,
            ),
            ("||x| - 5| on (1, 6)", chain(ABSOLUTE, kinks([0.0, 5.0], [-1.0, 2.0])), (1.0, 6.0), 2),
            (
                "||x| - 5| on (-5, 5)",
                chain(ABSOLUTE, kinks([0.0, 5.0], [-1.0, 2.0])),
                (-5.0, 5.0),
                2,
            ),
        ],
    )


@part("count_linear_regions.narrow")
def test_narrow_regions(student: Student) -> None:
    step, near = 1 / SMALL, 2.0**-10
    steep = network(
        ([[step]] * 3, [-3 * step, -3 * step - 1, -3 * step - 2]), ([[1.0, -2.0, 1.0]], [0.0])
    )
    low = kinks([1.5, 1.5 + SMALL, 1.5 + 2 * SMALL], [1.0, -2.0, 1.0])
    check_counts(
        student,
        [
            ("a tent two millionths wide and 1 high", steep, None, 4),
            ("a tent two millionths wide and one millionth high", low, None, 4),
            (
                "the lower tent, on an interval ten times as wide",
                low,
                (1.5 - SMALL, 1.5 + 9 * SMALL),
                4,
            ),
            ("a narrow tent folded twice", chain(low, ABSOLUTE, IDENTITY), None, 4),
            ("bends just inside", kinks([-10 + near, 10 - near], [1.0, 1.0]), None, 3),
            ("bends just outside", kinks([-10 - near, 10 + near], [1.0, 1.0]), None, 1),
        ],
    )


@part("count_linear_regions.narrow")
def test_small_slopes(student: Student) -> None:
    # Slopes 0, 1, 2 and 1 of those: what is too small for a coarse tolerance bends too.
    net = kinks([-1.0, 1.0, 3.0], [1e-4, 1e-4, -1e-4])
    check_count(student, "slopes of a ten-thousandth", net, None, 4)


@part("count_linear_regions")
def test_deep_networks(student: Student) -> None:
    thin = network(([[1.0]], [0.0]), ([[-1.0]], [1.0]), ([[2.0]], [-1.0]), ([[1.0]], [0.0]))
    check_counts(
        student,
        [
            # The second unit bends at x = 1; the third, off from 1/2 on, hides that.
            ("three hidden layers of one unit", thin, None, 3),
            ("a tent map three times over", chain(FOLD, FOLD, FOLD), (0.0, 1.0), 8),
            ("a tent map six times over", chain(*[FOLD] * 6), (0.0, 1.0), 64),
            ("||x| - 5|", chain(ABSOLUTE, kinks([0.0, 5.0], [-1.0, 2.0])), None, 4),
            ("a network that attains the bound of 16", chain(ZIGZAG, INNER), None, 16),
            ("the half of it above 0", chain(ZIGZAG, INNER), (0.0, 10.0), 8),
        ],
    )


@part("count_linear_regions.narrow")
def test_hundreds_of_regions(student: Student) -> None:
    many = np.arange(-150.0, 150.0) / 16
    changes = [1.0, *[-2.0, 2.0] * 149, -2.0]
    check_counts(
        student,
        [
            ("a tent map eight times over", chain(*[FOLD] * 8), (0.0, 1.0), 256),
            ("300 bends in one layer", kinks(many.tolist(), changes), None, 301),
        ],
    )


def drawn_network(rng: np.random.Generator, sizes: Sequence[int]) -> Network:
    """A random network whose first layer bends inside the interval; few digits keep it exact."""
    weights: list[Floats] = []
    biases: list[Floats] = []
    for n_in, n_out in pairwise(sizes):
        W = rng.normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)
        b = 2 * rng.normal(size=(n_out, 1))
        if n_in == 1 and not weights:
            b = -W * rng.uniform(-9, 9, size=(n_out, 1))
        weights.append(np.round(W * 1024) / 1024)
        biases.append(np.round(b * 1024) / 1024)
    return weights, biases


def is_clear(net: Network, interval: Interval) -> bool:
    """Whether its regions and slopes are as large as the statement says, with some room."""
    low, high = interval
    places, slopes = pieces(*net, (low, high))
    wider, _ = pieces(*net, (low - 1e-4, high + 1e-4))
    changes = [
        (x, abs(b - a)) for x, (a, b) in zip(places[1:-1], pairwise(slopes), strict=True) if a != b
    ]
    ends = [places[0], *(x for x, _ in changes), places[-1]]
    steepest = max(abs(slope) for slope in slopes)
    return (
        len(wider) == len(places)  # none just beyond the ends
        and min(b - a for a, b in pairwise(places)) > 1e-4
        and min(b - a for a, b in pairwise(ends)) > 0.012 * (high - low)
        # Slopes of ordinary size, so that a tolerance of a thousandth will do.
        and steepest > 0.5
        and all(change > 0.02 * steepest for _, change in changes)
    )


@part("count_linear_regions")
def test_random_networks(student: Student, rng: np.random.Generator) -> None:
    cases: list[Case] = []
    shapes = ([1, 1], [1, 6, 1], [1, 3, 3, 1], [1, 6, 5, 1], [1, 3, 3, 3, 1], [1, 4, 1, 4, 1])
    for sizes in [*shapes, [1, 3, 3, 1], [1, 5, 4, 1]]:
        below, above = rng.integers(1, 19, size=2) / 2
        interval = DEFAULT if rng.random() < 0.5 else (-float(below), float(above))
        for _ in range(200):
            net = drawn_network(rng, sizes)
            if is_clear(net, interval):
                what = f"a random network of sizes {sizes}"
                cases.append((what, net, interval, regions(*net, interval)))
                break
    check_counts(student, cases)


@part("errors")
def test_networks_without_sense(student: Student) -> None:
    two_inputs = network(([[1.0, 2.0], [0.0, 1.0]], [0.0, 1.0]), ([[1.0, 1.0]], [0.0]))
    line = network(([[1.0, 2.0]], [0.0]))
    misfit = network(([[1.0], [2.0]], [0.0, 1.0]), ([[1.0, 1.0, 1.0]], [0.0]))
    nothing: Network = ([], [])
    cases = [
        (two_inputs, "the network has two inputs"),
        (line, "the network has two inputs"),
        (nothing, "there is no layer"),
        (misfit, "the second matrix does not fit the first"),
    ]
    check_all(
        partial(check_raises, ValueError, student.count_linear_regions, *net, why=why)
        for net, why in cases
    )


def flat(net: Network) -> Floats:
    return np.concatenate([value.ravel() for value in (*net[0], *net[1])])


@part("fit_piecewise")
@planted(count_linear_regions=regions)
def test_fit_follows_the_seed(student: Student) -> None:
    first, again, other = (trained(student, seed) for seed in (3, 3, 4))
    check_true(
        # The same training twice; only the order of sums may differ, and many steps enlarge that.
        np.allclose(flat(first), flat(again), rtol=1e-5, atol=1e-5),
        "the same seed gave another network the second time; draw everything from "
        "np.random.default_rng(seed).",
        again[0][0],
    )
    check_true(
        not np.allclose(flat(first), flat(other), rtol=0, atol=1e-12),
        "seeds 3 and 4 gave the same network; is the seed used?",
        other[0][0],
    )
    check_bends(first, [other])  # bad luck with one seed is not held against a training
    check_fit(first, [other])


### END HIDDEN TESTS
