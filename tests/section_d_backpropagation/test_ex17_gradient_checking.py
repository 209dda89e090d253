"""Exercise 17: a gradient check that notices."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    CheckFailed,
    Student,
    by_autograd,
    check_number,
    check_raises,
    check_real,
    check_true,
    part,
)

Floats = NDArray[np.float64]
Network = dict[str, Floats]

RIGHT, WRONG = 1e-6, 1e-3
"""A right backward pass is below the one, a wrong one above the other."""

NETWORK = {
    "W1": np.array([[1.0, -0.5], [-1.5, 1.0]]),
    "b1": np.array([[0.3], [-0.2]]),
    "W2": np.array([[1.2, -0.8]]),
    "b2": np.array([[0.4]]),
}
X = np.array([[1.0, -0.5, 0.2], [0.5, 1.0, -0.8]])
Y = np.array([[1.0, 0.0, 0.0]])
LARGE, AT_LARGE = 0.5, 0.00620919
"""A large epsilon, and what the formula gives with it and the chapter's backward pass."""


def gradient_check_of_wrong_backward(
    module: Any, wrong: Any, parameters: Any, x: Any, y: Any, num_layers: int, epsilon: float
) -> Any:
    """`gradient_check` while `wrong` stands in for the chapter's backward pass.

    `wrong` is a factor, which all gradients are multiplied by, or the gradients that it gives.
    """
    from grader.calling.watching import replacing_backward

    def backward_propagation(right: Any, *args: Any) -> Any:
        if isinstance(wrong, dict):
            return {name: value.copy() for name, value in wrong.items()}
        return {name: wrong * value for name, value in right(*args).items()}

    with replacing_backward(module, backward_propagation):
        return module.gradient_check(parameters, x, y, num_layers, epsilon)


def check_right(student: Student, parameters: Network, x: Floats, y: Floats) -> None:
    got = student.gradient_check(parameters, x, y, len(parameters) // 2)
    value = check_real("the relative difference", got)
    check_true(
        0 <= value < RIGHT,
        "for the chapter's own backward pass, which is right, the relative difference should be "
        f"below 1e-6, got {value:.3g}.",
        got,
    )


def check_wrong(
    student: Student,
    wrong: Any,
    expected: float,
    network: tuple[Network, Floats, Floats] = (NETWORK, X, Y),
    epsilon: float = 1e-4,
    causes: dict[str, float] | None = None,
) -> None:
    """A wrong backward pass is noticed, with just the number that the formula gives."""
    parameters, x, y = network
    got = student.probe(
        gradient_check_of_wrong_backward, wrong, parameters, x, y, len(parameters) // 2, epsilon
    )
    check_difference(got, expected, causes)


def check_difference(got: Any, expected: float, causes: dict[str, float] | None = None) -> None:
    # From epsilon 1e-4 on, central differences of moderate losses round to 1e-11 or so; this leaves
    # room for a loss of one's own with a guard of up to 1e-7 in its logarithms.
    # A cause that gives next to nothing would be told of every result that is next to nothing.
    telling = {why: value for why, value in (causes or {}).items() if value > 1e-5}
    name = "the relative difference"
    check_number(name, got, expected, rtol=1e-5, atol=1e-6, causes=telling)


def small_difference(
    parameters: Any, x: Any, y: Any, num_layers: int, epsilon: float = 1e-7
) -> float:
    """Stands in for a `gradient_check` that is not right yet."""
    return 3e-9


def trusted(student: Student) -> bool:
    """Whether the submission's own `gradient_check` is right, as far as this file shows."""
    try:
        check_right(student, NETWORK, X, Y)
        check_number("", student.gradient_check(NETWORK, X, Y, 2, LARGE), AT_LARGE, rtol=1e-5)
        check_wrong(student, 1.01, 0.01 / 2.01)
    except CheckFailed:
        return False
    return True


def check_xor_difference(got: Any) -> None:
    value = check_real("the relative difference", got)
    check_true(
        0 <= value < RIGHT,
        "for the chapter's own backward pass, which is right, the relative difference should be "
        f"below 1e-6 for every seed, got {value:.3g}. Does a unit sit on its kink, or is hardly "
        "any gradient left?",
        got,
    )


@part("gradient_check")
def test_right_backward_pass(student: Student) -> None:
    check_right(student, NETWORK, X, Y)


@part("gradient_check")
def test_wrong_backward_pass_is_noticed(student: Student) -> None:
    for factor, expected in ((2.0, 1 / 3), (-1.0, 1.0), (1.01, 0.01 / 2.01)):
        check_wrong(student, factor, expected)


@part("gradient_check")
def test_large_epsilon(student: Student) -> None:
    """Far from the gradient, and from 0: just what the formula gives."""
    check_difference(student.gradient_check(NETWORK, X, Y, 2, LARGE), AT_LARGE)


@part("check_xor_network")
def test_xor_network_of_seed_0(student: Student) -> None:
    with student.planting(gradient_check=small_difference):
        got = student.check_xor_network()
        check_xor_difference(got)
        own = not student.plants_used
    if own or trusted(student):  # else what is wrong is wrong with another part
        check_xor_difference(student.check_xor_network())


@part("errors")
def test_dimensions_that_do_not_fit(student: Student) -> None:
    why = "x has 3 rows, W1 2 columns"
    check_raises(ValueError, student.gradient_check, NETWORK, np.ones((3, 3)), Y, 2, why=why)


### BEGIN HIDDEN TESTS
def forward(parameters: Network, x: Floats) -> tuple[Floats, list[Floats]]:
    """The output layer's z, and those of the hidden layers."""
    a, hidden = x, []
    for layer in range(1, len(parameters) // 2 + 1):
        z = np.einsum("ij,jm->im", parameters[f"W{layer}"], a) + parameters[f"b{layer}"]
        hidden.append(z)
        a = z * (z > 0)
    return hidden.pop(), hidden


def loss_of(parameters: Network, x: Floats, y: Floats) -> float:
    """From z itself: log(1 + exp(z)) - y z."""
    z, _ = forward(parameters, x)
    return float(np.mean(np.logaddexp(0.0, z) - y * z))


def all_right(parameters: Network, x: Floats, y: Floats) -> bool:
    z, _ = forward(parameters, x)
    return np.array_equal(z > 0, y > 0.5)


def differences(parameters: Network, x: Floats, y: Floats, epsilon: float) -> Network:
    """The central difference for every entry."""
    found = {}
    for name, value in parameters.items():
        found[f"d{name}"] = np.zeros_like(value)
        for place in np.ndindex(value.shape):
            up, down = value.copy(), value.copy()
            up[place] += epsilon
            down[place] -= epsilon
            rise = loss_of({**parameters, name: up}, x, y)
            rise -= loss_of({**parameters, name: down}, x, y)
            found[f"d{name}"][place] = rise / (2 * epsilon)
    return found


def right_gradients(parameters: Network, x: Floats, y: Floats) -> Network:
    """The gradients as torch finds them."""
    import torch

    def loss(**tensors: Any) -> Any:
        a = torch.tensor(x)
        for layer in range(1, len(parameters) // 2 + 1):
            z = tensors[f"W{layer}"] @ a + tensors[f"b{layer}"]
            a = torch.relu(z)
        return torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(y))

    return by_autograd(loss, parameters)


def flat(gradients: Network) -> Floats:
    return np.concatenate([gradients[name].ravel() for name in sorted(gradients)])


def relative(g: Network, n: Network) -> float:
    a, b = flat(g), flat(n)
    size = float(np.linalg.norm(a) + np.linalg.norm(b))
    return float(np.linalg.norm(a - b)) / size if size else 0.0


def other_measures(g: Network, n: Network) -> dict[str, float]:
    """What other measures of the difference would give."""
    a, b = flat(g), flat(n)
    apart, sizes = np.linalg.norm(a - b), [float(np.linalg.norm(a)), float(np.linalg.norm(b))]
    each = [relative({k: g[k]}, {k: n[k]}) for k in g]
    weights = [{k: v for k, v in d.items() if k.startswith("dW")} for d in (g, n)]
    return {
        "The norms are squared.": float(apart**2 / (sizes[0] ** 2 + sizes[1] ** 2)),
        "It is not relative: divide by the sum of the norms.": float(apart),
        "It is divided by the larger norm, not by the sum of both.": float(apart / max(sizes)),
        "It is divided by the norm of the numerical gradient only.": float(apart / sizes[1]),
        "It is the mean over the parameters; take one norm over all.": float(np.mean(each)),
        "It is the largest over the parameters; take one norm over all.": float(max(each)),
        "The biases are left out.": relative(weights[0], weights[1]),
    }


def drawn(
    rng: np.random.Generator, layer_dims: tuple[int, ...], m: int
) -> tuple[Network, Floats, Floats]:
    """A network with biases off zero, no z near a kink, moderate outputs and no tiny gradient."""
    while True:
        parameters: Network = {}
        for layer in range(1, len(layer_dims)):
            shape = (layer_dims[layer], layer_dims[layer - 1])
            parameters[f"W{layer}"] = rng.normal(0, np.sqrt(2 / shape[1]), size=shape)
            parameters[f"b{layer}"] = rng.normal(0, 0.5, size=(shape[0], 1))
        x, y = rng.normal(size=(layer_dims[0], m)), rng.integers(0, 2, size=(1, m)).astype(float)
        z, hidden = forward(parameters, x)
        off_kinks = all(np.abs(h).min() > 1e-3 for h in hidden)
        if off_kinks and np.abs(z).max() < 2:  # a guard of 1e-7 in a loss of one's own: 5e-7
            sizes = [np.linalg.norm(g) for g in right_gradients(parameters, x, y).values()]
            if min(sizes) > 0.02 and max(sizes) > 0.1:
                return parameters, x, y


SHAPES = (
    ((3, 1), 5),
    ((2, 4, 1), 1),
    ((2, 4, 1), 4),
    ((3, 5, 4, 1), 30),
    ((4, 4, 4, 1), 7),
    ((2, 3, 2, 3, 1), 2),
)


@part("gradient_check")
def test_right_backward_pass_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    for layer_dims, m in SHAPES:
        check_right(student, *drawn(rng, layer_dims, m))


@part("gradient_check")
def test_other_epsilons(student: Student, rng: np.random.Generator) -> None:
    """The larger epsilon is, the further a difference is from the gradient.

    A difference to one side, a forgotten factor and an epsilon that is not heeded all give other
    numbers.
    """
    for (layer_dims, m), epsilon in zip(SHAPES, (0.5, 0.1, 0.03, 0.2, 0.1, 0.3), strict=True):
        parameters, x, y = drawn(rng, layer_dims, m)
        g, n = right_gradients(parameters, x, y), differences(parameters, x, y, epsilon)
        got = student.gradient_check(parameters, x, y, len(layer_dims) - 1, epsilon=epsilon)
        check_difference(got, relative(g, n), other_measures(g, n))


def spoiled(g: Network, m: int) -> dict[str, Network]:
    """What backward passes with a slip in them give, where `g` is right."""
    layers = len(g) // 2
    last, square = (
        (f"dW{layers}", f"db{layers}"),
        [k for k, v in g.items() if len(set(v.shape)) == 1],
    )
    ways = {
        "lacks 1/m": {k: v * m for k, v in g.items()},
        "divides by m twice": {k: v / m for k, v in g.items()},
        "has a transposed product": {k: v.T if k in square else v for k, v in g.items()},
        "forgets the biases": {k: 0 * v if k[1] == "b" else v for k, v in g.items()},
        "forgets the first bias": {k: 0 * v if k == "db1" else v for k, v in g.items()},
        "has a wrong sign": {k: -v for k, v in g.items()},
        "has a wrong sign in dW1": {k: -v if k == "dW1" else v for k, v in g.items()},
        "is wrong in its last layer": {k: 1.3 * v if k in last else v for k, v in g.items()},
        "is wrong by one percent": {k: 1.01 * v for k, v in g.items()},
        "is too small by one percent": {k: 0.99 * v for k, v in g.items()},
        "gives nothing": {k: 0 * v for k, v in g.items()},
    }
    return {why: wrong for why, wrong in ways.items() if relative(wrong, g) > 1.5 * WRONG}


@part("gradient_check")
def test_wrong_backward_passes_are_noticed(student: Student, rng: np.random.Generator) -> None:
    for layer_dims, m in (SHAPES[2], SHAPES[4]):
        network = drawn(rng, layer_dims, m)
        g, n = right_gradients(*network), differences(*network, epsilon=1e-4)
        for why, wrong in spoiled(g, m).items():
            check_noticed(student, why, wrong, network)
            check_wrong(student, wrong, relative(wrong, n), network, 1e-4, other_measures(wrong, n))


def check_noticed(
    student: Student, why: str, wrong: Network, network: tuple[Network, Floats, Floats]
) -> None:
    """At the default epsilon too."""
    parameters, x, y = network
    got = student.probe(
        gradient_check_of_wrong_backward, wrong, parameters, x, y, len(parameters) // 2, 1e-7
    )
    value = check_real("the relative difference", got)
    check_true(
        value > WRONG,
        f"for a backward pass that {why}, the relative difference should be above 1e-3, got "
        f"{value:.3g}.",
        got,
    )


@part("gradient_check")
def test_both_gradients_zero(student: Student) -> None:
    """An output that is exactly its label: nothing moves the loss."""
    parameters = {**NETWORK, "b2": np.array([[1000.0]])}
    got = student.gradient_check(parameters, X, np.ones((1, 3)), 2)
    # 0 divided by 0 is nan, as the formula has it; 0 is what it means.
    if not (isinstance(got, float | np.floating) and np.isnan(got)):
        check_number("the relative difference, where both gradients are zero,", got, 0.0)


class RightCheck:
    """Stands in for `gradient_check`, and remembers what it was asked.

    With a factor it is what the chapter's backward pass would give with all gradients multiplied.
    """

    def __init__(self, factor: float = 1.0) -> None:
        self.factor = factor
        self.asked: list[tuple[Network, Floats, Floats]] = []

    def gradient_check(
        self, parameters: Any, x: Any, y: Any, num_layers: int, epsilon: float = 1e-7
    ) -> float:
        layers = range(1, int(num_layers) + 1)
        names = [f"{kind}{layer}" for layer in layers for kind in "Wb"]
        network = {name: np.asarray(parameters[name], dtype=np.float64) for name in names}
        x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        self.asked.append((network, x, y))
        g = {name: self.factor * v for name, v in right_gradients(network, x, y).items()}
        return relative(g, differences(network, x, y, epsilon))


def check_xor_asked(got: Any, check: RightCheck) -> None:
    """Below 1e-6 for a network that has to do with XOR; why it is not, if it is not."""
    value = check_real("the relative difference", got)
    why = ""
    if check.asked and not value < RIGHT:
        network, x, y = check.asked[-1]
        _, hidden = forward(network, x)
        size = np.linalg.norm(flat(right_gradients(network, x, y)))
        if any(np.abs(z).min() < 1e-6 for z in hidden):
            why = (
                " A hidden unit of your network sits on the kink of ReLU: its z is 0 for a column."
            )
        elif size < 1e-2:
            why = f" The gradient has shrunk to a norm of {size:.1g}: train less."
    check_true(
        0 <= value < RIGHT,
        f"for the chapter's own backward pass, which is right, the relative difference should be "
        f"below 1e-6, got {value:.3g}.{why}",
        got,
    )
    for _, x, y in check.asked[-1:]:
        if len(x) == 2 and y.shape == (1, x.shape[1]) and np.ptp(x, axis=1).all():
            # Shifted or scaled inputs serve as well, and so does a choice of the rows.
            high = x > (x.min(axis=1, keepdims=True) + x.max(axis=1, keepdims=True)) / 2
            check_true(
                np.array_equal(high[0] ^ high[1], y[0] > 0.5),
                "the network should be checked on XOR; the columns and labels that gradient_check "
                "gets are not from its truth table.",
                got,
            )


def with_wrong_check(student: Student) -> tuple[Any, RightCheck, bool]:
    """The network of seed 4 under a stand-in that is off by one percent, and whether it was used.

    Asked once: a training may take five seconds, and the whole exercise has ten.
    """

    def ask() -> tuple[Any, RightCheck, bool]:
        check = RightCheck(factor=1.01)
        with student.planting(gradient_check=check.gradient_check):
            got = student.check_xor_network(seed=4)
            return got, check, student.plants_used

    return student.once("seed 4", ask)


@part("check_xor_network")
def test_xor_networks_of_other_seeds(student: Student) -> None:
    outcomes, asked = [], []
    for _ in range(2):
        check = RightCheck()
        with student.planting(gradient_check=check.gradient_check):
            got = student.check_xor_network(seed=1)
        check_xor_asked(got, check)
        outcomes.append(got)
        asked.append(check.asked)
    got, check, _ = with_wrong_check(student)
    outcomes.append(got)
    asked.append(check.asked)
    if not all(asked):
        differ = outcomes[0] != outcomes[2]  # rounding alone, but of different networks
    else:
        first, again, other = (flat(networks[-1][0]) for networks in asked)
        check_true(
            # The same training twice; only the order of sums may differ, which many steps enlarge.
            first.shape == again.shape and np.allclose(first, again, rtol=1e-5, atol=1e-5),
            "the same seed gave another network the second time; is all that is drawn drawn from "
            "the seed?",
            outcomes[1],
        )
        differ = first.shape != other.shape or not np.allclose(first, other, rtol=0, atol=1e-12)
    check_true(differ, "seeds 1 and 4 gave the same network; is the seed used?", outcomes[2])


def check_xor_network_with_wrong_backward(module: Any, factor: float, seed: int) -> Any:
    """`check_xor_network` while the chapter's gradients are all multiplied by `factor`.

    Its training may go by these gradients too. Gives the result, and whether the network that was
    checked, the last to be given gradients, is nearer to the end of a training than to its start.
    """
    import numpy as np

    from grader.calling.watching import replacing_backward

    seen: list[Any] = []

    def backward_propagation(right: Any, Y: Any, parameters: Any, *rest: Any) -> Any:
        values = [np.ravel(parameters[name]) for name in sorted(parameters)]
        seen[1:] = [*seen[1:][-1:], np.concatenate(values)]
        return {name: factor * value for name, value in right(Y, parameters, *rest).items()}

    with replacing_backward(module, backward_propagation):
        result = module.check_xor_network(seed=seed)
    trained = len(seen) > 1
    if trained and seen[0].size == seen[-2].size == seen[-1].size:
        from_start, from_end = (float(np.linalg.norm(seen[-1] - seen[i])) for i in (0, -2))
        trained = from_start > 0 and from_end <= from_start
    return {"difference": result, "trained": trained}


@part("check_xor_network")
def test_wrong_backward_pass_is_noticed_on_xor(student: Student) -> None:
    got, check, used = with_wrong_check(student)
    if used:
        check_noticed_on_xor(got, got)
    if used and not trusted(student):
        return
    out = student.probe(check_xor_network_with_wrong_backward, 1.01, 4)
    check_noticed_on_xor(out["difference"], out)
    loss = loss_of(*check.asked[-1]) if check.asked else 0.0
    check_true(
        # Or by gradients of its own. Of untrained networks few are below 0.6 or get every row
        # right, where a training may stop; guessing is at 0.69.
        out["trained"] or loss < 0.6 or all_right(*check.asked[-1]),
        "the network that is checked should be trained on XOR first; with a loss of "
        f"{loss:.3g} there, and 0.693 for guessing, this one is no better than as it was drawn.",
        out,
    )


def check_noticed_on_xor(got: Any, source: Any) -> None:
    value = check_real("the relative difference", got)
    check_true(
        value > WRONG,
        "with a backward pass that is wrong by one percent in chapter11.network, the relative "
        f"difference should be above 1e-3, got {value:.3g}.",
        source,
    )


### END HIDDEN TESTS
