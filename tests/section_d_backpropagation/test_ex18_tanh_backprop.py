"""Exercise 18: networks with tanh or ReLU in their hidden layers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    ATOL,
    CheckFailed,
    NotAttempted,
    Student,
    by_autograd,
    check_array,
    check_keys,
    check_raises,
    check_real,
    check_shape,
    check_true,
    check_tuple,
    for_all,
    part,
    planted,
)

Floats = NDArray[np.float64]
Network = dict[str, Floats]
Judge = Callable[[Any], None]
Slope = Callable[[Floats, Floats], Any]

X_XOR = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
Y_XOR = np.array([[0.0, 1.0, 1.0, 0.0]])
DIGITS = 1e-6
"""Six digits are given below."""
GUARDED = 1e-5
"""A guard of 1e-7 in a denominator moves gradients by 1e-6 where the output's |z| is below 2."""

NETWORK = {
    "W1": np.array([[1.0, -0.5], [-1.5, 1.0]]),
    "b1": np.array([[0.3], [-0.2]]),
    "W2": np.array([[1.2, -0.8]]),
    "b2": np.array([[0.4]]),
}
X = np.array([[1.0, -0.5, 0.2], [0.5, 1.0, -0.8]])
Y = np.array([[1.0, 0.0, 0.0]])
Z1 = np.array([[1.05, -0.7, 0.9], [-1.2, 1.55, -1.3]])
CACHES = {
    "tanh": {
        "A0": X,
        "Z1": Z1,
        "A1": np.tanh(Z1),
        "Z2": np.array([[2.00509131474, -1.056269724635, 1.948935971689]]),
        "A2": np.array([[0.881330597849, 0.258022960277, 0.875330574002]]),
    },
    "relu": {
        "A0": X,
        "Z1": Z1,
        "A1": np.array([[1.05, 0.0, 0.9], [0.0, 1.55, 0.0]]),
        "Z2": np.array([[1.66, -0.84, 1.48]]),
        "A2": np.array([[0.840238003056, 0.301534783997, 0.814572580707]]),
    },
}
"""As the chapter lays them out."""
OUTPUTS = {name: cache["A2"].round(6) for name, cache in CACHES.items()}
GRADIENTS = {
    "tanh": {
        "dW1": [[-0.017113, -0.080105], [0.003311, 0.041546]],
        "db1": [[0.217542], [-0.061791]],
        "dW2": [[0.126093, -0.139862]],
        "db2": [[0.338228]],
    },
    "relu": {
        "dW1": [[0.001261, -0.292616], [0.040205, -0.080409]],
        "db1": [[0.261924], [-0.080409]],
        "dW2": [[0.188455, 0.155793]],
        "db2": [[0.318782]],
    },
}


def gradients_with_own_cache(
    module: Any, X: Any, Y: Any, parameters: Any, num_layers: int, *activation: str
) -> Any:
    """A forward and a backward pass of the submission, the one's cache for the other."""
    forward, backward = module.forward_propagation, module.backward_propagation
    _, cache = forward(X, parameters, num_layers, *activation)
    return backward(Y, parameters, cache, num_layers, *activation)


def check_backward(
    student: Student,
    judge: Judge,
    example: tuple[Floats, Floats, Network],
    cache: Any,
    *activation: str,
) -> None:
    """Judges a backward pass with the chapter's cache or, if that will not do, with its own."""
    x, y, network = example
    layers, before = len(network) // 2, len(student.calls)
    try:
        judge(student.backward_propagation(y, network, cache, layers, *activation))
        return
    except NotAttempted:
        raise
    except CheckFailed as error:
        with_chapters, between = error, len(student.calls)
    outcome = student.latest
    readable = outcome.returned
    if outcome.changed:
        raise with_chapters
    try:
        judge(student.probe(gradients_with_own_cache, x, y, network, layers, *activation))
    except CheckFailed as with_own:
        # Only the calls behind the failure that is told may speak in its diagnosis.
        if readable or isinstance(with_own, NotAttempted):
            del student.calls[between:]
            raise with_chapters from None
        del student.calls[before:between]
        raise with_own from None


def check_output(out: Any, expected: Any, atol: float = ATOL) -> None:
    A, _ = check_tuple("the result", out, 2)
    check_array("the output", A, expected, atol=atol)


def check_gradients(
    expected: Network, atol: float = GUARDED, causes: dict[str, Network] | None = None
) -> Judge:
    def judge(out: Any) -> None:
        found = check_keys("the result", out, expected)
        for name, values in expected.items():
            slips = {why: wrong[name] for why, wrong in (causes or {}).items()}
            check_array(name, found[name], values, rtol=GUARDED, atol=atol, causes=slips)

    return judge


def check_training(out: Any, epochs: int | None) -> tuple[Network, Floats]:
    """The parameters of a network for XOR, and a loss for each epoch."""
    parameters, losses = check_tuple("the result", out, 2)
    found = check_keys("parameters", parameters, ("W1", "b1", "W2", "b2"))
    layers = 2
    while f"W{layers + 1}" in found:
        layers += 1
    network: Network = {}
    n_in = 2
    for layer in range(1, layers + 1):
        W = found[f"W{layer}"]
        rows = len(W) if layer < layers and isinstance(W, np.ndarray) and W.ndim == 2 else 1
        network[f"W{layer}"] = check_shape(f"W{layer}", W, (rows, n_in))
        check_keys("parameters", found, [f"b{layer}"])
        network[f"b{layer}"] = check_shape(f"b{layer}", found[f"b{layer}"], (rows, 1))
        n_in = rows
    listed = isinstance(losses, list | tuple | np.ndarray) and np.ndim(losses) > 0
    check_true(listed, "losses should be a list with a loss for each epoch.", out)
    if epochs is not None:
        asked = f"losses should have an entry for each epoch, {epochs} of them"
        check_true(len(losses) == epochs, f"{asked}; got {len(losses)}.", out)
    return network, np.array([check_real(f"losses[{i}]", loss) for i, loss in enumerate(losses)])


def unsure_forward(X: Any, parameters: Any, num_layers: int, activation: str = "tanh") -> Any:
    """Stands in for a forward pass: it gives 0.3 for everything."""
    A = np.full((1, np.shape(X)[1]), 0.3)
    return A, {"A0": X, f"A{num_layers}": A}


def flat_backward(
    Y: Any, parameters: Any, cache: Any, num_layers: int, activation: str = "tanh"
) -> Network:
    """Stands in for a backward pass: nothing moves."""
    return {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}


def known_losses(activation: str, seed: int) -> Floats:
    """They fall, but not steadily; another course for each activation and seed."""
    k = np.arange(400.0)
    slowness = {"tanh": 31.0, "relu": 53.0}[activation] + 6.5 * (seed % 11)
    return 0.7 * np.exp(-k / slowness) + 0.045 * (1 + np.sin(k / 2))


class KnownTraining:
    """Stands in for `train_xor`; away from the defaults it gives other losses."""

    def __init__(self) -> None:
        self.asked_at_defaults = False

    def train_xor(
        self, activation: str, learning_rate: Any = None, epochs: Any = None, seed: int = 0
    ) -> tuple[Network, list[float]]:
        if activation not in ("tanh", "relu"):
            raise ValueError(f"no activation is called {activation!r}")
        losses = known_losses(activation, int(seed))
        if learning_rate is None and epochs is None:
            self.asked_at_defaults = True
            return NETWORK, losses.tolist()
        return NETWORK, (0.9 * losses[::-1]).tolist()


def check_converged(
    student: Student, activation: str, seed: int, thresholds: Callable[[Floats], list[float]]
) -> None:
    """Judged by known losses, as `train_xor` gives them at its defaults.

    Where it is not asked for those, or its list does not serve (a submission's own losses may be an
    array), the submission's own losses judge.
    """
    given = {"seed": seed} if seed else {}

    def judge(losses: Floats) -> None:
        for threshold in thresholds(losses):
            if threshold == 0.1:  # the default
                got = student.epochs_to_converge(activation, **given)
            else:
                got = student.epochs_to_converge(activation, threshold=threshold, **given)
            check_epoch(got, losses, threshold)

    known = KnownTraining()
    try:
        with student.planting(train_xor=known.train_xor):
            judge(known_losses(activation, seed))
        return
    except NotAttempted:
        raise
    except CheckFailed as error:
        if known.asked_at_defaults and not student.latest.raised:
            raise
        failed, asked = error, len(student.calls)
    try:
        judge(check_training(student.train_xor(activation, **given), None)[1])
    except NotAttempted:
        raise failed from None
    except CheckFailed:
        del student.calls[:asked]
        raise


def check_epoch(got: Any, losses: Floats, threshold: float) -> None:
    below = losses < threshold
    if got is None:
        check_true(not below.any(), f"some losses are below {threshold:g}, so it is not None.", got)
        return
    epoch, counted = check_real("the epoch", got), range(1, len(losses) + 1)
    whole = f"the epoch should be a whole number, counted from 1, got {epoch:g}"
    check_true(
        below.any(), f"no loss is below {threshold:g}: it should be None, got {epoch:g}.", got
    )
    check_true(epoch in counted, f"{whole}, where there are {len(losses)} losses.", got)
    number = int(epoch)
    check_true(
        below[number - 1],
        f"epoch {number}, counted from 1, has a loss of {losses[number - 1]:.6g}, which is not "
        f"below {threshold:.6g}.",
        got,
    )
    check_true(
        not below[: number - 1].any(),
        f"epoch {number} is not the first with a loss below {threshold:.6g}.",
        got,
    )


@part("forward_propagation")
def test_outputs_of_three_examples(student: Student) -> None:
    for activation, expected in OUTPUTS.items():
        out = student.forward_propagation(X, NETWORK, 2, activation)
        check_output(out, expected, atol=DIGITS)


@part("backward_propagation")
def test_gradients_of_three_examples(student: Student) -> None:
    for activation, expected in GRADIENTS.items():
        judge = check_gradients({k: np.array(v) for k, v in expected.items()}, atol=DIGITS)
        check_backward(student, judge, (X, Y, NETWORK), CACHES[activation], activation)


@part("train_xor")
@planted(forward_propagation=unsure_forward, backward_propagation=flat_backward)
def test_losses_of_three_epochs(student: Student) -> None:
    for activation in ("tanh", "relu"):
        check_training(student.train_xor(activation, epochs=3), 3)


@part("epochs_to_converge")
def test_epochs_of_known_losses(student: Student) -> None:
    check_converged(student, "tanh", 0, lambda losses: [0.1, 1e-9])


@part("errors")
def test_forward_pass_of_an_unknown_activation(student: Student) -> None:
    for name in ("sigmoid", "swish"):
        why = "the hidden layers are tanh or relu"
        check_raises(ValueError, student.forward_propagation, X, NETWORK, 2, name, why=why)


### BEGIN HIDDEN TESTS
def forward(x: Floats, network: Network, activation: str) -> tuple[Floats, dict[str, Floats]]:
    """The output, and the cache as the chapter lays it out; summed in an order of its own."""
    cache, a, layers = {"A0": x}, x, len(network) // 2
    for layer in range(1, layers + 1):
        z = np.einsum("ij,jm->im", network[f"W{layer}"], a) + network[f"b{layer}"]
        if layer == layers:
            a = (1 + np.tanh(z / 2)) / 2
        else:
            a = np.tanh(z) if activation == "tanh" else z * (z > 0)
        cache[f"Z{layer}"], cache[f"A{layer}"] = z, a
    return a, cache


def loss_of(network: Network, activation: str) -> float:
    """On XOR, from the output's z: log(1 + exp(z)) - y z."""
    z = forward(X_XOR, network, activation)[1][f"Z{len(network) // 2}"]
    return float(np.mean(np.logaddexp(0.0, z) - Y_XOR * z))


def right_gradients(x: Floats, y: Floats, network: Network, activation: str) -> Network:
    """The gradients as torch finds them."""
    import torch

    def loss(**tensors: Any) -> Any:
        bend = {"tanh": torch.tanh, "relu": torch.relu}[activation]
        a = torch.tensor(x)
        for layer in range(1, len(network) // 2 + 1):
            z = tensors[f"W{layer}"] @ a + tensors[f"b{layer}"]
            a = bend(z)
        return torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(y))

    return by_autograd(loss, network)


SLOPES: dict[str, Slope] = {
    "tanh": lambda z, a: 1 - a**2,
    "relu": lambda z, a: 1.0 * (z > 0),
}


def by_slopes(x: Floats, y: Floats, network: Network, slope: Slope, activation: str) -> Network:
    """The chain rule with any slope(z, a) in the hidden layers: for stand-ins and likely causes."""
    _, cache = forward(x, network, activation)
    layers, found = len(network) // 2, {}
    dz = (cache[f"A{layers}"] - y) / y.shape[1]
    for layer in range(layers, 0, -1):
        found[f"dW{layer}"] = dz @ cache[f"A{layer - 1}"].T
        found[f"db{layer}"] = dz.sum(axis=1, keepdims=True)
        if layer > 1:
            below = f"{layer - 1}"
            dz = (network[f"W{layer}"].T @ dz) * slope(cache[f"Z{below}"], cache[f"A{below}"])
    return found


def slips(
    right: Network, x: Floats, y: Floats, network: Network, activation: str
) -> dict[str, Network]:
    """What common slips make of the gradients, and how to tell them."""
    m = y.shape[1]
    slopes: dict[str, Slope] = {
        "The slope of the hidden activation is left out.": lambda z, a: np.ones_like(z),
        "The slope of ReLU is used, whatever the activation is.": lambda z, a: 1.0 * (z > 0),
        "The slope of tanh is used, whatever the activation is.": lambda z, a: 1 - np.tanh(z) ** 2,
        "It looks like 1 - Z**2; the slope of tanh is told by its output.": lambda z, a: 1 - z**2,
        "It looks like 1 - A, without the square.": lambda z, a: 1 - a,
        "It looks like A (1 - A), the slope of a sigmoid.": lambda z, a: a * (1 - a),
    }
    found = {
        "The loss is a mean: 1/m is missing.": {name: m * g for name, g in right.items()},
        "It is divided by m twice.": {name: g / m for name, g in right.items()},
        "The sign is turned.": {name: -g for name, g in right.items()},
    }
    for why, slope in slopes.items():
        found[why] = by_slopes(x, y, network, slope, activation)
    return found


def drawn(
    rng: np.random.Generator, layer_dims: tuple[int, ...], m: int
) -> tuple[Floats, Floats, Network]:
    """x, y and a network: biases off zero, no z near a kink, nor tanh or outputs saturated."""
    while True:
        network: Network = {}
        for layer in range(1, len(layer_dims)):
            n_out, n_in = layer_dims[layer], layer_dims[layer - 1]
            network[f"W{layer}"] = rng.normal(0, np.sqrt(1.5 / n_in), size=(n_out, n_in))
            network[f"b{layer}"] = rng.normal(0, 0.5, size=(n_out, 1))
        x, y = rng.normal(size=(layer_dims[0], m)), rng.integers(0, 2, size=(1, m)).astype(float)
        fine = True
        for activation in ("tanh", "relu"):
            cache = forward(x, network, activation)[1]
            z = np.concatenate([v.ravel() for name, v in cache.items() if name[0] == "Z"])
            fine = fine and np.abs(z).max() < 5 and np.abs(z).min() > 1e-4
            fine = fine and np.abs(cache[f"Z{len(layer_dims) - 1}"]).max() < 2
            # Enough units are on that every layer has a gradient to be wrong in.
            g = by_slopes(x, y, network, SLOPES[activation], activation)
            fine = fine and min(np.abs(v).max() for v in g.values()) > 1e-3
        if fine:
            return x, y, network


SHAPES = (
    ((2, 4, 1), 4),
    ((3, 1), 6),
    ((2, 3, 1), 1),
    ((4, 4, 4, 1), 7),
    ((3, 5, 2, 4, 1), 10),
    ((5, 6, 3, 1), 40),
)
BOTH = ("tanh", "relu")


@part("forward_propagation")
def test_outputs_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    for layer_dims, m in SHAPES:
        x, _, network = drawn(rng, layer_dims, m)
        for activation in BOTH:
            out = student.forward_propagation(x, network, len(layer_dims) - 1, activation)
            check_output(out, forward(x, network, activation)[0])


@part("forward_propagation")
def test_output_is_that_of_tanh_by_default(student: Student, rng: np.random.Generator) -> None:
    x, _, network = drawn(rng, (3, 4, 2, 1), 5)
    check_output(student.forward_propagation(x, network, 3), forward(x, network, "tanh")[0])


@part("forward_propagation")
def test_outputs_near_0_and_1(student: Student) -> None:
    for b2 in (-30.0, 8.0, 30.0):
        network = {**NETWORK, "b2": np.array([[b2]])}
        for activation in BOTH:
            out = student.forward_propagation(X, network, 2, activation)
            check_output(out, forward(X, network, activation)[0])


@part("forward_propagation")
def test_cache_serves_the_backward_pass(student: Student, rng: np.random.Generator) -> None:
    """Where a backward pass is right with the chapter's cache alone, the cache is at fault."""
    for activation in BOTH:
        x, y, network = drawn(rng, (3, 4, 2, 1), 5)
        output, cache = forward(x, network, activation)
        check_output(student.forward_propagation(x, network, 3, activation), output)
        judge = check_gradients(right_gradients(x, y, network, activation))
        asked = len(student.calls)
        try:
            judge(student.backward_propagation(y, network, cache, 3, activation))
        except CheckFailed:
            del student.calls[asked:]
            continue  # another part's mistake, or a cache of its own design
        judge(student.probe(gradients_with_own_cache, x, y, network, 3, activation))


@part("errors")
def test_forward_pass_of_dimensions_that_do_not_fit(student: Student) -> None:
    why = "X has 3 rows, W1 2 columns"
    check_raises(
        ValueError, student.forward_propagation, np.ones((3, 4)), NETWORK, 2, "tanh", why=why
    )


@part("backward_propagation")
def test_gradients_of_any_network(student: Student, rng: np.random.Generator) -> None:
    from hypothesis import strategies as st

    def right(asked: tuple[list[int], int, str, int]) -> None:
        sizes, m, activation, seed = asked
        x, y, network = drawn(np.random.default_rng(seed), (*sizes, 1), m)
        judge = check_gradients(right_gradients(x, y, network, activation))
        check_backward(
            student, judge, (x, y, network), forward(x, network, activation)[1], activation
        )

    sizes = st.lists(st.integers(2, 5), min_size=1, max_size=4)
    networks = st.tuples(sizes, st.integers(1, 6), st.sampled_from(BOTH), st.integers(0, 99))
    for_all(student, rng, networks, right, examples=20, shrinks=30)


@part("backward_propagation")
def test_gradients_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    for layer_dims, m in SHAPES:
        x, y, network = drawn(rng, layer_dims, m)
        for activation in BOTH:
            expected = right_gradients(x, y, network, activation)
            causes = slips(expected, x, y, network, activation)
            _, cache = forward(x, network, activation)
            judge = check_gradients(expected, causes=causes)
            check_backward(student, judge, (x, y, network), cache, activation)


@part("backward_propagation")
def test_gradients_are_those_of_differences(student: Student, rng: np.random.Generator) -> None:
    """A second opinion, and tanh by default."""
    x, y, network = drawn(rng, (3, 4, 2, 1), 6)
    _, cache = forward(x, network, "tanh")
    expected = {}
    for name, value in network.items():
        expected[f"d{name}"] = np.zeros_like(value)
        for place in np.ndindex(value.shape):
            losses = []
            for step in (1e-5, -1e-5):
                moved = value.copy()
                moved[place] += step
                z = forward(x, {**network, name: moved}, "tanh")[1]["Z3"]
                losses.append(float(np.mean(np.logaddexp(0.0, z) - y * z)))
            expected[f"d{name}"][place] = (losses[0] - losses[1]) / 2e-5
    # tanh has no kink: the formula errs by epsilon squared, 1e-10, the losses round to 1e-11.
    judge = check_gradients(expected)
    for activation in (["tanh"], []):
        check_backward(student, judge, (x, y, network), cache, *activation)


def refuses_with_own_cache(
    module: Any, X: Any, Y: Any, parameters: Any, num_layers: int, activation: str
) -> Any:
    """Whether a backward pass, given its own forward pass's cache, refuses this activation."""
    _, cache = module.forward_propagation(X, parameters, num_layers, "tanh")
    try:
        module.backward_propagation(Y, parameters, cache, num_layers, activation)
    except ValueError:
        return True
    return False


@part("errors")
def test_backward_pass_of_an_unknown_activation(student: Student) -> None:
    why = "the hidden layers are tanh or relu"
    for name in ("sigmoid", "swish"):
        arguments = (Y, NETWORK, CACHES["tanh"], 2, name)
        try:
            check_raises(ValueError, student.backward_propagation, *arguments, why=why)
        except NotAttempted:
            raise
        except CheckFailed:
            # It may have stumbled over a cache that is not of its own design.
            asked = len(student.calls)
            if student.latest.returned or not refused(student, name):
                del student.calls[asked:]
                raise


def refused(student: Student, name: str) -> bool:
    try:
        return bool(student.probe(refuses_with_own_cache, X, Y, NETWORK, 2, name))
    except CheckFailed:
        return False


def right_forward(X: Any, parameters: Any, num_layers: int, activation: str = "tanh") -> Any:
    """Stands in for a forward pass, with the chapter's cache."""
    check_name(activation)
    names = [f"{kind}{layer}" for layer in range(1, num_layers + 1) for kind in "Wb"]
    network = {name: np.asarray(parameters[name], dtype=np.float64) for name in names}
    return forward(np.asarray(X, dtype=np.float64), network, activation)


def right_backward(
    Y: Any, parameters: Any, cache: Any, num_layers: int, activation: str = "tanh"
) -> Network:
    """Stands in for the backward pass, and reads nothing of the cache but "A0"."""
    check_name(activation)
    names = [f"{kind}{layer}" for layer in range(1, num_layers + 1) for kind in "Wb"]
    network = {name: np.asarray(parameters[name], dtype=np.float64) for name in names}
    y = np.asarray(Y, dtype=np.float64)
    return by_slopes(np.asarray(cache["A0"]), y, network, SLOPES[activation], activation)


def check_name(activation: Any) -> None:
    if activation not in BOTH:
        raise ValueError(f"activation should be 'tanh' or 'relu', got {activation!r}")


def trained(student: Student, activation: str, epochs: int, **given: Any) -> tuple[Network, Floats]:
    return check_training(student.train_xor(activation, epochs=epochs, **given), epochs)


def check_same(got: Floats, expected: Floats, sentence: str) -> None:
    """Losses of moderate networks.

    An epoch more or less changes them by far more than 1e-6, a guard in the logarithms by less.
    """
    check_true(np.allclose(got, expected, rtol=1e-6, atol=5e-6), sentence, None)


@part("train_xor")
@planted(forward_propagation=right_forward, backward_propagation=right_backward)
def test_losses_are_those_before_each_update(student: Student) -> None:
    for activation, other in (BOTH, BOTH[::-1]):
        runs = {n: trained(student, activation, n, seed=5) for n in (1, 5, 6)}
        longest = runs[6][1]
        for n in (1, 5):
            network, losses = runs[n]
            check_same(
                losses,
                longest[:n],
                f"the first {n} losses of a run of 6 epochs should be those of a run of {n} with "
                "the same seed; they differ.",
            )
            loss = loss_of(network, activation)
            again = np.isclose(loss, losses[-1], rtol=1e-6)
            hint = ""
            if again:
                hint = (
                    f" It is losses[{n - 1}] of that run: either losses are taken after the "
                    "update, or the parameters lack the last one."
                )
            elif np.isclose(loss_of(network, other), longest[n], rtol=1e-6):
                hint = f" With {other} it would be: is the activation heeded?"
            check_same(
                np.array(loss),
                longest[n],
                f"the parameters of a run of {n} with the same seed have a loss of {loss:.6g} on "
                f"XOR, but losses[{n}] of this one is {longest[n]:.6g}. Each loss should be taken "
                f"before its update, as the mean over the four rows.{hint}",
            )


@part("train_xor")
@planted(forward_propagation=right_forward, backward_propagation=right_backward)
def test_learning_rate_is_heeded(student: Student) -> None:
    for activation in BOTH:
        start, standing = trained(student, activation, 3, learning_rate=1e-12, seed=2)
        check_same(
            standing,
            np.full(3, loss_of(start, activation)),
            "with a learning rate of 1e-12 the loss should stay as it is from epoch to epoch, and "
            "be that of the parameters; it does not, or is not.",
        )
        slow, falling = trained(student, activation, 3, learning_rate=0.01, seed=2)
        fast, _ = trained(student, activation, 3, learning_rate=0.02, seed=2)
        check_true(
            all(a.shape == b.shape for a, b in zip(slow.values(), fast.values(), strict=True))
            and any(not np.allclose(slow[k], fast[k], rtol=0, atol=1e-9) for k in slow),
            "learning rates of 0.01 and 0.02 gave the same parameters; is it used?",
        )
        check_true(
            falling[-1] <= falling[0],
            "with a learning rate of 0.01 the loss should fall from the start; it rises from "
            f"{falling[0]:.6g} to {falling[-1]:.6g}. Is the step downhill?",
        )
        if activation == "tanh":
            still = [k for k in slow if np.allclose(start[k], slow[k], rtol=0, atol=1e-9)]
            names = " and ".join(still)
            check_true(not still, f"training does not change {names}; update every parameter.")


@part("train_xor")
@planted(forward_propagation=right_forward, backward_propagation=right_backward)
def test_seed_is_the_only_randomness(student: Student) -> None:
    first, other, again = (trained(student, "tanh", 4, seed=seed) for seed in (3, 4, 3))
    check_same(
        first[1],
        again[1],
        "the same seed gave other losses the second time; draw everything from the seed.",
    )
    differ = not np.allclose(first[1], other[1], rtol=0, atol=1e-12)
    check_true(differ, "seeds 3 and 4 gave the same losses; is the seed used?")


@part("errors")
@planted(forward_propagation=right_forward, backward_propagation=right_backward)
def test_training_with_an_unknown_activation(student: Student) -> None:
    why = "the hidden layers are tanh or relu"
    check_raises(ValueError, student.train_xor, "swish", epochs=2, why=why)


@part("train_xor")
def test_learns_xor(student: Student) -> None:
    """At the defaults, if the submission's own passes are right; with stand-ins, a little while."""
    for activation in BOTH:
        own = passes_are_right(student, activation)
        if own:
            network, losses = check_training(student.train_xor(activation), None)
            check_true(len(losses) > 0, "losses is empty; train for some epochs by default.")
        else:
            with student.planting(
                forward_propagation=right_forward, backward_propagation=right_backward
            ):
                network, losses = trained(student, activation, 40, learning_rate=0.1)
        loss = loss_of(network, activation)
        check_true(
            loss < losses[0],
            f"with {activation} the loss should end lower than it began; computed from the "
            f"parameters it is {loss:.6g} at the end, and losses[0] is {losses[0]:.6g}.",
        )
        if own and activation == "tanh":
            check_true(
                loss < 0.6,
                "with tanh the loss should end below 0.6, which no straight line can reach on XOR; "
                f"it is {loss:.6g}. Train longer, or with larger steps.",
            )


def passes_are_right(student: Student, activation: str) -> bool:
    asked = len(student.calls)
    try:
        judge = check_gradients({k: np.array(v) for k, v in GRADIENTS[activation].items()}, 1e-6)
        output = student.forward_propagation(X, NETWORK, 2, activation)
        check_output(output, OUTPUTS[activation], atol=1e-6)
        judge(student.probe(gradients_with_own_cache, X, Y, NETWORK, 2, activation))
    except CheckFailed:
        return False
    finally:
        del student.calls[asked:]
    return True


@part("epochs_to_converge")
def test_epochs_of_other_seeds(student: Student, rng: np.random.Generator) -> None:
    drawn_threshold = float(rng.uniform(0.03, 0.08))
    check_converged(student, "relu", 1, lambda losses: [0.1, 1e9])
    check_converged(student, "tanh", 2, lambda losses: [drawn_threshold])


def at_the_edges(losses: Floats) -> list[float]:
    """A loss that equals the threshold is not below it, and perhaps no loss is below at all.

    One that is a little below all losses is where a longer training would be found out.
    """
    lowest = np.minimum.accumulate(losses)
    halfway = int(np.argmax(lowest < (losses[0] + lowest[-1]) / 2))
    # Best in a valley, where the next loss below is more than one epoch away.
    valley = halfway + int(np.argmax(np.diff(lowest[halfway:]) == 0))
    return [float(lowest[valley]), 0.99 * float(lowest[-1]), -1.0]


@part("epochs_to_converge")
def test_epochs_at_the_edges(student: Student) -> None:
    check_converged(student, "relu", 0, at_the_edges)


@part("errors")
@planted(train_xor=KnownTraining().train_xor)
def test_epochs_of_an_unknown_activation(student: Student) -> None:
    why = "the hidden layers are tanh or relu"
    check_raises(ValueError, student.epochs_to_converge, "swish", why=why)


### END HIDDEN TESTS
