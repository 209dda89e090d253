"""Exercise 26: XOR under three optimizers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    AxesData,
    CheckFailed,
    FigureData,
    NotAttempted,
    Student,
    check_all,
    check_equal,
    check_figure,
    check_keys,
    check_raises,
    check_true,
    part,
    travels_with,
)

Floats = NDArray[np.float64]

NAMES = ("SGD", "Adam", "RMSprop")
SINGLE = 1e-5
"""The same training twice in float32; only the order of sums may differ."""


# --- probes: run beside the student's module, hold inputs, give back plain data


def outputs_again(trained: Any, states: Any, models: Any, rows: Any) -> Any:
    """The outputs for the rows with the weights of each state.

    The network is the module that holds all that was trained.
    """
    import numpy as np
    import torch

    ids = {id(p) for p in trained}
    model = [m for m in models if ids <= {id(p) for p in m.parameters()}][-1].eval()
    outputs = []
    with torch.no_grad():
        x = torch.tensor(rows).to(trained[0].dtype)
        for state in states:
            for p, value in zip(trained, state, strict=True):
                p.copy_(value)
            outputs.append(model(x).reshape(4).double().numpy())
    return np.array(outputs)


def old_gradients(parameters: Any) -> Any:
    """A function to call before each further step: whether the gradients hold all steps' so far."""
    import torch

    sums = [[p.grad.clone() if p.grad is not None else torch.zeros_like(p)] * 2 for p in parameters]

    def add(i: int, gradient: Any) -> None:
        sums[i] = [total + gradient for total in sums[i]]

    for i, p in enumerate(parameters):
        sums[i][1] = torch.zeros_like(p)
        p.register_hook(lambda gradient, i=i: add(i, gradient))

    def kept() -> bool:
        found = False
        for i, p in enumerate(parameters):
            total, fresh = sums[i]
            sums[i] = [total, torch.zeros_like(p)]
            if p.grad is not None and not torch.allclose(p.grad, fresh, rtol=1e-4, atol=1e-7):
                found = found or torch.allclose(p.grad, total, rtol=1e-4, atol=1e-7)
        return found

    return kept


@travels_with(outputs_again, old_gradients)
def training_of(module: Any, arguments: Any, drawn_before: int = 1) -> Any:
    """What train_xor(**arguments) gives, and what could be seen of it.

    That is the optimizer, and the outputs for the four rows at the start and after each step.
    """
    import contextlib

    import numpy as np
    import torch
    from torch.nn.modules.module import register_module_forward_hook
    from torch.optim.optimizer import (
        register_optimizer_step_post_hook,
        register_optimizer_step_pre_hook,
    )

    called: Any = {}
    rows: Any = []
    seen: Any = {"names": [], "rate": None, "shapes": [], "inputs": None, "outputs": None}
    seen["kept"] = False
    optimizers: Any = []
    watches: Any = []
    states: Any = []

    def parameters(optimizer: Any) -> Any:
        return [p for group in optimizer.param_groups for p in group["params"]]

    def forward(model: Any, inputs: Any, output: Any) -> None:
        if not states:
            called[id(model)] = model
        x = inputs[0] if inputs else None
        if isinstance(x, torch.Tensor) and x.shape[-1:] == (2,) and len(rows) < 4:
            for row in x.detach().reshape(-1, 2).tolist():
                if row not in rows:
                    rows.append(row)

    def before(optimizer: Any, args: Any, kwargs: Any) -> None:
        if all(optimizer is not known for known in optimizers):
            optimizers.append(optimizer)
            seen["names"].append([kind.__name__ for kind in type(optimizer).__mro__])
            seen["rate"] = float(optimizer.param_groups[0]["lr"])
            seen["shapes"] = [list(p.shape) for p in parameters(optimizer)]
            states.append([p.detach().clone() for p in parameters(optimizer)])
            watches.append(old_gradients(parameters(optimizer)))
        elif watches[-1]():
            seen["kept"] = True

    def after(optimizer: Any, args: Any, kwargs: Any) -> None:
        states.append([p.detach().clone() for p in parameters(optimizer)])

    torch.manual_seed(drawn_before)
    np.random.seed(drawn_before)
    with (
        register_module_forward_hook(forward),
        register_optimizer_step_pre_hook(before),
        register_optimizer_step_post_hook(after),
    ):
        run = seen["run"] = module.train_xor(**arguments)
    with contextlib.suppress(Exception):  # such as a run without losses
        seen["losses"] = [float(loss) for loss in run.losses]

    if len(optimizers) == 1 and len(rows) == 4:
        with contextlib.suppress(Exception):  # such as a network whose weights are elsewhere
            trained = parameters(optimizers[0])
            seen["outputs"] = outputs_again(trained, states, called.values(), rows)
            seen["inputs"] = np.array(rows)
    return seen


def optimizers_of(module: Any, arguments: Any) -> Any:
    """What compare_optimizers(**arguments) gives, and the kinds of the optimizers that stepped."""
    from torch.optim.optimizer import register_optimizer_step_pre_hook

    used: Any = {}

    def before(optimizer: Any, args: Any, kwargs: Any) -> None:
        for kind in type(optimizer).__mro__:
            used[kind.__name__] = True

    with register_optimizer_step_pre_hook(before):
        runs = module.compare_optimizers(**arguments)
    return {"runs": runs, "used": list(used)}


# --- one training


def check_run(name: str, run: Any, most: int | None = None, source: Any = None) -> Any:
    """A Run that agrees with itself; `most` is max_epochs, where that is known."""
    source = run if source is None else source
    check_true(
        all(hasattr(run, field) for field in ("losses", "epochs", "solved")),
        f"{name} should be a Run, with losses, epochs and solved; got "
        f"{'None. Is a return missing?' if run is None else type(run).__name__ + '.'}",
        source,
    )
    solved = run.solved
    check_true(
        isinstance(solved, bool | np.bool_),
        f"{name}.solved should be True or False, got {type(solved).__name__}.",
        source,
    )
    check_true(
        bool(solved) == (run.epochs is not None),
        f"{name}.epochs should be None where solved is False, and a number where it is True; got "
        f"epochs={run.epochs} with solved={bool(solved)}.",
        source,
    )
    try:
        losses = np.array([float(getattr(loss, "array", loss)) for loss in run.losses])
    except (TypeError, ValueError):
        raise CheckFailed(f"{name}.losses should be a list of numbers, one per epoch.") from None
    check_true(np.isfinite(losses).all(), f"{name}.losses should be finite numbers.", source)
    if solved:
        epochs = run.epochs
        whole = not isinstance(epochs, bool) and isinstance(epochs, int | float | np.number)
        check_true(
            whole and float(epochs).is_integer() and epochs >= 1,
            f"{name}.epochs should be a whole number, from 1; got {epochs}.",
            source,
        )
        check_true(
            most is None or epochs <= most,
            f"{name}.epochs should be at most max_epochs, {most}; got {epochs}.",
            source,
        )
        check_true(
            # Who looks before the update may stop without a loss for that epoch.
            epochs - 1 <= len(losses) and (most is None or len(losses) <= most),
            f"{name}.losses should have a number for each epoch trained, {int(epochs)} or more "
            f"where XOR was solved in epoch {int(epochs)}; it has {len(losses)}.",
            source,
        )
    elif most is not None:
        check_true(
            len(losses) == most,
            f"{name}.losses should have a number for each of the {most} epochs, none of which "
            f"solved XOR; it has {len(losses)}.",
            source,
        )
    return losses


def watched(
    student: Student,
    optimizer: str = "Adam",
    hidden: int = 8,
    learning_rate: float = 0.1,
    drawn_before: int = 1,
    **others: int,
) -> Any:
    """A training with all that it says of itself compared with what was seen of it."""
    arguments = {
        "optimizer": optimizer,
        "hidden": hidden,
        "learning_rate": learning_rate,
        **others,
    }
    default = arguments == {"optimizer": "Adam", "hidden": 8, "learning_rate": 0.1, **others}
    out = student.probe(training_of, others if default else arguments, drawn_before)
    most = others.get("max_epochs")
    shown = f"train_xor({', '.join(f'{k}={v!r}' for k, v in arguments.items())})"
    losses = check_run(shown, out["run"], most, out)
    for kinds in out["names"]:
        check_true(
            optimizer in kinds,
            f"{shown} should train with torch.optim.{optimizer}, and used {kinds[0]}.",
            out,
        )
    if out["names"]:
        check_true(
            math.isclose(out["rate"], learning_rate, rel_tol=1e-6),
            f"{shown} gave its optimizer a learning rate of {out['rate']:g}.",
            out,
        )
        shapes = [tuple(shape) for shape in out["shapes"]]
        total = sum(math.prod(shape) for shape in shapes)
        layers = ((hidden, 2) in shapes or (2, hidden) in shapes) and any(
            shape in shapes for shape in ((1, hidden), (hidden, 1), (hidden,))
        )
        check_true(
            # An activation may have some too; biases may be a column of the weights.
            (layers and total <= 5 * hidden + 1) or total == 4 * hidden + 1,
            f"{shown} should train weights for one layer of {hidden} hidden units and one output, "
            f"(hidden, 2) and (1, hidden), with biases; it trains the shapes {shapes}.",
            out,
        )
    check_true(
        not out["kept"],
        f"in {shown} the gradients of all earlier steps were still there when those of the next "
        "were added: clear them before backward().",
        out,
    )
    check_claims(out, losses, most, shown)
    return Run(losses.tolist(), out["run"].epochs, bool(out["run"].solved))


def check_claims(out: Any, losses: Floats, most: int | None, shown: str) -> None:
    """`epochs`, `solved` and `losses` are those of the network, as far as it could be seen."""
    if out["outputs"] is None or len(losses) == 0:
        check_true(
            len(losses) < 5 or not out["run"].solved or losses.min() < losses[0],
            "the losses should fall, where XOR has been solved.",
            out,
        )
        return
    outputs = np.asarray(out["outputs"], dtype=np.float64)
    inputs = np.asarray(out["inputs"], dtype=np.float64)
    ones = inputs > inputs.mean(axis=0)  # rows may have been scaled
    labels = ones[:, 0] != ones[:, 1]
    steps, epochs = len(outputs) - 1, len(losses)
    # An epoch may take one step, or several; the last one need not, if it has solved XOR.
    per_epoch = [n for n in (1, 2, 3, 4) if steps in (n * epochs, n * (epochs - 1))]
    if not per_epoch:
        check_true(
            steps in [n * (epochs + 1) for n in (1, 2, 3, 4)],  # the last one's loss is left out
            f"{shown}.losses should have a number for each epoch trained; there are {epochs}, and "
            f"the optimizer made {steps} steps.",
            out,
        )
        return
    thresholds = thresholds_of(outputs, labels, losses)
    # A loss seen while several steps are made is that of several networks.
    true = bool(thresholds) or 1 not in per_epoch
    if not thresholds or per_epoch != [1]:
        thresholds = {0.5, 0.0}
    told = None if out["run"].epochs is None else int(out["run"].epochs)
    possible = [
        first
        for n in per_epoch
        for threshold in thresholds
        for first in first_epochs((outputs[::n] > threshold) == labels, most)
    ]
    known = sorted({first for first in possible if first is not None})
    why = f"Epoch {' or '.join(map(str, known))} was." if known else "None was."
    check_true(
        told in possible,
        f"{shown} says {'no epoch' if told is None else f'epoch {told}'} was the first to find all "
        "four rows right, which is not what the network gives, looked at before or after each "
        f"update. {why}",
        out,
    )
    check_true(
        true,
        f"the losses of {shown} should be the mean cross-entropy or the mean squared error over "
        "the four rows, in each epoch before or after its update; computed again from the "
        f"network's outputs they are not. They begin with {losses[0]:.4g}.",
        out,
    )


def thresholds_of(outputs: Floats, labels: NDArray[np.bool_], losses: Floats) -> set[float]:
    """Between which outputs the classes part, judged by the kinds of loss that these losses are."""
    epochs = len(losses)
    with np.errstate(all="ignore"):
        chances = 0.5 * (1 + np.tanh(outputs / 2))
        # Each with its threshold: before a sigmoid it is 0.
        kinds = [
            (0.5, -np.log(np.where(labels, outputs, 1 - outputs)).mean(axis=1)),
            (0.0, np.logaddexp(0, np.where(labels, -outputs, outputs)).mean(axis=1)),
            (0.5, ((outputs - labels) ** 2).mean(axis=1)),
            (0.0, ((chances - labels) ** 2).mean(axis=1)),
        ]
        return {
            threshold
            for threshold, kind in kinds
            for shift in (0, 1)
            # Near 0 and 1 an output in float32 has few digits for its logarithm.
            if len(kind[shift:]) >= epochs - 1
            and np.allclose(
                losses[: len(kind[shift:])], kind[shift:][:epochs], rtol=1e-3, atol=1e-5
            )
        }


def first_epochs(verdicts: NDArray[np.bool_], most: int | None) -> list[int | None]:
    """The first epoch with all rows right, looked at before its update and after it."""
    right = np.flatnonzero(verdicts.all(axis=1))
    firsts = [int(found[0]) if len(found) else None for found in (right + 1, right[right > 0])]
    return [None if first and most is not None and first > most else first for first in firsts]


# --- a stand-in for train_xor, whose losses say how it was called


class Run(NamedTuple):
    losses: list[float]
    epochs: int | None
    solved: bool


def code(optimizer: str, hidden: int, learning_rate: float, seed: int) -> list[float]:
    kind = NAMES.index(optimizer) if optimizer in NAMES else 5
    rate = math.log10(learning_rate) if learning_rate > 0 else -9.0
    return [0.9 + kind / 100, 0.7 + rate / 100, 0.5 + seed / 1000, 0.3 + hidden / 1000, 0.05, 0.1]


def scripted(
    optimizer: str = "Adam",
    hidden: int = 8,
    learning_rate: float = 0.1,
    max_epochs: int = 500,
    seed: int = 0,
) -> Run:
    losses = code(str(optimizer), int(hidden), float(learning_rate), int(seed))
    return Run(losses, 6, True)


def reliable(
    optimizer: str = "Adam",
    hidden: int = 8,
    learning_rate: float = 0.1,
    max_epochs: int = 500,
    seed: int = 0,
) -> Run:
    """Solves XOR with some seeds, by the size of the hidden layer."""
    unlucky = {1: range(1000), 2: range(7, 1000), 3: (9,), 4: range(4, 1000), 5: (0,)}
    solved = int(seed) not in unlucky.get(int(hidden), ())
    losses = code(str(optimizer), int(hidden), float(learning_rate), int(seed))
    return Run(losses, 6 if solved else None, solved)


def check_comparison(student: Student, **seed: int) -> None:
    """The three Runs, of the stand-in; or of the submission's own where it does not look for it."""
    with student.planting(train_xor=scripted):
        out = student.compare_optimizers(**seed)
        used = student.plants_used
    if not used:
        check_own_comparison(student, seed)
        return
    runs = check_keys("the result", out, NAMES)
    told = "(train_xor being a stand-in here)"
    got = {name: check_run(f"the result for {name}", runs[name], source=out) for name in NAMES}
    for name, losses in got.items():
        check_true(len(losses) == 6, f"the result for {name} is not what train_xor gave.", out)
        kind, asked = losses[0], seed.get("seed", 0)
        check_true(
            math.isclose(kind, code(name, 8, 0.1, 0)[0], rel_tol=1e-9),
            f"the result for {name} should be a training with that optimizer, and is another's "
            f"{told}.",
            out,
        )
        check_true(
            math.isclose(losses[2], code(name, 8, 0.1, asked)[2], rel_tol=1e-9),
            f"the result for {name} should be a training with seed {asked}, and is one with "
            f"another {told}. Is the seed handed on?",
            out,
        )
        check_true(
            losses[1] > code(name, 8, 1e-8, 0)[1],
            f"the result for {name} should be a training with a learning rate above 0 {told}.",
            out,
        )
    check_true(
        len({float(losses[3]) for losses in got.values()}) == 1,
        f"the three trainings should have a hidden layer of the same size {told}.",
        out,
    )


def check_own_comparison(student: Student, seed: dict[str, int]) -> None:
    out, again, other = (
        student.probe(optimizers_of, arguments)
        for arguments in (seed, seed, {"seed": seed.get("seed", 0) + 1})
    )
    first, same, others = (
        {name: check_run(f"the result for {name}", runs[name], source=table) for name in NAMES}
        for table in (out, again, other)
        for runs in [check_keys("the result", table["runs"], NAMES)]
    )
    for name in NAMES:
        check_true(
            not out["used"] or name in out["used"],
            f"no training used the optimizer {name}.",
            out,
        )
        check_true(
            len(first[name]) == len(same[name])
            and np.allclose(first[name], same[name], rtol=SINGLE, atol=SINGLE),
            f"the same seed gave another training with {name} the second time.",
            again,
        )
        check_true(
            not np.array_equal(first[name], others[name]),
            f"two seeds gave the same training with {name}; is the seed handed on?",
            other,
        )
    check_true(
        not np.array_equal(first["SGD"], first["Adam"])
        and not np.array_equal(first["Adam"], first["RMSprop"]),
        "two of the optimizers gave the very same losses.",
        out,
    )


Case = tuple[dict[str, Any], int | None]


def check_sizes(student: Student, cases: Sequence[Case]) -> None:
    with student.planting(train_xor=reliable):
        student.minimum_hidden_size(**cases[0][0])
        if student.plants_used:
            check_all(partial(check_size, student, *case) for case in cases)
            return
    check_own_sizes(student)


def check_size(student: Student, arguments: dict[str, Any], size: int | None) -> None:
    got = student.minimum_hidden_size(**arguments)
    got = int(got) if isinstance(got, float) and got.is_integer() else got
    check_equal("the result (train_xor being a stand-in here)", got, size)


def check_own_sizes(student: Student) -> None:
    """Of a submission that does not look for `train_xor`; a single tanh or ReLU never does it."""
    cases: list[tuple[dict[str, Any], int | None]] = [
        ({"sizes": (8, 3), "n_seeds": 1, "required": 0.0}, 3),
        ({"sizes": (1,), "n_seeds": 1, "required": 1.0}, None),
        ({"sizes": (8, 1), "n_seeds": 4, "required": 0.5}, 8),
    ]
    for arguments, size in cases:
        check_equal("the result", student.minimum_hidden_size(**arguments), size)


def check_plot(student: Student, rates: Sequence[float] | None, **seed: int) -> None:
    """A line for each rate that is what train_xor gives for it, and says so."""
    arguments: dict[str, Any] = {**seed, **({} if rates is None else {"learning_rates": rates})}
    asked = list(rates or (0.001, 0.01, 0.1, 1.0))
    figure, used = drawing(student, arguments)
    lines = list(drawn(figure))
    if not used:
        check_true(
            len(lines) >= len(asked),
            f"each of the {len(asked)} rates should have a line; there are {len(lines)}.",
            figure,
        )
        for rate in asked:
            check_true(
                any(says(rate, words, more) for _, words, more in lines),
                f"no line is labelled with the learning rate {rate:g}.",
                figure,
            )
        return
    told = "(train_xor being a stand-in here)"
    kinds = set()
    for rate in asked:
        wanted = code("Adam", 8, rate, seed.get("seed", 0))
        of_rate = [
            line
            for line in lines
            if len(line[0]) == 6 and close(line[0][[1, 4, 5], 1], [wanted[i] for i in (1, 4, 5)])
        ]
        check_true(
            of_rate,
            f"no line shows the losses that train_xor gives for the learning rate {rate:g}, epoch "
            f"by epoch {told}.",
            figure,
        )
        of_seed = [line for line in of_rate if close(line[0][2, 1], wanted[2])]
        check_true(
            of_seed,
            f"the line of the learning rate {rate:g} is not from a training with seed "
            f"{seed.get('seed', 0)} {told}. Is the seed handed on?",
            figure,
        )
        xy = of_seed[0][0]
        check_true(
            close(np.diff(xy[:, 0]), np.ones(5)),
            f"the line of the learning rate {rate:g} should go from epoch to epoch along x.",
            figure,
        )
        check_true(
            any(says(rate, words, more) for _, words, more in of_seed),
            f"the line of the learning rate {rate:g} is not labelled with it.",
            figure,
        )
        kinds.add((round(float(xy[0, 1]), 9), round(float(xy[3, 1]), 9)))
    check_true(
        len(kinds) == 1,
        f"all lines should be of one optimizer and one hidden size {told}.",
        figure,
    )


def drawing(student: Student, arguments: dict[str, Any]) -> tuple[FigureData, bool]:
    """The figure, and whether it is of the stand-in's runs; by its own where these do not fit.

    A plot may count on runs of a certain length, or on more than six epochs of them.
    """
    asked = len(student.calls)
    try:
        with student.planting(train_xor=scripted):
            return check_figure(student.plot_learning_rates(**arguments)), student.plants_used
    except NotAttempted:
        raise
    except CheckFailed:
        if not student.plants_used or not student.latest.raised:
            raise
    del student.calls[asked:]
    return check_figure(student.plot_learning_rates(**arguments)), False


def close(got: Any, wanted: Any) -> bool:
    return bool(np.allclose(got, wanted, rtol=0, atol=1e-7))  # codes differ by 1e-3 and more


def drawn(figure: FigureData) -> Iterator[tuple[Floats, list[str], list[str]]]:
    """The lines, each with what is written of it, and what is written around it."""
    for panel in figure.axes:
        curves = [curve for curve in panel.curves if not curve.whole and len(curve.xy) > 1]
        around = [*panel.texts, *panel.legend, *figure.texts]
        for i, curve in enumerate(curves):
            words = [curve.label] if curve.label else []
            if not words and len(panel.legend) == len(curves):
                words = [panel.legend[i]]
            if len(curves) == 1:
                words += titles(panel)
            yield curve.xy[np.argsort(curve.xy[:, 0], kind="stable")], words, around


def titles(panel: AxesData) -> list[str]:
    return [panel.title, panel.xlabel, panel.ylabel, *panel.texts, *panel.legend]


def says(rate: float, words: Sequence[str], around: Sequence[str]) -> bool:
    """Whether the rate is written of a line; around it, where no number is written of it."""
    own = [number for text in words for number in numbers(text)]
    told = own or [number for text in around for number in numbers(text)]
    return any(math.isclose(rate, number, rel_tol=1e-6) for number in told)


def numbers(text: str) -> list[float]:
    """The numbers in a text; powers of ten as TeX writes them too."""
    text = re.sub(r"\\(times|cdot)|\\math\w+|\$", " ", text.replace("\u2212", "-"))
    powers = re.findall(r"10\s*\^\s*(?:\{\s*)?([-+]?\d+)", text)
    plain = re.findall(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", text)
    return [float(f"1e{power}") for power in powers] + [float(number) for number in plain]


@part("train_xor")
def test_training_with_eight_units(student: Student) -> None:
    watched(student, max_epochs=200)


@part("train_xor")
def test_training_that_is_too_short(student: Student) -> None:
    watched(student, "SGD", hidden=3, learning_rate=0.01, max_epochs=4)


@part("compare_optimizers")
def test_a_run_for_each_optimizer(student: Student) -> None:
    check_comparison(student)


@part("minimum_hidden_size")
def test_smallest_size_with_nine_of_ten(student: Student) -> None:
    check_sizes(student, [({"sizes": (2, 3, 6), "n_seeds": 10, "required": 0.9}, 3)])


@part("plot_learning_rates")
def test_a_line_for_each_of_two_rates(student: Student) -> None:
    check_plot(student, (0.02, 0.5))


@part("errors")
def test_unknown_optimizers(student: Student) -> None:
    names = ("Newton", "sgdm", "")
    check_all(
        partial(
            check_raises,
            ValueError,
            student.train_xor,
            name,
            max_epochs=2,
            why=f"there is no optimizer {name!r}",
        )
        for name in names
    )


### BEGIN HIDDEN TESTS
@part("train_xor")
def test_training_with_other_arguments(student: Student, rng: np.random.Generator) -> None:
    for optimizer, hidden, rate in (("SGD", 6, 0.05), ("RMSprop", 4, 0.03), ("Adam", 12, 0.02)):
        seed = int(rng.integers(10, 1000))
        watched(student, optimizer, hidden, rate, max_epochs=100, seed=seed)
    watched(student, "Adam", 1, 0.1, max_epochs=30, seed=2)  # one unit can not do it


@part("train_xor")
def test_training_depends_on_the_seed_alone(student: Student) -> None:
    first = watched(student, max_epochs=40, seed=3)
    again = watched(student, max_epochs=40, seed=3, drawn_before=2)
    other = watched(student, max_epochs=40, seed=4)
    check_true(
        len(first.losses) == len(again.losses)
        and np.allclose(first.losses, again.losses, rtol=SINGLE, atol=SINGLE),
        "the same seed gave another training after other random numbers had been drawn from "
        "PyTorch and NumPy; seed what the first weights are drawn from.",
        again,
    )
    check_true(
        not np.array_equal(first.losses, other.losses),
        "seeds 3 and 4 gave the same losses; is the seed used?",
        other,
    )


@part("train_xor")
def test_most_trainings_solve_xor(student: Student) -> None:
    runs = [watched(student, seed=seed) for seed in range(4)]
    solved = sum(bool(run.solved) for run in runs)
    check_true(
        solved >= 2,
        "with Adam and eight hidden units most starts should solve XOR at the default arguments; "
        f"{solved} of 4 did. Has the hidden layer an activation, and are its units on for some of "
        "the rows at the start?",
        runs[0],
    )
    check_true(
        any(run.epochs is None or run.epochs > 1 for run in runs),
        "all of 4 trainings are said to have solved XOR in their first epoch, which a random start "
        "hardly ever does. Do all four rows have to be right, and does it train until they are?",
        runs[0],
    )


@part("compare_optimizers")
def test_runs_with_another_seed(student: Student) -> None:
    check_comparison(student, seed=5)


@part("minimum_hidden_size")
def test_other_sizes_and_shares(student: Student) -> None:
    cases: list[Case] = [
        ({"sizes": [6, 3, 2], "n_seeds": 10, "required": 0.9}, 3),
        ({"sizes": (2, 3), "n_seeds": 10, "required": 0.95}, None),
        ({"sizes": (5, 6), "n_seeds": 4, "required": 1.0}, 6),
        ({"sizes": (4, 2), "n_seeds": 4, "required": 1.0}, 2),
        ({"sizes": (1, 2), "n_seeds": 8, "required": 0.875}, 2),
        ({"sizes": (2, 6), "n_seeds": 8, "required": 0.88}, 6),
        ({"sizes": (3, 4), "n_seeds": 8, "required": 0.5}, 3),
        ({"sizes": (4, 6), "n_seeds": 10, "required": 0.5}, 6),
        ({"sizes": [1], "n_seeds": 3, "required": 0.5}, None),
        ({"sizes": (2, 3), "n_seeds": 10}, 3),
        ({"n_seeds": 10}, 8),
    ]
    check_sizes(student, cases)


@part("plot_learning_rates")
def test_default_and_other_rates(student: Student) -> None:
    check_plot(student, None)
    check_plot(student, (0.3, 0.004, 2.0), seed=7)
    check_plot(student, [0.05])


### END HIDDEN TESTS
