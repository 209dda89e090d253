"""Exercise 31: a network class, method by method, each judged apart from the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chapter11 import data
from grader.checks import (
    CheckFailed,
    NotAttempted,
    Student,
    check_array,
    check_keys,
    check_number,
    check_raises,
    check_real,
    check_shape,
    check_true,
    part,
    travels_with,
)

Floats = NDArray[np.float64]
Parameters = dict[str, Floats]

GUARDED = 1e-6
"""A guard against log(0), such as adding 1e-8, moves a loss of outputs from 0.1 to 0.9 less."""
GRADED = 1e-5
"""The same guard in a quotient by A (1 - A), for outputs nearer to 0 and 1; central differences
with a step of 1e-5 are as good. A small entry's error is that of the large ones it is made of."""


def unwritten(method: str, error: Exception) -> Exception:
    return NotImplementedError(str(error) or f"NeuralNetwork.{method} is not written yet")


def put(net: Any, values: Any) -> None:
    """Give a network these parameters, in its own arrays where they fit."""
    import contextlib

    import numpy as np

    for name, value in values.items():
        own = net.parameters.get(name)
        if isinstance(own, np.ndarray) and own.shape == value.shape:
            own[...] = value
        if not np.array_equal(net.parameters.get(name), value):
            net.parameters[name] = value.copy()
    if any(not np.array_equal(net.parameters[name], values[name]) for name in values):
        with contextlib.suppress(AttributeError):  # some lend copies, and take nothing
            net.parameters = {name: value.copy() for name, value in values.items()}


def lend_methods(net: Any, lent: Any, n_out: int, log: list[Any]) -> None:
    """`forward`, `loss` and `backward` note what they are asked, and give nothing that is true."""
    import numpy as np

    def forward(X: Any) -> Any:
        log.append(["forward", np.array(X)])
        return np.full((n_out, np.shape(X)[1]), lent["A"])

    def loss(A: Any, Y: Any) -> Any:
        log.append(["loss", 0.5 + len(log) / 64])
        return log[-1][1]

    def backward(Y: Any) -> Any:
        factor = 1 + sum(entry[0] == "backward" for entry in log) % 3
        log.append(["backward", np.array(Y), factor])
        return {name: factor * value for name, value in lent["gradients"].items()}

    net.forward, net.loss, net.backward = forward, loss, backward


@travels_with(unwritten, put, lend_methods)
def network(
    module: Any,
    layer_dims: list[int],
    activations: list[str],
    loss: Any,
    calls: list[Any],
    parameters: dict[str, Any],
    lent: Any = None,
) -> Any:
    """A NeuralNetwork with these parameters, and what the calls of its methods give.

    No loss means none is named. Where gradients are lent, its methods are stand-ins.
    """
    import copy

    # So that attributes can be set even where slots forbid it.
    class Network(module.NeuralNetwork):  # type: ignore[misc]
        pass

    kind = Network if lent else module.NeuralNetwork
    try:
        net = kind(layer_dims, activations, **({"loss": loss} if loss else {}))
    except NotImplementedError as error:
        raise unwritten("__init__", error) from None

    log: list[Any] = []
    if parameters:
        put(net, parameters)
    if lent:
        lend_methods(net, lent, layer_dims[-1], log)
    before, results = copy.deepcopy(dict(net.parameters)), []
    for method, *args in calls:
        try:
            if method == "put":
                put(net, *args)
            elif method == "loss of":
                results.append(net.loss(net.forward(args[0]), args[1]))
            elif method == "fit":
                results.append(net.fit(args[0], args[1], **args[2]))
            else:
                results.append(copy.deepcopy(getattr(net, method)(*args)))
        except NotImplementedError as error:
            raise unwritten(method, error) from None
    return {"before": before, "results": results, "after": dict(net.parameters), "log": log}


# --- a network of our own, whose derivatives come by a complex step


ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.where(np.real(z) > 0, z, 0),
    "linear": lambda z: z,
}
LOSSES: dict[str, Callable[[Any, Any], Any]] = {
    "mse": lambda A, Y: np.mean((A - Y) ** 2),
    "bce": lambda A, Y: -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)),
}
STEP = 1e-30
"""f(p + ih) = f(p) + ih f'(p) + O(h^2): the imaginary part holds the derivative, and no digit is
lost however small h is (Squire & Trapp 1998)."""


@dataclass(frozen=True)
class Case:
    """A network, and a batch for it."""

    layer_dims: list[int]
    activations: list[str]
    loss: str
    parameters: Parameters
    X: Floats
    Y: Floats

    def layers(self, parameters: Mapping[str, Any], X: Floats) -> list[tuple[Any, Any]]:
        """Z and A of every layer."""
        A, found = X, []
        for layer, name in enumerate(self.activations, start=1):
            Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
            A = ACTIVATIONS[name](Z)
            found.append((Z, A))
        return found

    def output(self, X: Floats | None = None) -> Floats:
        A: Floats = self.layers(self.parameters, self.X if X is None else X)[-1][1]
        return A

    def value(self, parameters: Mapping[str, Any]) -> Any:
        return LOSSES[self.loss](self.layers(parameters, self.X)[-1][1], self.Y)

    def gradients(self) -> Parameters:
        found = {}
        for name, value in self.parameters.items():
            slope = np.zeros(value.shape)
            for place in np.ndindex(value.shape):
                moved = value.astype(complex)
                moved[place] += 1j * STEP
                slope[place] = self.value({**self.parameters, name: moved}).imag / STEP
            found[f"d{name}"] = slope
        return found

    def at(self, parameters: Parameters) -> Case:
        return replace(self, parameters=parameters)

    def after(self, steps: int, learning_rate: float) -> list[Case]:
        """The case before each of these steps of gradient descent, and after the last."""
        cases = [self]
        for _ in range(steps):
            now, slopes = cases[-1].parameters, cases[-1].gradients()
            moved = {name: now[name] - learning_rate * slopes[f"d{name}"] for name in now}
            cases.append(self.at(moved))
        return cases


def drawn(
    rng: np.random.Generator, layer_dims: list[int], activations: list[str], loss: str, m: int = 5
) -> Case:
    """A network with biases, no ReLU near its kink, and none that is off for all examples."""
    n_out = layer_dims[-1]
    while True:
        parameters = {}
        for layer, n_in in enumerate(layer_dims[:-1], start=1):
            size = layer_dims[layer]
            parameters[f"W{layer}"] = rng.normal(0, n_in**-0.5, (size, n_in))
            parameters[f"b{layer}"] = rng.normal(0, 0.4, (size, 1))
        X = rng.normal(size=(layer_dims[0], m))
        Y = rng.normal(size=(n_out, m))
        if loss == "bce":
            Y = rng.integers(0, 2, (n_out, m)).astype(float)
        case = Case(layer_dims, activations, loss, parameters, X, Y)
        both = [case, case.at(unbiased(parameters))]
        relu = [
            Z
            for one in both
            for name, (Z, _) in zip(activations, one.layers(one.parameters, X), strict=True)
            if name == "relu"
        ]
        if all(np.abs(Z).min() > 1e-3 and np.all((Z > 0).any(axis=1)) for Z in relu):
            return case


def unbiased(parameters: Parameters) -> Parameters:
    return {k: np.zeros(v.shape) if k[0] == "b" else v for k, v in parameters.items()}


# --- what the student's class gives


def run(student: Student, case: Case, *calls: Sequence[Any], lent: Any = None) -> dict[str, Any]:
    how = case.layer_dims, case.activations, case.loss
    given = [case.parameters] if lent is None else [case.parameters, lent]
    out: dict[str, Any] = student.probe(network, *how, [list(call) for call in calls], *given)
    return out


def held(out: dict[str, Any], case: Case) -> Case:
    """The case with the parameters that the network says it has; ours, but where it lends none."""
    own = check_keys("parameters", out["before"], case.parameters)
    return case.at({k: check_shape(k, own[k], v.shape) for k, v in case.parameters.items()})


# --- parameters


@travels_with(unwritten)
def new_network(module: Any, layer_dims: list[int], activations: list[str], **options: Any) -> Any:
    """The parameters of a new NeuralNetwork."""
    try:
        return module.NeuralNetwork(layer_dims, activations, **options).parameters
    except NotImplementedError as error:
        raise unwritten("__init__", error) from None


def check_built(
    student: Student, layer_dims: list[int], activations: list[str], **options: Any
) -> Parameters:
    out = student.probe(new_network, layer_dims, activations, **options)
    shapes = {}
    for layer, n_in in enumerate(layer_dims[:-1], start=1):
        shapes[f"W{layer}"] = (layer_dims[layer], n_in)
        shapes[f"b{layer}"] = (layer_dims[layer], 1)
    check_keys("parameters", out, shapes)
    return {name: check_shape(name, out[name], shape) for name, shape in shapes.items()}


@part("NeuralNetwork.parameters")
def test_shapes_of_parameters(student: Student) -> None:
    check_built(student, [3, 5, 2], ["tanh", "sigmoid"])


@part("errors")
def test_an_unknown_activation(student: Student) -> None:
    check_raises(
        ValueError, student.NeuralNetwork, [2, 1], ["sine"], why="there is no activation 'sine'"
    )


# --- forward


def check_forward(student: Student, case: Case) -> None:
    out = run(student, case, ("forward", case.X))
    case = held(out, case)
    layers = case.layers(case.parameters, case.X)
    no_bias = case.at(unbiased(case.parameters)).output()
    causes = {
        "It is Z of the last layer: its activation is missing.": layers[-1][0],
        "It is what comes without the biases.": no_bias,
        "Its last activation is applied twice.": ACTIVATIONS[case.activations[-1]](layers[-1][1]),
    }
    causes = {why: slip for why, slip in causes.items() if not np.allclose(slip, layers[-1][1])}
    check_array("A", out["results"][0], layers[-1][1], causes=causes)


@part("NeuralNetwork.forward")
def test_output_of_two_layers(student: Student, rng: np.random.Generator) -> None:
    check_forward(student, drawn(rng, [3, 4, 2], ["tanh", "sigmoid"], "bce"))


# --- loss


def check_loss(student: Student, case: Case, A: Floats, Y: Floats, rtol: float = GUARDED) -> None:
    got = run(student, case, ("loss", A, Y))["results"][0]
    value = float(LOSSES[case.loss](A, Y))
    causes = {
        "Is it half of the loss? The formula here has no 1/2.": value / 2,
        "It is the sum over all entries, not their mean.": value * A.size,
        "It is divided by m alone; the mean is over all n_out * m entries.": value * len(A),
        "It is divided by n_out alone.": value * A.shape[1],
        "It is the root of the loss.": value**0.5,
        "The sign is turned.": -value,
        "The logarithm should be the natural one.": value / np.log(2),
    }
    if case.loss == "bce":
        causes["The term of 1 - Y is missing."] = -np.mean(Y * np.log(A))
    causes = {why: slip for why, slip in causes.items() if not np.isclose(slip, value)}
    check_number("loss", got, value, rtol=rtol, causes=causes)


def check_default_loss(student: Student, rng: np.random.Generator) -> None:
    A, Y = rng.uniform(0.1, 0.9, (1, 6)), rng.integers(0, 2, (1, 6)).astype(float)
    out = student.probe(network, [2, 1], ["sigmoid"], None, [["loss", A, Y]], {})
    name = "loss, where none was named and it is 'bce'"
    check_number(name, out["results"][0], float(LOSSES["bce"](A, Y)), rtol=GUARDED)


@part("NeuralNetwork.loss")
def test_loss_of_two_outputs(student: Student, rng: np.random.Generator) -> None:
    for loss in ("mse", "bce"):
        case = drawn(rng, [2, 3, 2], ["tanh", "sigmoid"], loss)
        A = rng.uniform(0.1, 0.9, (2, 5))
        check_loss(student, case, A, case.Y)


# --- backward


def check_backward(student: Student, cases: Sequence[Case]) -> None:
    """The gradients of each case. A `forward` that raises is no fault of `backward`."""
    raised: CheckFailed | None = None
    tried = 0
    for case in cases:
        try:
            out = run(student, case, ("forward", case.X), ("backward", case.Y))
        except NotAttempted:
            raise
        except CheckFailed as error:
            if student.latest.ended_guest or not forward_raises(student, case):
                raise
            raised = raised or error
            continue
        tried += 1
        check_gradients(student, out, held(out, case))
    if raised is not None and not tried:
        raise raised


def forward_raises(student: Student, case: Case) -> bool:
    try:
        run(student, case, ("forward", case.X))
    except CheckFailed:
        return student.latest.raised
    return False


def check_gradients(student: Student, out: dict[str, Any], case: Case) -> None:
    after = check_keys("parameters", out["after"], case.parameters)
    for name, value in case.parameters.items():
        check_true(
            np.array_equal(after[name], value),
            f"forward and backward should leave the parameters as they are; {name} has changed. "
            "Only fit trains.",
            out,
        )
    got, wanted = out["results"][1], case.gradients()
    try:
        compare(got, wanted, case)
    except CheckFailed:
        if not follows_its_own(student, case, got):
            raise


def compare(got: Any, wanted: Parameters, case: Case) -> None:
    got = check_keys("the gradients", got, wanted)
    n_out, m = case.Y.shape
    for name, value in wanted.items():
        causes = {
            "Is it divided by m alone? The mean is over all n_out * m entries.": value * n_out,
            "Is the mean missing? It is divided neither by m nor by n_out.": value * n_out * m,
            "It is half of it: the square's own factor 2 is missing.": value / 2,
        }
        causes = {why: slip for why, slip in causes.items() if not np.allclose(slip, value)}
        atol = 1e-9 + 1e-6 * float(np.abs(value).max())
        check_array(name, got[name], value, rtol=GRADED, atol=atol, causes=causes)


def follows_its_own(student: Student, case: Case, got: Any) -> bool:
    """Whether these are gradients all the same, of a `forward` or a `loss` that has a slip.

    That slip costs its own part. Central differences of what the student's network computes say
    what its gradients are; where `forward` is right but for biases, zero biases tell.
    """
    if right_forward(student, case) and right_loss(student, case):
        return False
    if any(agrees(got, one, case) for one in by_own_activations(student, case)):
        return True
    true = flat(case.gradients())
    for candidate in own_gradients(student, case):
        found = flat(candidate)
        # A slip leaves most of it; a forward that computes something else altogether does not.
        size = np.linalg.norm(found) * np.linalg.norm(true)
        alike = np.isfinite(size) and size > 0 and found @ true > 0.5 * size
        if alike and agrees(got, candidate, case):
            return True
    if right_forward(student, case):
        return False
    plain = case.at(unbiased(case.parameters))
    if not right_forward(student, plain):
        return False
    out = run(student, plain, ("forward", plain.X), ("backward", plain.Y))
    return agrees(out["results"][1], plain.gradients(), plain)


def agrees(got: Any, wanted: Parameters, case: Case) -> bool:
    try:
        compare(got, wanted, case)
    except CheckFailed:
        return False
    return True


def flat(gradients: Parameters) -> Floats:
    return np.concatenate([gradients[name].ravel() for name in sorted(gradients)])


def right_forward(student: Student, case: Case) -> bool:
    out = run(student, case, ("forward", case.X))["results"][0]
    return isinstance(out, np.ndarray) and bool(
        out.shape == case.Y.shape and np.allclose(out, case.output(), rtol=1e-7, atol=1e-9)
    )


def right_loss(student: Student, case: Case) -> bool:
    try:
        check_loss(student, case, case.output(), case.Y)
    except CheckFailed:
        return False
    return True


def own_gradients(student: Student, case: Case) -> list[Parameters]:
    """By central differences: of our loss over the student's forward, and of both its own."""
    step = 1e-5
    places = [(name, at) for name, v in case.parameters.items() for at in np.ndindex(v.shape)]
    moved = []
    for name, at in places:
        for sign in (1, -1):
            value = case.parameters[name].copy()
            value[at] += sign * step
            moved.append({**case.parameters, name: value})
    found = []
    for last in (("forward", case.X), ("loss of", case.X, case.Y)):
        calls = [call for values in moved for call in (("put", values), last)]
        try:
            results = run(student, case, *calls)["results"]
            if last[0] == "forward":
                with np.errstate(all="ignore"):
                    results = [
                        LOSSES[case.loss](check_shape("A", A, case.Y.shape), case.Y)
                        for A in results
                    ]
            values = np.array([check_real("loss", value) for value in results])
        except CheckFailed:
            if student.latest.ended_guest:
                raise
            continue
        slopes = (values[::2] - values[1::2]) / (2 * step)
        gradients = {f"d{name}": np.zeros(v.shape) for name, v in case.parameters.items()}
        for (name, at), slope in zip(places, slopes, strict=True):
            gradients[f"d{name}"][at] = slope
        found.append(gradients)
    return found


def by_own_activations(student: Student, case: Case) -> list[Parameters]:
    """By hand, through the activations that the student's own forward gives.

    Where a forward has a wrong activation, and backward the slope of the right one, the gradients
    belong to no function, but follow the last forward all the same.
    """
    by_hand = globals().get("by_hand")  # hidden, as it would show its students a backward
    if by_hand is None:
        return []
    found = []
    for read in (as_output, through_identity):
        try:
            layers = [read(student, case, k) for k in range(1, len(case.layer_dims))]
        except CheckFailed:
            if student.latest.ended_guest:
                raise
            continue
        below = [case.X, *layers[:-1]]
        again = [
            ACTIVATIONS[name](case.parameters[f"W{k}"] @ A + case.parameters[f"b{k}"])
            for k, (name, A) in enumerate(zip(case.activations, below, strict=True), start=1)
        ]
        found += [by_hand(case, layers, slopes) for slopes in (layers, again)]
    return found


def as_output(student: Student, case: Case, k: int) -> Floats:
    """What layer k gives, by a network that ends there."""
    names = {f"{kind}{layer}" for layer in range(1, k + 1) for kind in "Wb"}
    loss = case.loss if k == len(case.activations) else "mse"
    weights = {name: case.parameters[name] for name in case.parameters if name in names}
    return given_out(
        student, Case(case.layer_dims[: k + 1], case.activations[:k], loss, weights, case.X, case.Y)
    )


def through_identity(student: Student, case: Case, k: int) -> Floats:
    """What layer k gives, by a network that hands it on unchanged."""
    if k == len(case.activations):
        return given_out(student, case)
    size = case.layer_dims[k]
    names = {f"{kind}{layer}" for layer in range(1, k + 1) for kind in "Wb"}
    weights = {name: case.parameters[name] for name in case.parameters if name in names}
    weights |= {f"W{k + 1}": np.eye(size), f"b{k + 1}": np.zeros((size, 1))}
    dims, activations = [*case.layer_dims[: k + 1], size], [*case.activations[:k], "linear"]
    return given_out(student, Case(dims, activations, "mse", weights, case.X, case.Y))


def given_out(student: Student, case: Case) -> Floats:
    out = run(student, case, ("forward", case.X))["results"][0]
    return check_shape("A", out, (case.layer_dims[-1], case.X.shape[1]))


@part("NeuralNetwork.backward")
def test_gradients_of_two_layers(student: Student, rng: np.random.Generator) -> None:
    check_backward(
        student,
        [
            drawn(rng, [3, 4, 2], ["tanh", "sigmoid"], "bce"),
            drawn(rng, [3, 4, 2], ["tanh", "linear"], "mse"),
        ],
    )


# --- fit


def fitted(student: Student, case: Case, lent: Any = None, **settings: Any) -> dict[str, Any]:
    out = run(student, case, ("fit", case.X, case.Y, settings), lent=lent)
    losses = out["results"][0]
    listed = isinstance(losses, np.ndarray | list | tuple) and np.ndim(losses) == 1
    epochs = settings["epochs"]
    check_true(
        listed and len(losses) == epochs,
        f"fit should return a loss for each of the {epochs} epochs.",
        out,
    )
    for number, loss in enumerate(losses):
        check_real(f"loss {number} of fit", loss)
    return out


def check_fit(own: Callable[[], None], lent: Callable[[], bool]) -> None:
    """`fit` is right with the class's own methods, or else with stand-ins for those it calls.

    `lent` says whether the stand-ins were called at all; where they were not, nothing is proved.
    """
    try:
        own()
        return
    except CheckFailed as error:
        failed = error
    try:
        used = lent()
    except CheckFailed as error:
        raise error from None
    if not used:
        raise failed


def stand_ins(case: Case, rng: np.random.Generator) -> dict[str, Any]:
    gradients = {f"d{name}": rng.normal(size=v.shape) for name, v in case.parameters.items()}
    return {"A": 0.3, "gradients": gradients}


def batches_of(log: Sequence[Any]) -> list[tuple[Floats, Floats]]:
    """X and Y of each step: those of a `backward`, and of the last `forward` before it."""
    X: Any = None
    found = []
    for kind, value, *_ in log:
        if kind == "forward":
            X = value
        elif kind == "backward":
            found.append((X, value))
    return found


LENT = "with stand-ins for forward, loss and backward"


def check_steps(student: Student, case: Case, rng: np.random.Generator, **settings: Any) -> bool:
    """Every step as it should be, whatever the class's own methods do."""
    lent = stand_ins(case, rng)
    try:
        out = fitted(student, case, lent, **settings)
    except NotAttempted:
        raise
    except CheckFailed:
        if student.latest.raised:
            return False  # it wants more of its methods than a stand-in gives
        raise
    steps, m = batches_of(out["log"]), case.X.shape[1]
    if not steps or any(X is None for X, _ in steps):
        return False
    size = min(settings.get("batch_size") or m, m)
    epochs, each = settings["epochs"], -(-m // size)
    check_true(
        len(steps) == epochs * each,
        f"{LENT}, {epochs} epochs of {m} examples in batches of {size} should make "
        f"{epochs * each} steps; they made {len(steps)}.",
        out,
    )
    for epoch in range(epochs):
        of_epoch = steps[epoch * each : (epoch + 1) * each]
        widths = [np.shape(Y)[-1] for _, Y in of_epoch]
        check_true(
            sorted(widths, reverse=True) == widths and widths[0] == size,
            f"{LENT}, the batches of an epoch had {widths} examples.",
            out,
        )
        check_true(
            same_columns(of_epoch, case),
            f"{LENT}, the batches of an epoch should hold each example once, with its own label; "
            "they do not.",
            out,
        )
    factor = sum(entry[2] for entry in out["log"] if entry[0] == "backward")
    rate = settings["learning_rate"]
    after = check_keys("parameters", out["after"], case.parameters)
    for name, value in held(out, case).parameters.items():
        wanted = value - rate * factor * lent["gradients"][f"d{name}"]
        check_array(f"{name} after fit ({LENT})", after[name], wanted)
    check_losses(out, case, each)
    return True


def same_columns(steps: Sequence[tuple[Floats, Floats]], case: Case) -> bool:
    rows, n_out = [], len(case.Y)
    for X, Y in steps:
        if np.ndim(X) != 2 or np.ndim(Y) != 2 or len(Y) != n_out or X.shape[1] != Y.shape[1]:
            return False
        rows.append(np.vstack([X, Y]))
    found, wanted = np.hstack(rows), np.vstack([case.X, case.Y])
    if found.shape != wanted.shape:
        return False
    return np.array_equal(found[:, np.lexsort(found)], wanted[:, np.lexsort(wanted)])


def check_losses(out: dict[str, Any], case: Case, each: int) -> None:
    """An epoch's loss lies among those that the stand-in gave in it, or that its outputs have."""
    epoch, ended = 0, 0
    losses: list[list[float]] = [[] for _ in out["results"][0]]
    width = 0
    for kind, value, *_ in out["log"]:
        here = losses[max(0, epoch - (ended == 0)) : epoch + 1]  # after a step is before the next
        if kind == "loss":
            for values in here:
                values.append(value)
        if kind == "backward":
            width = np.shape(value)[1]
            truth = float(LOSSES[case.loss](np.full((len(case.Y), width), 0.3), value))
            for values in here:
                values.append(truth)
            ended = (ended + 1) % each
            epoch += ended == 0
    for number, (told, values) in enumerate(zip(out["results"][0], losses, strict=True)):
        check_true(
            min(values) - 1e-9 <= float(told) <= max(values) + 1e-9,
            f"{LENT}, loss {number} of fit should be the loss of its epoch, or the mean over its "
            "batches; it is neither.",
            out,
        )


def check_descent(student: Student, case: Case, **settings: Any) -> None:
    """Steps on the whole batch, with the class's own methods."""
    out = fitted(student, case, **settings)
    start = held(out, case)
    epochs, rate = settings["epochs"], settings["learning_rate"]
    path = start.after(epochs, rate)
    after = check_keys("parameters", out["after"], case.parameters)
    once = {k: v - rate * start.gradients()[f"d{k}"] for k, v in start.parameters.items()}
    for name, value in path[-1].parameters.items():
        causes = {
            "It has not changed.": start.parameters[name],
            "It went uphill in the first step: is the gradient added?": 2 * start.parameters[name]
            - once[name],
        }
        if epochs > 1:
            causes["That is one step, for several epochs."] = once[name]
        check_array(f"{name} after fit", after[name], value, rtol=1e-5, atol=1e-8, causes=causes)
    values = [float(one.value(one.parameters)) for one in path]
    for number, told in enumerate(out["results"][0]):
        check_true(
            np.isclose(told, values[number : number + 2], rtol=1e-5, atol=0).any(),
            f"loss {number} of fit should be the loss before or after that epoch's step; it is "
            "neither.",
            out,
        )


def check_whole_batch(
    student: Student, case: Case, rng: np.random.Generator, **settings: Any
) -> None:
    check_fit(
        lambda: check_descent(student, case, **settings),
        lambda: check_steps(student, case, rng, **settings),
    )


def one_hot(rng: np.random.Generator, m: int) -> Case:
    """A linear unit in which each example moves a weight of its own.

    Example i is column i of the identity. Its gradient for weight i is 2 (w_i + b - y_i) divided
    by the examples in its batch, and that for all other weights is zero. So at a tiny learning
    rate the weights tell which examples were seen, how often, in how large a batch, and with
    which label.
    """
    weights, bias = rng.normal(size=(1, m)), np.array([[0.2]])
    errors = rng.permutation(np.linspace(1.0, 1.3, m)).reshape(1, m)
    parameters = {"W1": weights, "b1": bias}
    return Case([m, 1], ["linear"], "mse", parameters, np.eye(m), weights + bias - errors)


TINY = 1e-5
"""At this rate an epoch moves the bias by 1e-4 or so, and an error of about 1 by as little."""


def check_covered(student: Student, case: Case, **settings: Any) -> None:
    """Which examples an epoch saw, in how large batches, with which label."""
    out = fitted(student, case, learning_rate=TINY, **settings)
    start, m = held(out, case), case.X.shape[1]
    after = check_keys("parameters", out["after"], case.parameters)
    errors = (start.output() - case.Y)[0]
    moved = (start.parameters["W1"] - check_shape("W1 after fit", after["W1"], (1, m)))[0]
    shares = moved / (2 * TINY * errors) / settings["epochs"]  # 1 / the size of its batch
    size = min(settings["batch_size"] or m, m)
    rest = m % size or size
    wanted = np.sort(np.r_[np.full(m - rest, 1 / size), np.full(rest, 1 / rest)])
    lacking = np.isclose(moved, 0.0, atol=1e-3 * TINY)
    check_true(
        not lacking.any(),
        f"an epoch should see every example; {int(lacking.sum())} of the {m} moved nothing.",
        out,
    )
    if settings["epochs"] > 1:  # the short batch has other examples each time
        mean = np.mean(shares)
        even = np.isclose(mean, wanted.mean(), rtol=1e-2)
    else:
        even = np.allclose(np.sort(shares), wanted, rtol=1e-2, atol=0)
    check_true(
        even,
        f"after an epoch of {m} examples in batches of {size}, the last one of {rest}, the weights "
        "should have moved by each example's gradient once, with its own label, averaged over its "
        "batch; they have not.",
        out,
    )
    low, high = float(np.min(errors**2)), float(np.max(errors**2))
    for number, told in enumerate(out["results"][0]):
        check_true(
            low * 0.99 <= float(told) <= high * 1.01,
            f"loss {number} of fit should be a mean over the examples; it is larger than every "
            "example's loss, or smaller.",
            out,
        )


def check_batches(student: Student, rng: np.random.Generator, m: int, **settings: Any) -> None:
    case = one_hot(rng, m)
    check_fit(
        lambda: check_covered(student, case, **settings),
        lambda: check_steps(student, case, rng, learning_rate=0.5, **settings),
    )


@part("NeuralNetwork.fit")
def test_one_step_on_the_whole_batch(student: Student, rng: np.random.Generator) -> None:
    case = drawn(rng, [2, 3, 1], ["tanh", "sigmoid"], "bce", m=6)
    check_whole_batch(student, case, rng, epochs=1, learning_rate=0.5)


@part("NeuralNetwork.fit")
def test_every_example_once_an_epoch(student: Student, rng: np.random.Generator) -> None:
    check_batches(student, rng, 10, epochs=1, batch_size=4)


# --- predict


def check_predict(student: Student, case: Case) -> None:
    """Of the right output, or of what the class's own `forward` gives."""
    predicted = run(student, case, ("predict", case.X))
    got = predicted["results"][0]
    if isinstance(got, np.ndarray) and got.dtype == bool:
        got = got.astype(float)  # False and True are 0 and 1
    right = decided(held(predicted, case).output(), case.loss)
    try:
        check_array("predict", got, right)
    except CheckFailed:
        try:
            own = run(student, case, ("forward", case.X))["results"][0]
            shape = np.shape(own)
            own = decided(check_shape("A", own, shape), case.loss)
        except CheckFailed:
            own = right
        varied = len(np.unique(own)) > 1 and own.size == right.size
        if not (
            varied
            and isinstance(got, np.ndarray)
            and got.shape == own.shape
            and np.allclose(got, own, rtol=1e-7, atol=1e-9)
        ):
            raise


def decided(A: Floats, loss: str) -> Floats:
    return (A > 0.5).astype(float) if loss == "bce" else A


def decisive(rng: np.random.Generator, activations: list[str], loss: str) -> Case:
    """Outputs on both sides of 0.5 in every row, none close to it."""
    while True:
        case = drawn(rng, [3, 6, 2], activations, loss, m=12)
        A = case.output()
        if all(0 < np.mean(row > 0.5) < 1 for row in A) and np.abs(A - 0.5).min() > 1e-3:
            return case


@part("NeuralNetwork.predict")
def test_classes_and_raw_outputs(student: Student, rng: np.random.Generator) -> None:
    check_predict(student, decisive(rng, ["tanh", "sigmoid"], "bce"))
    check_predict(student, decisive(rng, ["tanh", "linear"], "mse"))


# --- train_moons


def stand_in_class(ask: Any) -> Any:
    """Stands in for NeuralNetwork, where there is someone to ask for its numbers."""
    import numpy as np

    class Lent:
        def __init__(
            self, layer_dims: Any, activations: Any, loss: Any = "bce", seed: Any = 0
        ) -> None:
            self.made = [list(layer_dims), list(activations), loss]
            self.parameters = ask("parameters", *self.made, seed)

        def forward(self, X: Any) -> Any:
            self.X = np.array(X)
            return ask("forward", *self.made, self.parameters, self.X)

        def loss(self, A: Any, Y: Any) -> Any:
            return ask("loss", *self.made, A, Y)

        def backward(self, Y: Any) -> Any:
            return ask("backward", *self.made, self.parameters, self.X, Y)

        def fit(
            self,
            X: Any,
            Y: Any,
            epochs: Any,
            learning_rate: Any,
            batch_size: Any = None,
            seed: Any = 0,
        ) -> Any:
            given = X, Y, epochs, learning_rate, batch_size, seed
            trained, losses = ask("fit", *self.made, self.parameters, *given)
            for name, value in trained.items():
                self.parameters[name] = value
            return losses

        def predict(self, X: Any) -> Any:
            return ask("predict", *self.made, self.parameters, X)

    return Lent


@travels_with(stand_in_class)
def train_moons(module: Any, seed: Any = None, ask: Any = None) -> Any:
    """What it gives, the network as its parameters, and what its fit was given.

    Where there is someone to `ask`, a stand-in takes the place of NeuralNetwork.
    """
    import numpy as np

    from grader.calling.watching import replacing

    kind: Any = stand_in_class(ask) if ask else module.NeuralNetwork
    train = module.train_moons
    made: list[Any] = []
    seen: list[Any] = []
    init: Any = kind.__init__
    fit: Any = getattr(kind, "fit", None)

    def noting_init(self: Any, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        names = ("layer_dims", "activations", "loss", "seed")
        made.append([self, {**dict(zip(names, args, strict=False)), **kwargs}])

    def noting_fit(self: Any, X: Any, *args: Any, **kwargs: Any) -> Any:
        seen.append(np.array(X))
        return fit(self, X, *args, **kwargs)

    noting = {"__init__": noting_init, **({"fit": noting_fit} if fit is not None else {})}
    with replacing(module, NeuralNetwork=kind), replacing(kind, **noting):
        out = train() if seed is None else train(seed=seed)
    if not isinstance(out, dict):
        return out
    out = dict(out)
    net = out.get("network")
    if isinstance(net, kind):
        how = [options for one, options in made if one is net] or [{}]
        out["network"] = {"parameters": dict(net.parameters), "options": how[0]}
    return {**out, "seen": seen, "lent": ask is not None and len(made) > 0}


def check_moons(out: Any) -> Parameters:
    out = check_keys("the result", out, ("network", "accuracy"))
    net = out["network"]
    check_true(
        isinstance(net, dict) and isinstance(net.get("parameters"), dict),
        "'network' should be a NeuralNetwork.",
        out,
    )
    parameters = check_keys("the network's parameters", net["parameters"], ("W1", "b1"))
    activations = net["options"].get("activations")
    check_true(activations, "'network' should be a NeuralNetwork of your class.", out)
    weights = {}
    for layer in range(1, len(activations) + 1):
        for name in (f"W{layer}", f"b{layer}"):
            check_keys("the network's parameters", parameters, [name])
            weights[name] = check_shape(name, parameters[name], np.shape(parameters[name]))
    _, _, X, Y = data.moons()
    case = Case([], list(activations), "bce", weights, X, Y)
    try:
        with np.errstate(over="ignore"):
            share = float(np.mean((case.output() > 0.5) == Y))
    except ValueError:
        raise CheckFailed(
            "train_moons: the shapes of the network's parameters do not fit the "
            "moons, or one another."
        ) from None
    seen = {tuple(column) for one in out["seen"] if np.ndim(one) == 2 for column in one.T}
    check_true(
        not seen & {tuple(column) for column in X.T},
        "fit was given test examples. Train on the training examples alone, so that the accuracy "
        "says how the network does on points that it has not seen.",
        out,
    )
    causes = {"It is a percentage; a share goes from 0 to 1.": 100 * share}
    causes["It is the share that it gets wrong."] = 1 - share
    X_train, Y_train, _, _ = data.moons()
    with np.errstate(over="ignore"):
        trained = float(np.mean((case.output(X_train) > 0.5) == Y_train))
    causes["It is the accuracy on the training examples."] = trained
    check_number("accuracy", out["accuracy"], share, atol=1e-9, causes=causes)
    check_true(
        share > 0.90,
        f"the network should get over 0.90 of the test examples right; it gets {share:.3f}. Train "
        "longer, with another rate, or start with more units.",
        out,
    )
    return weights


def check_trained(student: Student, check: Callable[[Callable[..., Parameters]], None]) -> None:
    """Judge train_moons by `check`, which is handed a way to ask it for weights.

    With the class's own methods; or, where those have mistakes, with a stand-in for the class.
    Checks share a training, but for another `turn` of the same.
    """

    def own(seed: int | None = None, turn: int = 1) -> Parameters:
        what = "own train_moons", seed, turn
        return student.once(what, lambda: check_moons(student.probe(train_moons, seed)))

    try:
        check(own)
        return
    except CheckFailed as error:
        if student.latest.ended_guest or student.once("sound", lambda: sound(student)):
            raise
        failed = error
    lend = globals().get("right_network")  # hidden, as it would show its students a backward
    if lend is None:
        raise failed

    def train(seed: int | None) -> Parameters:
        out = student.probe(train_moons, seed, lend)
        if isinstance(out, dict) and not out.get("lent"):
            raise failed  # it has a class of its own
        return check_moons(out)

    def lent(seed: int | None = None, turn: int = 1) -> Parameters:
        return student.once(("lent train_moons", seed, turn), lambda: train(seed))

    try:
        check(lent)
    except CheckFailed:
        if student.latest.raised:
            raise failed from None  # it wants more of the class than a stand-in gives
        raise


def agree(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return a.keys() == b.keys() and all(
        np.shape(a[k]) == np.shape(b[k]) and np.allclose(a[k], b[k], rtol=1e-9, atol=1e-12)
        for k in a
    )


def sound(student: Student) -> bool:
    """Whether the class does what training asks of it, so that train_moons answers for itself."""
    rng = np.random.default_rng(0)
    case = drawn(rng, [2, 3, 1], ["tanh", "sigmoid"], "bce", m=6)
    try:
        one, two = (check_built(student, [2, 3, 1], case.activations, seed=k) for k in (0, 1))
        check_true(not agree(one, two), "the seed should decide the weights.")
        check_default_loss(student, rng)
        check_descent(student, case, epochs=2, learning_rate=0.5)
        check_covered(student, one_hot(rng, 5), epochs=1, batch_size=2)
        how = {"epochs": 2, "learning_rate": 0.5, "batch_size": 2}
        three, four, five = (fitted(student, case, seed=k, **how)["after"] for k in (1, 1, 2))
        check_true(agree(three, four) and not agree(three, five), "the seed should decide all.")
        for name in ACTIVATIONS:
            case = drawn(rng, [2, 3, 1], [name, "sigmoid"], "bce")
            check_forward(student, case)
            check_backward(student, [case])
        check_predict(student, decisive(rng, ["tanh", "sigmoid"], "bce"))
    except CheckFailed:
        return False
    return True


@part("train_moons")
def test_moons_are_told_apart(student: Student) -> None:
    def check(trained: Callable[..., Parameters]) -> None:
        trained()

    check_trained(student, check)


### BEGIN HIDDEN TESTS
NAMES = ("sigmoid", "tanh", "relu", "linear")
SLOPES: dict[str, Callable[[Floats], Floats]] = {
    "sigmoid": lambda A: A * (1 - A),
    "tanh": lambda A: 1 - A**2,
    "relu": lambda A: (A > 0).astype(float),
    "linear": np.ones_like,
}


def right_network(request: str, *given: Any) -> Any:
    """Answers for the stand-in of NeuralNetwork that train_moons may be judged with."""
    layer_dims, activations, loss, *rest = given
    if request == "parameters":
        rng = np.random.default_rng(int(rest[0]))
        found = {}
        for layer, n_in in enumerate(layer_dims[:-1], start=1):
            n_out = layer_dims[layer]
            found[f"W{layer}"] = rng.normal(0, (2 / (n_in + n_out)) ** 0.5, (n_out, n_in))
            found[f"b{layer}"] = np.zeros((n_out, 1))
        return found
    if request == "loss":
        return float(LOSSES[loss](*(np.asarray(one, dtype=float) for one in rest)))
    parameters = {name: np.array(value, dtype=float) for name, value in rest[0].items()}
    X, Y = (np.asarray(one, dtype=float) for one in (*rest[1:3], 0.0)[:2])
    case = Case(list(layer_dims), list(activations), loss, parameters, X, Y)
    if request in ("forward", "predict"):
        return case.output() if request == "forward" else decided(case.output(), loss)
    if request == "backward":
        return by_hand(case)
    epochs, rate, batch_size, seed = rest[3:]
    rng, m, told = np.random.default_rng(int(seed)), X.shape[1], []
    size = int(batch_size or m)
    for _ in range(int(epochs)):
        order = rng.permutation(m)
        for start in range(0, m, size):
            batch = order[start : start + size]
            slopes = by_hand(replace(case, X=X[:, batch], Y=Y[:, batch]))
            case = case.at({k: v - rate * slopes[f"d{k}"] for k, v in case.parameters.items()})
        told.append(float(LOSSES[loss](case.output(), Y)))
    return case.parameters, told


def by_hand(case: Case, layers: Sequence[Floats] = (), slopes: Sequence[Floats] = ()) -> Parameters:
    """The gradients, through these activations, with the slopes that belong to those."""
    layers = layers or [A for _, A in case.layers(case.parameters, case.X)]
    slopes = slopes or layers
    A, found, below = layers[-1], {}, [case.X, *layers[:-1]]
    if case.loss == "bce":
        dZ = (A - case.Y) / A.size
    else:
        dZ = 2 * (A - case.Y) / A.size * SLOPES[case.activations[-1]](slopes[-1])
    for k in range(len(layers), 0, -1):
        found[f"dW{k}"] = dZ @ below[k - 1].T
        found[f"db{k}"] = dZ.sum(axis=1, keepdims=True)
        if k > 1:
            dZ = case.parameters[f"W{k}"].T @ dZ
            dZ = dZ * SLOPES[case.activations[k - 2]](slopes[k - 2])
    return found


def what_it_raises(
    module: Any, layer_dims: list[int], parameters: Any, method: str, *args: Any
) -> Any:
    """The kinds of exception that a method of a linear layer ends in, if it does."""
    net = module.NeuralNetwork(layer_dims, ["linear"], loss="mse")
    net.parameters.update(parameters)  # where their names or shapes are wrong, that costs its part
    try:
        getattr(net, method)(*args)
    except NotImplementedError:
        raise
    except Exception as error:
        return [kind.__name__ for kind in type(error).__mro__]
    return []


@part("NeuralNetwork.parameters")
def test_shapes_of_other_networks(student: Student) -> None:
    check_built(student, [4, 1], ["linear"], loss="mse")
    check_built(student, [1, 2, 3, 4, 2], ["relu", "sigmoid", "linear", "tanh"], loss="mse")
    check_built(student, [2, 3, 3, 1], ["relu", "tanh", "sigmoid"], loss="bce", seed=4)


@part("NeuralNetwork.parameters")
def test_seed_of_the_weights(student: Student) -> None:
    asked = [2, 5, 1], ["tanh", "sigmoid"]
    first, again, other = (check_built(student, *asked, seed=seed) for seed in (3, 3, 4))
    for name in ("W1", "W2"):
        check_true(
            np.array_equal(first[name], again[name]),
            f"the same seed gave another {name} the second time.",
            again[name],
        )
        check_true(
            not np.allclose(first[name], other[name], rtol=1e-12, atol=0),
            f"seeds 3 and 4 gave the same {name}; is it drawn, and is the seed used?",
            other[name],
        )
    plain = check_built(student, *asked)
    zero = check_built(student, *asked, seed=0)
    same_start = all(np.array_equal(plain[name], zero[name]) for name in plain)
    check_true(same_start, "without a seed, it should be 0.", plain["W1"])


@part("errors")
def test_networks_that_make_no_sense(student: Student) -> None:
    make = student.NeuralNetwork
    three = ["relu", "relu", "sigmoid"]
    check_raises(ValueError, make, [2, 3, 1], ["Softmax", "sigmoid"], why="'Softmax' is unknown")
    check_raises(ValueError, make, [2, 3, 1], ["relu", "step"], why="'step' is unknown")
    check_raises(
        ValueError, make, [2, 3, 1], ["relu", "sigmoid"], loss="hinge", why="'hinge' is unknown"
    )
    check_raises(ValueError, make, [2, 3, 1], three, why="three activations are one too many")
    check_raises(ValueError, make, [2, 3, 1], ["sigmoid"], why="an activation is missing")
    check_raises(ValueError, make, [2], [], loss="mse", why="one size makes no layer")
    check_raises(ValueError, make, [2, 0, 1], ["relu", "sigmoid"], why="a layer is empty")
    check_raises(ValueError, make, [0, 2, 1], ["relu", "sigmoid"], why="there is no input")
    check_raises(ValueError, make, [2, 2, -1], ["relu", "sigmoid"], why="a size is below 1")


@part("NeuralNetwork.forward")
def test_output_with_every_activation(student: Student, rng: np.random.Generator) -> None:
    for name in NAMES:
        check_forward(student, drawn(rng, [3, 4, 2], [name, "linear"], "mse"))
        check_forward(student, drawn(rng, [3, 4, 3], ["tanh", name], "mse", m=1))
        check_forward(student, drawn(rng, [2, 3], [name], "mse", m=7))


@part("NeuralNetwork.forward")
def test_output_of_many_layers(student: Student, rng: np.random.Generator) -> None:
    check_forward(
        student, drawn(rng, [2, 4, 4, 3, 1], ["relu", "tanh", "linear", "sigmoid"], "bce")
    )
    check_forward(student, drawn(rng, [3, 3, 3, 3], ["sigmoid", "tanh", "tanh"], "mse", m=3))


@part("NeuralNetwork.parameters")
def test_output_follows_the_parameters(student: Student, rng: np.random.Generator) -> None:
    first, case = (drawn(rng, [3, 4, 2], ["tanh", "sigmoid"], "bce") for _ in range(2))
    out = run(student, first, ("forward", first.X), ("put", case.parameters), ("forward", first.X))
    wanted, before = case.output(first.X), held(out, first).output()
    results = out["results"]
    arrays = all(isinstance(a, np.ndarray) and a.dtype.kind in "biuf" for a in results)
    right = arrays and results[0].shape == before.shape and np.allclose(results[0], before)
    if arrays and not right:  # A wrong forward pass, which costs that part, should move at least.
        moved = results[1].shape != results[0].shape
        moved = moved or not np.allclose(results[1], results[0], rtol=1e-9, atol=0)
        check_true(moved, "writing into `parameters` should change what forward gives.", out)
        return
    causes = {"It is what the parameters gave before other numbers were written.": before}
    check_array("A", results[1], wanted, causes=causes)


@part("errors")
def test_batch_that_does_not_fit(student: Student, rng: np.random.Generator) -> None:
    parameters = drawn(rng, [3, 2], ["linear"], "mse").parameters
    for rows in (2, 4):
        X = rng.normal(size=(rows, 5))
        kinds = student.probe(what_it_raises, [3, 2], parameters, "forward", X)
        check_true(
            "ValueError" in kinds,
            f"forward should raise ValueError: the network has 3 inputs, and X {rows} rows.",
            kinds,
        )


@part("NeuralNetwork.loss")
def test_loss_of_one_and_many_outputs(student: Student, rng: np.random.Generator) -> None:
    for n_out, m in ((1, 7), (3, 1), (3, 4)):
        for loss in ("mse", "bce"):
            case = drawn(rng, [2, 3, n_out], ["relu", "sigmoid"], loss)
            A = rng.uniform(0.1, 0.9, (n_out, m))
            check_loss(student, case, A, rng.integers(0, 2, (n_out, m)).astype(float))
    case = drawn(rng, [2, 3, 2], ["relu", "linear"], "mse")
    check_loss(student, case, 3 * rng.normal(size=(2, 6)), 3 * rng.normal(size=(2, 6)))


@part("NeuralNetwork.loss")
def test_loss_of_outputs_near_the_ends(student: Student, rng: np.random.Generator) -> None:
    case = drawn(rng, [2, 3, 1], ["tanh", "sigmoid"], "bce")
    A, Y = np.array([[2e-4, 2e-4, 1 - 2e-4, 1 - 2e-4]]), np.array([[1.0, 0.0, 0.0, 1.0]])
    # Adding 1e-6 to A moves this loss by 6e-4 of it, clipping A at 1e-3 by a fifth.
    check_loss(student, case, A, Y, rtol=5e-3)


@part("NeuralNetwork.loss")
def test_loss_by_default(student: Student, rng: np.random.Generator) -> None:
    check_default_loss(student, rng)


@part("NeuralNetwork.backward")
def test_gradients_of_hidden_activations(student: Student, rng: np.random.Generator) -> None:
    sizes = [2, 4, 3, 2]
    cases = [drawn(rng, sizes, [name, name, "sigmoid"], "bce") for name in NAMES]
    cases += [drawn(rng, sizes, [name, "tanh", "linear"], "mse") for name in NAMES]
    check_backward(student, cases)


@part("NeuralNetwork.backward")
def test_gradients_of_output_activations(student: Student, rng: np.random.Generator) -> None:
    cases = [drawn(rng, [3, 4, 3], ["tanh", name], "mse", m=4) for name in NAMES]
    cases += [drawn(rng, [3, 2], [name], "mse") for name in NAMES]
    cases += [drawn(rng, [3, 1], ["sigmoid"], "bce", m=1), drawn(rng, [2, 3], ["sigmoid"], "bce")]
    cases.append(drawn(rng, [2, 3, 3, 3, 1], ["relu", "sigmoid", "tanh", "sigmoid"], "bce"))
    check_backward(student, cases)


@part("NeuralNetwork.backward")
def test_gradients_follow_the_last_forward(student: Student, rng: np.random.Generator) -> None:
    first = drawn(rng, [3, 4, 2], ["relu", "sigmoid"], "bce", m=7)
    case = drawn(rng, [3, 4, 2], ["relu", "sigmoid"], "bce", m=4)
    steps = [("forward", first.X), ("backward", first.Y), ("forward", case.X)]
    out = run(student, case, *steps, ("backward", case.Y), ("backward", case.Y))
    for result in out["results"][3:]:
        check_gradients(student, {**out, "results": [None, result]}, held(out, case))


@part("NeuralNetwork.fit")
def test_several_steps(student: Student, rng: np.random.Generator) -> None:
    case = drawn(rng, [2, 3, 2], ["relu", "linear"], "mse", m=5)
    check_whole_batch(student, case, rng, epochs=3, learning_rate=0.05)
    case = drawn(rng, [2, 3, 2], ["tanh", "sigmoid"], "bce", m=5)
    check_whole_batch(student, case, rng, epochs=4, learning_rate=0.3, batch_size=50)


@part("NeuralNetwork.fit")
def test_batches_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for m, size in ((11, 3), (9, 3), (6, 1), (7, 6), (5, 40), (70, None)):
        check_batches(student, rng, m, epochs=1, batch_size=size)
    check_batches(student, rng, 7, epochs=5, batch_size=2)


@part("NeuralNetwork.fit")
def test_seed_of_the_order(student: Student, rng: np.random.Generator) -> None:
    case = drawn(rng, [2, 3, 1], ["tanh", "sigmoid"], "bce", m=12)
    lent = stand_ins(case, rng)

    def fit(seed: int, lent: Any = None) -> dict[str, Any]:
        settings = {"epochs": 2, "learning_rate": 0.5, "batch_size": 5, "seed": seed}
        return fitted(student, case, lent, **settings)

    def in_the_order_given() -> bool:
        """Whether nothing is drawn: then another seed need not give another training."""
        drawn = batches_of(fit(3, lent)["log"])
        if not drawn or any(X is None for X, _ in drawn):
            return False
        columns = np.concatenate([X for X, _ in drawn], axis=1)
        return columns.shape == (2, 24) and np.array_equal(columns, np.tile(case.X, 2))

    def check(first: Any, again: Any, other: Any) -> None:
        check_true(
            agree(first, again),
            "the same seed gave another training the second time; draw the order of the examples "
            "from np.random.default_rng(seed).",
        )
        check_true(
            not agree(first, other) or in_the_order_given(),
            "seeds 3 and 4 gave the same training; is the order drawn, and from the seed?",
        )

    def own() -> None:
        check(*(fit(seed)["after"] for seed in (3, 3, 4)))

    def with_stand_ins() -> bool:
        logs = [batches_of(fit(seed, lent)["log"]) for seed in (3, 3, 4)]
        if not all(logs) or any(X is None for log in logs for X, _ in log):
            return False
        check(*({str(i): X for i, (X, _) in enumerate(log)} for log in logs))
        return True

    check_fit(own, with_stand_ins)


@part("errors")
def test_batches_of_nothing(student: Student, rng: np.random.Generator) -> None:
    X, Y = rng.normal(size=(2, 5)), rng.normal(size=(1, 5))
    kinds = student.probe(what_it_raises, [2, 1], {}, "fit", X, Y, 1, 0.1, 0)
    check_true(
        "ValueError" in kinds, "fit should raise ValueError: a batch of 0 examples is none.", kinds
    )


@part("NeuralNetwork.predict")
def test_predictions_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    for name in ("tanh", "linear", "sigmoid"):
        check_predict(student, decisive(rng, ["relu", name], "mse"))
    check_predict(student, decisive(rng, ["relu", "sigmoid"], "bce"))


@part("train_moons")
def test_moons_with_other_seeds(student: Student) -> None:
    def check(trained: Callable[..., Parameters]) -> None:
        first, again, other = trained(), trained(turn=2), trained(seed=1)
        check_true(
            agree(first, again),
            "the same seed gave other parameters the second time; hand the seed to the network "
            "and to fit.",
            again["W1"],
        )
        check_true(
            not agree(first, other),
            "seeds 0 and 1 gave the same parameters; is the seed used?",
            other["W1"],
        )

    check_trained(student, check)


### END HIDDEN TESTS
