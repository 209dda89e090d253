"""Exercise 25: a network as a module, and its training."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    Student,
    check_all,
    check_integer,
    check_tensor,
    check_true,
    check_tuple,
    part,
    tensor,
    travels_with,
)

Floats = NDArray[np.float64]

SINGLE = 1e-5
"""float32 keeps seven digits; a few layers of sums lose one or two of them."""
TINY_RATE = 1e-7
"""So small that training in float32 leaves every loss as it was, to five digits."""


# --- probes: run beside the student's module, hold inputs, give back plain data


def parts_of_mlp(module: Any, arguments: Any) -> Any:
    """What MLP(**arguments) registers, and how it prints."""
    model = module.MLP(**arguments)
    shapes = [list(p.shape) for p in model.parameters() if p.requires_grad]
    frozen = [list(p.shape) for p in model.parameters() if not p.requires_grad]
    return {"shapes": shapes, "frozen": frozen, "text": str(model)}


def outputs_of_mlp(module: Any, arguments: Any, plan: Any) -> Any:
    """What MLP(**arguments) gives in each of the planned passes: (weights and biases, training, x).

    The weights are put in by their shapes, wherever the model keeps them, in a plain list too.
    """
    import torch

    def tensors(thing: Any) -> Any:
        if id(thing) in seen:
            return
        seen[id(thing)] = thing
        if isinstance(thing, torch.Tensor):
            yield thing
        elif isinstance(thing, torch.nn.Module):
            yield from tensors(vars(thing))
        elif isinstance(thing, dict):
            for item in thing.values():
                yield from tensors(item)
        elif isinstance(thing, list | tuple):
            for item in thing:
                yield from tensors(item)

    seen: Any = {}
    found: Any = []
    outputs: Any = []
    torch.manual_seed(12)
    model = module.MLP(**arguments)
    with torch.no_grad():
        model.eval()(plan["passes"][0][2])  # a lazy layer has weights from its first pass on
        kept = list(tensors(model))
        for arrays, training, x in plan["passes"]:
            places = [[t for t in kept if t.shape == array.shape] for array in arrays]
            found.append([len(each) for each in places])
            for each, array in zip(places, arrays, strict=True):
                for place in each:
                    place.copy_(torch.as_tensor(array))
            outputs.append(model.train(training)(x))
    return {"found": found[0], "outputs": outputs}


def count_of(module: Any, kind: str) -> Any:
    """What count_trainable_parameters gives for a module of this kind."""
    import torch
    from torch import nn

    model: Any = nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 2))
    if kind == "10-64-32-16-1":
        sizes = ((10, 64), (64, 32), (32, 16), (16, 1))
        model = nn.Sequential(*(nn.Linear(*size) for size in sizes))
    elif kind == "first layer frozen":
        model[0].requires_grad_(False)
    elif kind == "every parameter frozen":
        model.requires_grad_(False)
    elif kind == "one bias frozen":
        model[2].bias.requires_grad = False
    elif kind == "convolution and batch normalisation":
        model = nn.Sequential(nn.Conv2d(3, 6, 5), nn.BatchNorm2d(6), nn.ReLU(), nn.Flatten())
    elif kind == "modules inside modules, a layer without bias":
        inner = nn.Sequential(nn.Linear(3, 3, bias=False), nn.Tanh())
        model = nn.ModuleDict({"inner": inner, "outer": nn.ModuleList([nn.Embedding(7, 3)])})
    elif kind == "a layer used twice":
        shared = nn.Linear(6, 6)
        model = nn.Sequential(shared, nn.ReLU(), shared)
    elif kind == "two layers that share their weight":
        model = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 4))
        model[2].weight = model[0].weight
    elif kind == "parameters of its own, one a single number":
        model.scale = nn.Parameter(torch.tensor(1.0))
        model.table = nn.Parameter(torch.zeros(2, 3, 4))
        model.register_buffer("seen", torch.zeros(100))
    elif kind == "no parameters":
        model = nn.ReLU()
    return module.count_trainable_parameters(model)


def small_model(n_in: int, dropout: float, passes: Any) -> Any:
    """A network that notes in `passes` each pass that is propagated back.

    It notes how many rows the pass had, and whether it was one in training mode.
    """
    import torch
    from torch import nn

    class Dropout(nn.Dropout):
        def forward(self, x: Any) -> Any:
            note = len(x), self.training
            if x.requires_grad:
                x.register_hook(lambda gradient: passes.append(note))
            return super().forward(x)

    torch.manual_seed(5)
    model: Any = nn.Sequential(
        nn.Linear(n_in, 8), nn.Tanh(), Dropout(dropout), nn.Linear(8, 1), nn.Sigmoid()
    )
    with torch.no_grad():
        # So that the start is a poor one, and a loss of another kind looks it.
        model[3].bias.fill_(1.5)
    return model


@travels_with(small_model)
def training_of(
    module: Any, X: Any, y: Any, arguments: Any, dropout: float, drawn_before: int, old: float
) -> Any:
    """What train(model, X, y, **arguments) does to a small model, and what it gives.

    `drawn_before` sets the random state, `old` the gradients that the model brings along; the
    model comes in evaluation mode.
    """
    import contextlib

    import numpy as np
    import torch
    from torch.optim.optimizer import register_optimizer_step_pre_hook

    passes: Any = []
    gradients: Any = []
    rates: Any = {}

    def note_rates(optimizer: Any, args: Any, kwargs: Any) -> None:
        rates.update({float(group["lr"]): True for group in optimizer.param_groups})

    model = small_model(X.shape[1], dropout, passes)
    bias: Any = model[3].bias
    new: Any = []
    bias.register_hook(lambda gradient: new.append(gradient.item()))
    bias.register_post_accumulate_grad_hook(
        lambda p: gradients.append((p.item(), new[-1], p.grad.item()))
    )
    before = [p.detach().numpy().copy() for p in model.parameters()]
    if old:
        for p in model.parameters():
            p.grad = torch.full_like(p, old)
    model.eval()
    torch.manual_seed(drawn_before)
    np.random.seed(drawn_before)
    with register_optimizer_step_pre_hook(note_rates):
        losses = module.train(model, X, y, **arguments)
    with contextlib.suppress(TypeError):  # the check will say what it is
        losses = [float(loss) for loss in losses]
    after = [p.detach().numpy().copy() for p in model.parameters()]
    return {
        "losses": losses,
        "before": before,
        "after": after,
        "passes": passes,
        "gradients": gradients,
        "rates": list(rates),
    }


# --- the MLP


def check_parts(student: Student, **arguments: Any) -> None:
    """The parameters of a linear layer to each size, and the layers in `str(model)`."""
    asked = {"input_dim": 10, "hidden_dims": (64, 32, 16), "output_dim": 1, **arguments}
    sizes = (asked["input_dim"], *asked["hidden_dims"], asked["output_dim"])
    pairs = list(pairwise(sizes))
    out = student.probe(parts_of_mlp, arguments)
    wanted = Counter(shape for n, m in pairs for shape in ((m, n), (m,)))
    got = Counter(tuple(shape) for shape in out["shapes"])
    frozen = Counter(tuple(shape) for shape in out["frozen"])
    shown = f"MLP({', '.join(f'{key}={value}' for key, value in arguments.items())})"
    lacking, extra = wanted - got, got - wanted
    why = ""
    if not got + frozen:
        why = " It has none at all: layers in a plain Python list are not found by a module."
    elif lacking & frozen:
        why = " Some are there but require no gradient."
    elif lacking and all(len(shape) == 1 for shape in lacking):
        why = " Are there biases in every layer?"
    elif lacking and not extra:
        why = " Layers in a plain Python list are not found by a module."
    told = ""
    if lacking:
        told = f" It lacks shape {min(lacking)}."
    elif extra:
        told = f" It has one too many of shape {min(extra)}."
    check_true(
        not lacking and not extra,
        f"{shown} should have a weight (out, in) and a bias (out,) to train for each of its "
        f"{len(pairs)} linear layers, and nothing else.{told}{why}",
        out,
    )
    printed = re.findall(r"in_features=(\d+), out_features=(\d+)", str(out["text"]))
    layers = {(int(n), int(m)) for n, m in printed}  # an nn.ModuleList prints equal ones as one
    check_true(
        set(pairs) <= layers,
        f"str(model) should show the {len(pairs)} Linear layers of {shown} with their in_features "
        f"and out_features, and shows {len(printed)}. Make them with nn.Linear, and let them be "
        "attributes of the model, or be in an nn.Sequential or nn.ModuleList.",
        out,
    )


def draw_layers(rng: np.random.Generator, sizes: Sequence[int]) -> list[tuple[Floats, Floats]]:
    """Weights and biases for inputs of size 5.

    They leave units on both sides of their kinks, and outputs off 0 and 1.
    """
    layers = [
        (rng.normal(0, np.sqrt(2 / n), (m, n)), rng.normal(0, 2.0, m)) for n, m in pairwise(sizes)
    ]
    return [*layers[:-1], (layers[-1][0] / 5, layers[-1][1] / 5)]


def sigmoid(z: Floats) -> Floats:
    return 0.5 * (1 + np.tanh(z / 2))


def check_forward(
    student: Student, rng: np.random.Generator, sizes: Sequence[int], batch: int
) -> None:
    """The output in evaluation mode; all sizes must differ, so that shapes tell the layers."""
    layers = [(W.astype(np.float32), b.astype(np.float32)) for W, b in draw_layers(rng, sizes)]
    x = (5 * rng.normal(size=(batch, sizes[0]))).astype(np.float32)
    arguments = {
        "input_dim": sizes[0],
        "hidden_dims": tuple(sizes[1:-1]),
        "output_dim": sizes[-1],
        "dropout": 0.0,  # what dropout does is another part's business
    }
    flat = [array for layer in layers for array in layer]
    out = student.probe(outputs_of_mlp, arguments, {"passes": [(flat, False, tensor(x))]})
    shown = "MLP(" + ", ".join(f"{key}={value}" for key, value in arguments.items()) + ")"
    counts = dict(zip((array.shape for array in flat), out["found"], strict=True))
    for n, m in pairwise(sizes):
        check_true(
            counts[m, n] == 1,
            f"{shown} should have one Linear layer from {n} to {m}; {counts[m, n]} of its weights "
            f"have the shape ({m}, {n}).",
            out,
        )
    a = linear = x.astype(np.float64)
    for weight, bias in layers:
        W = weight.astype(np.float64)
        b = bias.astype(np.float64) if counts[bias.shape] else np.zeros(len(bias))
        z, no_bias, linear = a @ W.T + b, a @ W.T, linear @ W.T + b
        a = np.maximum(z, 0)
    causes = {
        "The sigmoid is missing.": z,
        "There is a ReLU between the last layer and the sigmoid.": sigmoid(a),
        "The output has a ReLU in the place of a sigmoid.": a,
        "The output has gone through the sigmoid twice.": sigmoid(sigmoid(z)),
        "The hidden layers have no ReLU.": sigmoid(linear),
        "The output layer's bias is left out.": sigmoid(no_bias),
    }
    check_tensor(
        f"the output of {shown} in evaluation mode",
        out["outputs"][0],
        sigmoid(z),
        rtol=SINGLE,
        atol=SINGLE / 5,  # the logits are of size 5, and a sigmoid's slope is at most 1/4
        causes=causes,
    )


def through(sizes: Sequence[int], scales: Sequence[float]) -> list[Any]:
    """Weights that lead an input of 1 straight through every layer to each of the outputs.

    There are no biases; the weights behind the first layer are multiplied by `scales`.
    """
    first = np.ones((sizes[1], sizes[0]), dtype=np.float32)
    others = [
        scale * np.eye(m, n, dtype=np.float32)
        for (n, m), scale in zip(pairwise(sizes[1:]), scales, strict=True)
    ]
    biases = [np.zeros(m, dtype=np.float32) for m in sorted(set(sizes[1:]))]
    return [first, *others, *biases]


class Dropped(NamedTuple):
    """A trial of dropout: what was asked, and what the model made of it."""

    shown: str
    keep: float
    slips: dict[str, float]
    out: Any  # of the model with dropout
    still: Any  # of the same without
    first: Floats  # two passes in training mode; (rows, units)
    second: Floats
    calm: Floats  # in evaluation mode; (variant, unit)
    again: Floats
    known: Floats  # the same without dropout
    whole: Floats  # in training mode, without dropout


def check_dropout(student: Student, depth: int, rate: float | None = None) -> None:
    """Which entries a training pass drops, and what becomes of the others.

    Each output hangs on one unit of every hidden layer. Dropping that unit, or dividing it by
    1 - dropout, is the same as doing so to the weight behind it: so the model itself tells, in
    evaluation mode and with such weights, what outputs there may be, whatever its activations.
    """
    trial = try_dropout(student, depth, rate)
    check_calm(trial)
    check_entries(trial, depth)
    check_draws(trial, depth)


def try_dropout(student: Student, depth: int, rate: float | None) -> Dropped:
    rows, keep = 400, 1 - (0.2 if rate is None else rate)
    hidden = (14, 13, 12)[:depth]
    sizes = (1, *hidden, hidden[-1])
    arguments: dict[str, Any] = {
        "input_dim": 1,
        "hidden_dims": hidden,
        "output_dim": hidden[-1],
    }
    given = arguments if rate is None else {**arguments, "dropout": rate}
    shown = "MLP(" + ", ".join(f"{key}={value}" for key, value in given.items()) + ")"

    plain = (1.0,) * depth
    left = (1 / keep,) * depth
    dropped = [(1.0,) * i + (0.0,) + (1 / keep,) * (depth - i - 1) for i in range(depth)]
    slips = {
        "left as they were; divide them by 1 - dropout": 1.0,
        "multiplied by 1 - dropout; divide them by it": keep**depth,
        **{
            f"scaled as by {n} dropout{'s' * (n > 1)} in all": keep**-n
            for n in range(depth + 2, 0, -1)
            if n != depth
        },
    }
    variants = [plain, left, *dropped, *((1.0,) * (depth - 1) + (t,) for t in slips.values())]
    two, ones = tensor(np.ones((2, 1))), tensor(np.ones((rows, 1)))
    calmly = [(through(sizes, scales), False, two) for scales in variants]
    out = student.probe(
        outputs_of_mlp,
        given,
        {"passes": [(through(sizes, plain), True, ones)] * 2 + calmly + calmly},
    )
    still = student.probe(
        outputs_of_mlp,
        {**arguments, "dropout": 0.0},
        {"passes": [*calmly, *((arrays, True, x) for arrays, _, x in calmly)]},
    )

    def stacked(mode: str, outputs: Sequence[Any]) -> Floats:
        shape = (2, sizes[-1])
        return np.stack([check_tensor(f"the output {mode}", t, shape=shape)[0] for t in outputs])

    first, second = (
        check_tensor("the output in training mode", t, shape=(rows, sizes[-1]))
        for t in out["outputs"][:2]
    )
    count = len(variants)
    calm = stacked("in evaluation mode", out["outputs"][2 : 2 + count])
    again = stacked("in evaluation mode", out["outputs"][2 + count :])
    known = stacked("with dropout=0.0", still["outputs"][:count])
    whole = stacked("with dropout=0.0", still["outputs"][count:])
    return Dropped(shown, keep, slips, out, still, first, second, calm, again, known, whole)


def check_calm(trial: Dropped) -> None:
    """Nothing is dropped in evaluation mode, nor at a rate of 0."""
    check_true(
        np.allclose(trial.calm, trial.again, rtol=0, atol=SINGLE),
        f"{trial.shown}.eval() should drop nothing, but the same input gave two different outputs.",
        trial.out,
    )
    check_true(
        np.allclose(trial.whole, trial.known, rtol=0, atol=SINGLE),
        "MLP(..., dropout=0.0) should drop nothing in training mode either, but its output "
        "differs from that in evaluation mode.",
        trial.still,
    )
    check_true(
        np.allclose(trial.calm, trial.known, rtol=0, atol=SINGLE),
        f"{trial.shown}.eval() should give what the same weights give without dropout, and does "
        "not. Scale the entries that are left in training mode, by 1 / (1 - dropout), and nothing "
        "in evaluation mode.",
        trial.out,
    )


def scaled_entries(trial: Dropped) -> NDArray[np.bool_]:
    """Which entries got through all dropouts."""
    return np.asarray(np.abs(trial.first - trial.known[1]) <= SINGLE)


def check_entries(trial: Dropped, depth: int) -> None:
    """Every entry is dropped, or divided by 1 - dropout at each hidden layer."""
    first, known, shown = trial.first, trial.known, trial.shown
    gone = np.any([np.abs(first - value) <= SINGLE for value in known[2 : 2 + depth]], axis=0)
    scaled = scaled_entries(trial)
    check_true(
        not (gone & scaled).any(),
        f"the outputs of {shown} do not depend on its hidden units, so dropout cannot be seen.",
        trial.out,
    )
    check_true(
        gone.any(),
        f"{shown}.train() dropped nothing in {first.size} entries; is dropout there, and is it "
        "left to the module's mode?",
        trial.out,
    )
    others = ~gone & ~scaled
    told = [
        f" Those left seem to be {why}."
        for why, value in zip(trial.slips, known[2 + depth :], strict=True)
        if others.any() and np.all((np.abs(first - value) <= SINGLE)[others])
    ]
    times = "once" if depth == 1 else f"{depth} times"
    check_true(
        not others.any(),
        f"in {shown}.train(), an entry should be dropped or divided by 1 - dropout after every "
        f"hidden layer, {times} in all; {int(others.sum())} of {first.size} entries are neither."
        + (told or [""])[0],
        trial.out,
    )


def check_draws(trial: Dropped, depth: int) -> None:
    """Every entry has a draw of its own, in every pass, and as often as the rate says."""
    first, shown, scaled = trial.first, trial.shown, scaled_entries(trial)
    share, asked = float(scaled.mean()), trial.keep**depth
    check_true(
        not np.array_equal(first, trial.second),
        f"two passes of {shown}.train() dropped the very same entries; draw anew in every pass.",
        trial.out,
    )
    # Independent entries: means over many vary as little as their number says. Six times that for
    # chance; where a whole row or column goes together, it is 12 or 400 times.
    for axis, what in ((1, "all entries of an example"), (0, "the same unit in all examples")):
        spread = float(np.var(scaled.mean(axis=axis)))
        check_true(
            spread < 6 * asked * (1 - asked) / first.shape[axis],
            f"{shown}.train() drops {what} together; every entry should have a draw of its own.",
            trial.out,
        )
    deviation = np.sqrt(asked * (1 - asked) / first.size)
    check_true(
        abs(share - asked) < 6 * deviation,  # missed by chance once in 10^9 times
        f"in {shown}.train(), the share of entries that get through {depth} dropouts is not what "
        f"the rate asks for: got {share:.3f}.",
        trial.out,
    )


# --- the training


def draw_data(rng: np.random.Generator, n: int) -> tuple[Floats, Floats]:
    """Two classes that a line nearly separates."""
    X = rng.normal(size=(n, 5)).astype(np.float32)
    y = (X @ [1.0, -2.0, 1.5, 0.5, 0.0] + 0.3 * rng.normal(size=n) > 0).astype(np.float32)
    return X.astype(np.float64), y[:, None].astype(np.float64)


def trained(
    student: Student,
    data: tuple[Floats, Floats],
    dropout: float = 0.0,
    drawn_before: int = 1,
    old: float = 0.0,
    **arguments: Any,
) -> dict[str, Any]:
    """What training does, with the losses in their type and number."""
    X, y = data
    out: dict[str, Any] = student.probe(
        training_of, tensor(X), tensor(y), arguments, dropout, drawn_before, old
    )
    losses, epochs = out["losses"], arguments.get("epochs", 50)
    check_true(
        isinstance(losses, list),
        f"train should return a list of losses, got {type(losses).__name__}."
        + (" Is a return missing?" if losses is None else ""),
        out,
    )
    check_true(
        len(losses) == epochs,
        f"train should return a loss for each of the {epochs} epochs, got {len(losses)}.",
        out,
    )
    check_true(np.isfinite(losses).all(), "the losses should be finite numbers.", out)
    return out


def cross_entropy(parameters: Sequence[Floats], X: Floats, y: Floats) -> float:
    """Of the probe's model, dropping nothing."""
    logits = outputs(parameters, X)
    return float(np.mean(np.logaddexp(0, logits) - y * logits))


def outputs(parameters: Sequence[Floats], X: Floats) -> Floats:
    W1, b1, W2, b2 = (p.astype(np.float64) for p in parameters)
    return np.asarray(np.tanh(X @ W1.T + b1) @ W2.T + b2)


def check_learns(student: Student, data: tuple[Floats, Floats], **arguments: Any) -> None:
    out = trained(student, data, **arguments)
    check_cleared(out)
    pairs = list(zip(out["before"], out["after"], strict=True))
    same = [str(a.shape) for a, b in pairs if np.array_equal(a, b)]
    check_true(
        len(same) < len(pairs),
        "train should change the model that it is given; its parameters are as they were.",
        out,
    )
    check_true(
        not same,
        "train should change all parameters of the model that it is given; as they were are those "
        f"of the shapes {', '.join(same)}.",
        out,
    )
    rate = arguments["learning_rate"]
    check_true(
        not out["rates"] or np.isclose(out["rates"], rate, rtol=1e-6, atol=0).any(),
        f"the optimizer should have the learning rate that is asked for, {rate}; it stepped at "
        f"{', '.join(f'{r:g}' for r in out['rates'][:3])}.",
        out,
    )
    start, end = (cross_entropy(out[when], *data) for when in ("before", "after"))
    check_true(
        end < start,
        "the model should fit the data better after training; computed from its weights, the "
        f"cross-entropy went from {start:.4f} to {end:.4f}.",
        out,
    )
    change = outputs(out["after"], data[0]) - outputs(out["before"], data[0])
    along = float(np.corrcoef(change[:, 0], data[1][:, 0])[0, 1])
    check_true(
        # It is 0.7 or more with ten optimizers, in batches or not, and below 0.45 where rows and
        # labels do not belong together: then little but the bias is learned.
        along > 0.55,
        "training should raise the outputs of class 1 against those of class 0, and hardly does: "
        f"the change goes with the labels at a correlation of {along:.2f}. Does each row keep its "
        "own label, when they are shuffled and cut into batches?",
        out,
    )
    losses = out["losses"]
    check_true(
        losses[-1] < losses[0],
        f"the losses should fall; they went from {losses[0]:.4f} to {losses[-1]:.4f}, while that "
        f"of the model, computed from its weights, went from {start:.4f} to {end:.4f}.",
        out,
    )


def check_cleared(out: dict[str, Any]) -> None:
    """A gradient is a new one wherever the weights have changed since the last."""
    at = None
    for value, new, kept in out["gradients"]:
        check_true(
            value == at or np.isclose(kept, new, rtol=1e-4, atol=1e-7),
            "the gradient of one step was still there when that of the next was added: after the "
            "weights have changed, clear the gradients before backward().",
            out,
        )
        at = value


def same_training(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Rounding apart; the same draws in the same order leave not even that."""
    weights = zip(one["after"], other["after"], strict=True)
    return np.allclose(one["losses"], other["losses"], rtol=SINGLE, atol=SINGLE) and all(
        np.allclose(a, b, rtol=SINGLE, atol=SINGLE) for a, b in weights
    )


@part("MLP.parameters")
def test_parameters_of_the_default_network(student: Student) -> None:
    check_parts(student)


@part("MLP.forward")
def test_output_of_one_hidden_layer(student: Student, rng: np.random.Generator) -> None:
    check_forward(student, rng, (4, 6, 1), batch=5)


@part("MLP.dropout")
def test_dropout_by_default(student: Student) -> None:
    check_dropout(student, depth=3)


@part("count_trainable_parameters")
def test_count_of_four_layers(student: Student) -> None:
    check_integer("the count", student.probe(count_of, "10-64-32-16-1"), 3329)


@part("count_trainable_parameters")
def test_count_without_a_frozen_layer(student: Student) -> None:
    check_integer("the count", student.probe(count_of, "first layer frozen"), 12)


@part("make_data")
def test_shapes_of_the_data(student: Student) -> None:
    check_data(student.make_data())


def check_data(out: Any) -> tuple[Floats, Floats]:
    X, y = check_tuple("the result", out, 2)
    X = check_tensor("X", X, shape=(1000, 10), dtype="float32")
    y = check_tensor("y", y, shape=(1000, 1), dtype="float32")
    check_true(np.isin(y, (0, 1)).all(), "y should hold labels 0.0 and 1.0 only.", out)
    ones = int(y.sum())
    check_true(
        100 <= ones <= 900,
        f"each class should occur at least 100 times; class 1 occurs {ones} times in 1000.",
        out,
    )
    check_true(
        all(len(np.unique(column)) > 500 for column in X.T),
        "the entries of X should be drawn from a continuous distribution, but one of its columns "
        "repeats a few values.",
        out,
    )
    return X, y


@part("train")
def test_training_lowers_the_loss(student: Student) -> None:
    data = draw_data(np.random.default_rng(0), 200)
    check_learns(student, data, learning_rate=0.05)


### BEGIN HIDDEN TESTS
@part("MLP.parameters")
def test_parameters_of_other_networks(student: Student) -> None:
    check_parts(student, input_dim=7, hidden_dims=(5,), output_dim=3)
    check_parts(student, input_dim=3, hidden_dims=[8, 8, 8, 6], output_dim=2, dropout=0.5)
    check_parts(student, hidden_dims=(20, 9))


@part("MLP.forward")
def test_output_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    for sizes, batch in (((5, 8, 7, 3), 40), ((3, 4, 9, 6, 5, 2), 17), ((6, 4, 1), 1)):
        check_forward(student, rng, sizes, batch)


@part("MLP.dropout")
def test_dropout_at_other_rates(student: Student) -> None:
    check_dropout(student, depth=1, rate=0.4)
    check_dropout(student, depth=2, rate=0.3)
    check_dropout(student, depth=2, rate=0.75)


@part("count_trainable_parameters")
def test_count_of_other_modules(student: Student) -> None:
    counts = {
        "every parameter frozen": 0,
        "one bias frozen": 35,
        "convolution and batch normalisation": 3 * 6 * 25 + 6 + 12,
        "modules inside modules, a layer without bias": 9 + 21,
        "a layer used twice": 42,
        "two layers that share their weight": 24,
        "parameters of its own, one a single number": 37 + 1 + 24,
        "no parameters": 0,
    }
    check_all(partial(check_count, student, kind, count) for kind, count in counts.items())


def check_count(student: Student, kind: str, count: int) -> None:
    check_integer(f"the count of a module with {kind}", student.probe(count_of, kind), count)


@part("make_data")
def test_data_of_other_seeds(student: Student) -> None:
    first, other, again = (check_data(student.make_data(seed=seed)) for seed in (3, 4, 3))
    check_true(
        all(np.array_equal(a, b) for a, b in zip(first, again, strict=True)),
        "the same seed gave other data the second time; draw everything from the seed.",
    )
    check_true(
        not np.array_equal(first[0], other[0]), "seeds 3 and 4 gave the same X; is the seed used?"
    )


@part("train")
def test_losses_are_the_cross_entropy(student: Student, rng: np.random.Generator) -> None:
    """At a rate so small that the weights stand still, all losses are that of the start."""
    data = draw_data(rng, 1536)
    out = trained(student, data, epochs=2, learning_rate=TINY_RATE, seed=2)
    moved = max(
        float(np.abs(a - b).max()) for a, b in zip(out["before"], out["after"], strict=True)
    )
    # 2 epochs of 1536 steps of Adam would move a weight by 3e-4.
    check_true(
        moved < 1e-3,
        f"a learning rate of {TINY_RATE:g} should hardly move the weights, but one moved by "
        f"{moved:.2g}. Is learning_rate handed to the optimizer?",
        out,
    )
    start = cross_entropy(out["before"], *data)
    X, y = data
    p = sigmoid(outputs(out["before"], X))
    slips = {
        "They look like the sum over the examples.": start * len(y),
        "They look like a mean squared error.": float(np.mean((p - y) ** 2)),
        "They look as if the probabilities went through a sigmoid again: BCEWithLogitsLoss is for "
        "outputs before the sigmoid.": float(np.mean(np.logaddexp(0, p) - y * p)),
        "They look like the cross-entropy of swapped labels.": float(
            -np.mean((1 - y) * np.log(p) + y * np.log(1 - p))
        ),
        "They look like log(1 - y_hat), the share of class 1, left out.": float(
            -np.mean(y * np.log(p))
        ),
    }
    mean = float(np.mean(out["losses"]))
    told = [f" {why}" for why, slip in slips.items() if np.isclose(mean, slip, rtol=1e-3, atol=0)]
    told = told or [" Are they over all examples of an epoch, and not those of its last batch?"]
    # The last of several batches may be short, which moves a mean over batches by a hundredth; the
    # loss of 64 examples alone is off by a tenth.
    check_true(
        np.allclose(out["losses"], start, rtol=0.03, atol=0),
        "at a learning rate of nearly zero, every loss should be the mean cross-entropy of the "
        f"model as it was given; they go from {min(out['losses']):.4g} to "
        f"{max(out['losses']):.4g}.{told[0]}",
        out,
    )


@part("train")
def test_old_gradients_are_cleared(student: Student, rng: np.random.Generator) -> None:
    data = draw_data(rng, 520)  # two batches or more, whatever their size
    arguments: dict[str, Any] = {"epochs": 2, "learning_rate": 0.02, "seed": 1}
    clean = trained(student, data, **arguments)
    stale = trained(student, data, old=50.0, **arguments)
    check_cleared(clean)
    check_true(
        same_training(clean, stale),
        "a model that brings gradients along from before was trained differently from one without: "
        "clear them before the first step too.",
        stale,
    )


@part("train")
def test_dropout_acts_while_training(student: Student, rng: np.random.Generator) -> None:
    data = draw_data(rng, 96)
    out = trained(student, data, dropout=0.5, epochs=5, seed=1)
    modes = [training for _, training in out["passes"]]
    check_true(
        bool(modes) and all(modes),
        f"{modes.count(False)} of the {len(modes)} passes that went backwards were made in "
        "evaluation mode, without dropout. The model may come in either mode, and may have been "
        "switched to measure a loss: switch to training mode before you go on.",
        out,
    )
    sizes = [rows for rows, _ in out["passes"]]
    rows, most = sum(sizes), max(sizes)
    check_true(
        # The last, short batch of an epoch may be left out: then all others are of one size.
        rows >= 5 * 96 or (min(sizes) == most and rows == 5 * (96 // most) * most),
        f"5 epochs over 96 examples should go through 480 rows; {rows} were propagated back.",
        out,
    )


@part("train")
def test_training_depends_on_the_seed_alone(student: Student, rng: np.random.Generator) -> None:
    data = draw_data(rng, 64)
    first = trained(student, data, dropout=0.5, epochs=3, seed=3)
    again = trained(student, data, dropout=0.5, epochs=3, seed=3, drawn_before=2)
    other = trained(student, data, dropout=0.5, epochs=3, seed=4)
    check_true(
        same_training(first, again),
        "the same seed gave another training after other random numbers had been drawn from "
        "PyTorch and NumPy; seed what dropout, and your shuffling if any, draw from.",
        again,
    )
    check_true(
        not same_training(first, other),
        "seeds 3 and 4 gave the same training of a model with dropout; is the seed used?",
        other,
    )


@part("train")
def test_training_on_other_data(student: Student, rng: np.random.Generator) -> None:
    check_learns(student, draw_data(rng, 120), epochs=30, learning_rate=0.05, seed=7)
    trained(student, draw_data(rng, 40), epochs=1)


### END HIDDEN TESTS
