"""Exercise 8: a hidden layer of dead ReLU units, and what Leaky ReLU changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    Student,
    check_array,
    check_keys,
    check_raises,
    check_shape,
    check_true,
    part,
    planted,
)

Floats = NDArray[np.float64]
Network = dict[str, Floats]

SHAPES = {"W1": (10, 2), "b1": (10, 1), "W2": (1, 10), "b2": (1, 1)}
NAMES = ("dW1", "db1", "dW2", "db2")

X = np.array([[1.0, -2.0, 0.5], [0.5, 1.0, -3.0]])
Y = np.array([[1.0, 0.0, 1.0]])
SMALL_NETWORK = {
    "W1": np.array([[0.5, -1.0], [-0.3, 0.8]]),
    "b1": np.array([[0.2], [-0.2]]),
    "W2": np.array([[1.2, -0.7]]),
    "b2": np.array([[0.1]]),
}
DEAD_NETWORK = {
    "W1": np.array([[0.6, -0.4], [-0.5, 0.3], [0.2, 0.9]]),
    "b1": np.array([[-20.0], [-25.0], [-30.0]]),
    "W2": np.array([[0.8, -1.1, 0.4]]),
    "b2": np.array([[0.3]]),
}


# To eight digits, by activation.
SMALL_FORWARD = {
    "relu": {
        "Z1": np.array([[0.2, -1.8, 3.45], [-0.1, 1.2, -2.75]]),
        "A1": np.array([[0.2, 0.0, 3.45], [0.0, 1.2, 0.0]]),
        "Z2": np.array([[0.34, -0.74, 4.24]]),
        "A2": np.array([[0.58419052, 0.32300414, 0.98579704]]),
    },
    "leaky_relu": {
        "Z1": np.array([[0.2, -1.8, 3.45], [-0.1, 1.2, -2.75]]),
        "A1": np.array([[0.2, -0.018, 3.45], [-0.001, 1.2, -0.0275]]),
        "Z2": np.array([[0.3407, -0.7616, 4.25925]]),
        "A2": np.array([[0.58436055, 0.31829899, 0.98606406]]),
    },
}
SMALL_GRADIENTS = {
    "relu": {
        "dW1": np.array([[-0.16916438, -0.06611834], [0.15073527, -0.07536763]]),
        "db1": np.array([[-0.17200498], [-0.07536763]]),
        "dW2": np.array([[-0.04405404, 0.12920166]]),
        "db2": np.array([[-0.03566943]]),
    },
    "leaky_relu": {
        "dW1": np.array([[-0.17158936, -0.06513156], [0.14952561, -0.0738824]]),
        "db1": np.array([[-0.17055696], [-0.07326742]]),
        "dW2": np.array([[-0.04564542, 0.12758589]]),
        "db2": np.array([[-0.03709213]]),
    },
}
DEAD_FORWARD = {
    "relu": {
        "Z1": np.array([[-19.6, -21.6, -18.5], [-25.35, -23.7, -26.15], [-29.35, -29.5, -32.6]]),
        "A1": np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]),
        "Z2": np.array([[0.3, 0.3, 0.3]]),
        "A2": np.array([[0.57444252, 0.57444252, 0.57444252]]),
    },
    "leaky_relu": {
        "Z1": np.array([[-19.6, -21.6, -18.5], [-25.35, -23.7, -26.15], [-29.35, -29.5, -32.6]]),
        "A1": np.array(
            [[-0.196, -0.216, -0.185], [-0.2535, -0.237, -0.2615], [-0.2935, -0.295, -0.326]]
        ),
        "Z2": np.array([[0.30465, 0.2699, 0.30925]]),
        "A2": np.array([[0.57557885, 0.56706835, 0.57670218]]),
    },
}
DEAD_GRADIENTS = {
    "relu": {
        "dW1": np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]),
        "db1": np.array([[0.0], [0.0], [0.0]]),
        "dW2": np.array([[0.0, 0.0, 0.0]]),
        "db2": np.array([[-0.09222415]]),
    },
    "leaky_relu": {
        "dW1": np.array(
            [[-0.00472055, 0.00433267], [0.00649076, -0.00595742], [-0.00236028, 0.00216633]]
        ),
        "db1": np.array([[-0.0007484], [0.00102905], [-0.0003742]]),
        "dW2": np.array([[0.01300329, 0.02796265, 0.03175918]]),
        "db2": np.array([[-0.0935502]]),
    },
}


def known_forward(
    X: Floats, parameters: Mapping[str, Any], activation: str = "relu", alpha: float = 0.01
) -> Network:
    """Stands in for forward on the two networks above: a look-up."""
    return (SMALL_FORWARD if len(parameters["W1"]) == 2 else DEAD_FORWARD)[activation]


def check_known(out: Any, known: Network) -> None:
    """To seven of the eight digits."""
    out = check_keys("the result", out, known)
    for name, values in known.items():
        check_array(name, out[name], values, rtol=0, atol=1e-7)


def check_dead(out: Any) -> Network:
    """A network whose hidden units stay below zero for every input in the square."""
    out = check_keys("the result", out, SHAPES)
    network = {name: check_shape(name, out[name], shape) for name, shape in SHAPES.items()}
    check_true(
        np.all(network["b1"] < 0),
        f"every entry of b1 should be negative; its largest is {network['b1'].max():g}.",
        out,
    )
    # w . x + b is largest in a corner of the square.
    highest = np.abs(network["W1"]).sum(axis=1) + network["b1"][:, 0]
    alive = np.flatnonzero(highest >= 0)
    if len(alive):
        unit = int(alive[np.argmax(highest[alive])])
        corner = np.where(network["W1"][unit] >= 0, 1, -1).tolist()
        check_true(
            False,
            "every hidden unit should stay below 0 in the whole square; "
            f"{len(alive)} of 10 do not: W1 @ x + b1 of unit {unit} is {highest[unit]:.3g} at "
            f"x = {corner}.",
            out,
        )
    for name in ("W1", "W2"):
        check_true(np.any(network[name]), f"{name} should be drawn; all its entries are 0.", out)
    return network


@part("dead_network")
def test_dead_in_the_whole_square(student: Student) -> None:
    check_dead(student.dead_network())


@part("forward")
def test_small_network(student: Student) -> None:
    for activation, known in SMALL_FORWARD.items():
        check_known(student.forward(X, SMALL_NETWORK, activation=activation), known)


@part("gradients")
@planted(forward=known_forward)
def test_gradients_of_a_small_network(student: Student) -> None:
    for activation, known in SMALL_GRADIENTS.items():
        check_known(student.gradients(X, Y, SMALL_NETWORK, activation), known)


@part("gradients")
@planted(forward=known_forward)
def test_gradients_of_a_dead_network(student: Student) -> None:
    for activation, known in DEAD_GRADIENTS.items():
        out = student.gradients(X, Y, DEAD_NETWORK, activation)
        check_known(out, known)
        if activation == "relu":
            check_stopped(out)


def check_stopped(out: Network) -> None:
    for name in ("dW1", "db1"):
        largest = np.abs(out[name]).max()
        check_true(
            largest == 0,
            f"with ReLU, {name} of a dead network should be exactly 0; "
            f"its largest entry is {largest:.3g}.",
            out[name],
        )


@part("errors")
def test_unknown_activation(student: Student) -> None:
    for name in ("sigmoid", "leaky", ""):
        why = "the activations are 'relu' and 'leaky_relu'"
        check_raises(ValueError, student.forward, X, SMALL_NETWORK, activation=name, why=why)


### BEGIN HIDDEN TESTS
def sigmoid(z: Floats) -> Floats:
    return (1 + np.tanh(z / 2)) / 2


def slope_below(activation: str, alpha: float) -> float:
    if activation not in ("relu", "leaky_relu"):
        raise ValueError(f"unknown activation {activation!r}")
    return alpha if activation == "leaky_relu" else 0.0


def passed(z1: Floats, network: Mapping[str, Floats], below: float) -> Network:
    """The forward pass from Z1 on."""
    a1 = np.where(z1 > 0, z1, below * z1) + 0.0  # which makes a zero of -0
    z2 = network["W2"] @ a1 + network["b2"]
    return {"Z1": z1, "A1": a1, "Z2": z2, "A2": sigmoid(z2)}


def true_forward(x: Floats, network: Mapping[str, Floats], below: float) -> Network:
    return passed(network["W1"] @ x + network["b1"], network, below)


def another_forward(
    X: Floats, parameters: Mapping[str, Any], activation: str = "relu", alpha: float = 0.01
) -> Network:
    """Stands in for `forward`: consistent in itself, but its Z1 is half as large again."""
    network = {name: np.asarray(value, dtype=np.float64) for name, value in parameters.items()}
    z1 = network["W1"] @ np.asarray(X, dtype=np.float64) + network["b1"]
    return passed(1.5 * z1, network, slope_below(activation, alpha))


def backward(
    x: Floats, y: Floats, network: Mapping[str, Floats], out: Network, below: float
) -> Network:
    """The chain rule, one example after the other."""
    m = x.shape[1]
    total = {name: np.zeros(network[name[1:]].shape) for name in NAMES}
    for j in range(m):
        d_z2 = (out["A2"][0, j] - y[0, j]) / m
        total["db2"] += d_z2
        for i in range(len(network["W1"])):
            total["dW2"][0, i] += d_z2 * out["A1"][i, j]
            d_z1 = d_z2 * network["W2"][0, i] * (1.0 if out["Z1"][i, j] > 0 else below)
            total["db1"][i, 0] += d_z1
            total["dW1"][i] += d_z1 * x[:, j]
    return total


def check_forward(out: Any, expected: Network) -> None:
    out = check_keys("the result", out, expected)
    for name, values in expected.items():
        check_array(name, out[name], values, rtol=1e-6)


def check_gradients(
    student: Student,
    x: Floats,
    y: Floats,
    network: Network,
    activation: str | None = None,
    alpha: float | None = None,
) -> Network:
    """The gradients of the loss, or of what `forward` gives where that is a stand-in or wrong."""
    chosen = {"activation": activation, "alpha": alpha}
    options: dict[str, Any] = {name: v for name, v in chosen.items() if v is not None}
    out = check_keys("the result", student.gradients(x, y, network, **options), NAMES)
    used = student.plants_used
    below = slope_below(activation or "relu", 0.01 if alpha is None else alpha)
    true = true_forward(x, network, below)
    wanted, note = backward(x, y, network, true, below), ""
    if not all(right(out[name], wanted[name]) for name in NAMES):
        found = student.outcome("forward", x, network, **options).outcome if not used else None
        lent = another_forward(x, network, activation or "relu", below) if used else None
        if found is not None and found.returned and is_forward(found.value, true):
            lent = found.value
        if lent is not None:
            wanted = backward(x, y, network, lent, below)
            note = " (forward being a stand-in here, with other sums)" if used else ""
    for name in NAMES:
        check_array(name + note, out[name], wanted[name], rtol=1e-6, atol=1e-7)
    return {name: out[name] for name in NAMES}


def right(got: Any, wanted: Floats) -> bool:
    """1e-6, since a small number that keeps a division off zero is no fault."""
    real = isinstance(got, np.ndarray) and got.dtype.kind in "iuf" and got.shape == wanted.shape
    return real and bool(np.allclose(got, wanted, rtol=1e-6, atol=1e-7))


def is_forward(out: Any, true: Network) -> bool:
    return isinstance(out, dict) and all(
        isinstance(out.get(name), np.ndarray)
        and out[name].shape == values.shape
        and out[name].dtype.kind in "iuf"
        for name, values in true.items()
    )


def drawn(rng: np.random.Generator, n_in: int, n_hidden: int) -> Network:
    """A network with units on both sides of the kink, and outputs far from 0 and 1."""
    return {
        "W1": rng.normal(size=(n_hidden, n_in)),
        "b1": rng.normal(size=(n_hidden, 1)),
        "W2": rng.normal(size=(1, n_hidden)) / n_hidden,
        "b2": rng.normal(size=(1, 1)) / 2,
    }


def batch(rng: np.random.Generator, n_in: int, m: int) -> tuple[Floats, Floats]:
    y = (rng.permutation(m) % 2).astype(float).reshape(1, m)
    return rng.normal(size=(n_in, m)), y


SIZES = ((2, 10, 7), (2, 10, 1), (3, 5, 5), (4, 4, 4), (1, 1, 3), (2, 6, 40))
"""Inputs, hidden units, examples."""


@part("dead_network")
def test_dead_for_other_seeds(student: Student, rng: np.random.Generator) -> None:
    # Biases that are dead for most draws only are found out by many.
    for seed in (1, 2, 3, *rng.integers(4, 10**6, size=20).tolist()):
        check_dead(student.dead_network(seed=seed))


@part("dead_network")
def test_seed_is_the_only_randomness(student: Student) -> None:
    first, again, other = (check_dead(student.dead_network(seed=seed)) for seed in (5, 5, 6))
    check_true(
        all(np.array_equal(first[name], again[name]) for name in SHAPES),
        "the same seed gave another network the second time; draw everything from "
        "np.random.default_rng(seed).",
        again,
    )
    check_true(
        any(not np.array_equal(first[name], other[name]) for name in SHAPES),
        "seeds 5 and 6 gave the same network; is the seed used?",
        other,
    )


@part("forward")
def test_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for n_in, n_hidden, m in SIZES:
        network, (x, _) = drawn(rng, n_in, n_hidden), batch(rng, n_in, m)
        for activation, below in (("relu", 0.0), ("leaky_relu", 0.01)):
            out = student.forward(x, network, activation)
            check_forward(out, true_forward(x, network, below))


@part("forward")
def test_relu_by_default(student: Student, rng: np.random.Generator) -> None:
    network, (x, _) = drawn(rng, 2, 10), batch(rng, 2, 6)
    check_forward(student.forward(x, network), true_forward(x, network, 0.0))


@part("forward")
def test_other_slopes(student: Student, rng: np.random.Generator) -> None:
    network, (x, _) = drawn(rng, 2, 10), batch(rng, 2, 6)
    for alpha in (0.2, 0.001, float(rng.uniform(0.3, 0.9))):
        out = student.forward(x, network, activation="leaky_relu", alpha=alpha)
        check_forward(out, true_forward(x, network, alpha))
    out = student.forward(x, network, activation="relu", alpha=0.2)
    check_forward(out, true_forward(x, network, 0.0))


@part("forward")
def test_dead_layer(student: Student) -> None:
    for activation, below in (("relu", 0.0), ("leaky_relu", 0.01)):
        out = student.forward(5 * X / 3, DEAD_NETWORK, activation=activation)
        check_forward(out, true_forward(5 * X / 3, DEAD_NETWORK, below))


@part("gradients")
@planted(forward=another_forward)
def test_gradients_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for n_in, n_hidden, m in SIZES:
        network, (x, y) = drawn(rng, n_in, n_hidden), batch(rng, n_in, m)
        for activation in ("relu", "leaky_relu"):
            check_gradients(student, x, y, network, activation)


@part("gradients")
@planted(forward=another_forward)
def test_gradients_with_other_slopes(student: Student, rng: np.random.Generator) -> None:
    network, (x, y) = drawn(rng, 2, 10), batch(rng, 2, 6)
    for alpha in (0.2, 0.001, float(rng.uniform(0.3, 0.9))):
        check_gradients(student, x, y, network, "leaky_relu", alpha)
    check_gradients(student, x, y, network, "relu", 0.2)


@part("gradients")
@planted(forward=another_forward)
def test_gradients_by_default(student: Student, rng: np.random.Generator) -> None:
    network, (x, y) = drawn(rng, 2, 10), batch(rng, 2, 6)
    check_gradients(student, x, y, network)


@part("gradients")
@planted(forward=another_forward)
def test_gradients_of_a_drawn_dead_network(student: Student, rng: np.random.Generator) -> None:
    network = dict(drawn(rng, 2, 10), b1=-rng.uniform(40.0, 60.0, (10, 1)))
    for m in (9, 1):
        x, y = rng.uniform(-5.0, 5.0, (2, m)), batch(rng, 2, m)[1]
        check_stopped(check_gradients(student, x, y, network))
        check_gradients(student, x, y, network, "leaky_relu")
        check_gradients(student, x, y, network, "leaky_relu", 0.05)


@part("errors")
def test_inputs_that_do_not_fit(student: Student) -> None:
    why = "X has 3 rows, W1 2 columns"
    check_raises(ValueError, student.forward, np.ones((3, 4)), SMALL_NETWORK, why=why)


@part("errors")
@planted(forward=another_forward)
def test_gradients_of_an_unknown_activation(student: Student) -> None:
    for name in ("sigmoid", "leaky"):
        why = "the activations are 'relu' and 'leaky_relu'"
        check_raises(ValueError, student.gradients, X, Y, SMALL_NETWORK, activation=name, why=why)


@part("errors")
@planted(forward=another_forward)
def test_gradients_where_dimensions_do_not_fit(student: Student) -> None:
    why = "X has 4 rows, W1 2 columns"
    check_raises(ValueError, student.gradients, np.ones((4, 3)), Y, SMALL_NETWORK, why=why)


@part("errors")
@planted(forward=another_forward)
def test_gradients_where_labels_do_not_fit(student: Student) -> None:
    why = "X has 3 columns, Y 4"
    check_raises(ValueError, student.gradients, X, np.ones((1, 4)), SMALL_NETWORK, why=why)


### END HIDDEN TESTS
