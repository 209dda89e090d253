"""Exercise 29: a sweep over learning rates, and the rate that it suggests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader.checks import (
    AxesData,
    CheckFailed,
    NotAttempted,
    Student,
    check_array,
    check_figure,
    check_real,
    check_true,
    check_tuple,
    lent_or_own,
    part,
    planted,
    tensor,
)

Floats = NDArray[np.float64]
Network = tuple[Floats, Floats, Floats, Floats]
Loss = Callable[[Floats, Any], tuple[float, Floats]]

RTOL, ATOL = 2e-4, 2e-5
"""Dozens of steps, perhaps in float32: about 1e-7 relative each, which further steps enlarge."""

# All examples of a sweep are the same here: however a student makes the batches, the losses are
# those of one single example, which NumPy can follow exactly.


def sweep_of_network(
    module: Any,
    W1: Any,
    b1: Any,
    W2: Any,
    b2: Any,
    X: Any,
    y: Any,
    loss: str,
    options: Any,
    brought: float = 0.0,
) -> Any:
    """Sweep over a tanh network of these weights; its gradients hold `brought` beforehand."""
    import torch
    from torch import nn

    from grader.calling.watching import float64_else_float32

    def sweep(dtype: Any) -> Any:
        model = nn.Sequential(nn.Linear(*W1.T.shape), nn.Tanh(), nn.Linear(*W2.T.shape)).to(dtype)
        with torch.no_grad():
            for parameter, value in zip(model.parameters(), (W1, b1, W2, b2), strict=True):
                parameter.copy_(torch.as_tensor(value))
                if brought:
                    parameter.grad = torch.full_like(parameter, brought)
        targets = y.to(dtype) if y.is_floating_point() else y
        if loss == "logits":  # the default
            return module.lr_range_test(model, X.to(dtype), targets, **options)
        loss_fn = {
            "mse": nn.MSELoss(),
            "classes": nn.CrossEntropyLoss(),
            # not the same with its arguments exchanged
            "twice": lambda output, target: ((output - 2 * target) ** 2).mean(),
        }[loss]
        return module.lr_range_test(model, X.to(dtype), targets, loss_fn=loss_fn, **options)

    return float64_else_float32(sweep)


def logits(out: Floats, target: float) -> tuple[float, Floats]:
    """Binary cross-entropy of one example, and its derivative."""
    loss = np.logaddexp(0.0, out) - target * out
    return float(loss.item()), 1 / (1 + np.exp(-out)) - target


def twice(out: Floats, target: float) -> tuple[float, Floats]:
    return float(((out - 2 * target) ** 2).item()), 2 * (out - 2 * target)


def mse(out: Floats, target: float) -> tuple[float, Floats]:
    return float(((out - target) ** 2).item()), 2 * (out - target)


def cross_entropy(out: Floats, target: int) -> tuple[float, Floats]:
    softmax = np.exp(out - out.max()) / np.exp(out - out.max()).sum()
    return float(-np.log(softmax[target])), softmax - np.eye(len(out))[target]


LOSSES: dict[str, Loss] = {"logits": logits, "twice": twice, "mse": mse, "classes": cross_entropy}


def network(rng: np.random.Generator, n_in: int, n_out: int = 1) -> Network:
    """Weights in float32's reach, so that both sides start from the same numbers."""
    shapes = (5, n_in), (5,), (n_out, 5), (n_out,)
    drawn = [rng.normal(0.0, 0.5, shape).astype(np.float32) for shape in shapes]
    W1, b1, W2, b2 = (values.astype(np.float64) for values in drawn)
    return W1, b1, W2, b2


def followed(
    weights: Network,
    x: Floats,
    target: Any,
    loss: Loss,
    lrs: Floats,
    keep: float = 0.0,
    momentum: float = 0.0,
) -> Floats:
    """The loss before each step, and after the last one; (n + 1,).

    `keep` and `momentum` give what such slips would: old gradients that are not cleared, a
    velocity.
    """
    W1, b1, W2, b2 = (values.copy() for values in weights)
    summed = [np.zeros_like(values) for values in weights]
    losses = []
    with np.errstate(all="ignore"):
        for lr in [*lrs, 0.0]:
            hidden = np.tanh(W1 @ x + b1)
            value, d_out = loss(W2 @ hidden + b2, target)
            losses.append(value)
            d_hidden = (W2.T @ d_out) * (1 - hidden**2)
            gradients = np.outer(d_hidden, x), d_hidden, np.outer(d_out, hidden), d_out
            for values, gradient, total in zip((W1, b1, W2, b2), gradients, summed, strict=True):
                total *= keep or momentum
                total += gradient
                values -= lr * total
    return np.array(losses)


def check_sweep(
    student: Student,
    weights: Network,
    x: ArrayLike,
    target: Any,
    loss: str,
    lr_range: tuple[float, float, int] | None,
    brought: float = 0.0,
    m: int = 24,
) -> None:
    """Rates and losses of a sweep over m examples that are all the same."""
    row = np.asarray(x, dtype=np.float32)
    X = tensor(np.tile(row, (m, 1)), "float64")
    y = tensor(np.full((m, 1), target), "float64")
    if loss == "classes":
        y = tensor(np.full(m, target), "int64")
    low, high, n = lr_range or (1e-7, 10.0, 100)
    options = {} if lr_range is None else {"lr_min": low, "lr_max": high, "n_steps": n}
    out = student.probe(sweep_of_network, *weights, X, y, loss, options, brought)
    lrs, losses = check_tuple("the result of lr_range_test", out, 2)
    rates = check_rates(lrs, low, high, n)

    def all_losses(rates: Floats = rates, **slip: float) -> Floats:
        return followed(weights, row.astype(np.float64), target, LOSSES[loss], rates, **slip)

    right = all_losses()
    before, after = right[:-1], right[1:]
    late = np.concatenate([rates[:1], rates[:-1]])
    slips = {
        "The model does not learn in between.": np.full(n, before[0]),
        "It seems that the rate is set one step late.": all_losses(late)[:-1],
        "It seems that every step has the first rate.": all_losses(np.full(n, low))[:-1],
        "It seems that gradients add up from step to step; clear them.": all_losses(keep=1.0)[:-1],
        "It seems that the optimizer has momentum; plain SGD is asked for.": all_losses(
            momentum=0.9
        )[:-1],
    }
    slips = {cause: slip for cause, slip in slips.items() if np.isfinite(slip).all()}
    close = isinstance(losses, np.ndarray) and losses.shape == after.shape
    if not (close and np.allclose(np.asarray(losses, dtype=float), after, rtol=RTOL, atol=ATOL)):
        check_array("losses", losses, before, rtol=RTOL, atol=ATOL, causes=slips)


def check_rates(lrs: object, low: float, high: float, n: int) -> Floats:
    causes = {
        "They grow by the same amount each time; let them grow by the same factor.": np.linspace(
            low, high, n
        ),
        "The last one should be lr_max itself.": np.geomspace(low, high, n + 1)[:-1],
    }
    check_array("lrs", lrs, np.geomspace(low, high, n), causes=causes)
    return np.geomspace(low, high, n)


@part("lr_range_test")
def test_sweep_of_one_example_many_times(student: Student) -> None:
    weights = network(np.random.default_rng(1), 2)
    check_sweep(student, weights, [0.5, -1.0], 1.0, "logits", (1e-3, 1.0, 10))


@part("lr_range_test")
def test_sweep_with_a_loss_of_ones_own(student: Student) -> None:
    weights = network(np.random.default_rng(2), 3)
    check_sweep(student, weights, [0.5, 1.0, 0.25], 0.75, "mse", (1e-3, 0.1, 12))


def condition_of_a_model(module: Any, X: Any, y: Any, modes: Any, bring: bool, options: Any) -> Any:
    """What there is to a model with buffers, frozen weights and gradients, before and after."""
    import numpy as np
    import torch
    from torch import nn

    from grader.calling.watching import float64_else_float32, watching_autograd

    def sweep(dtype: Any) -> Any:
        model = nn.Sequential(
            nn.Linear(3, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Dropout(0.5), nn.Linear(6, 1)
        ).to(dtype)
        with torch.no_grad():
            for parameter in model.parameters():
                n = parameter.numel()
                parameter.copy_(torch.arange(1, n + 1).to(dtype).sin().reshape(parameter.shape))
        for layer, training in zip(model, modes, strict=True):
            layer.train(training)
        model.training = modes[0]
        model[0].bias.requires_grad_(False)
        if bring:
            model[4].weight.grad = torch.full((1, 6), 7.0, dtype=dtype)

        def condition() -> Any:
            grads = {name: p.grad for name, p in model.named_parameters()}
            return {
                "values": {n: np.array(v.numpy()) for n, v in model.state_dict().items()},
                "modes": {name: layer.training for name, layer in model.named_modules()},
                "wanted": {name: p.requires_grad for name, p in model.named_parameters()},
                "gradients": {
                    n: None if grad is None else np.array(grad.numpy()) for n, grad in grads.items()
                },
            }

        before = condition()
        with watching_autograd() as asked:
            module.lr_range_test(model, X.to(dtype), y.to(dtype), **options)
        return before, condition(), bool(asked)

    return float64_else_float32(sweep)


def check_unchanged(
    student: Student, rng: np.random.Generator, modes: Sequence[bool], bring: bool
) -> None:
    X = tensor(rng.normal(size=(240, 3)), "float64")
    y = tensor(rng.integers(0, 2, (240, 1)), "float64")
    options = {"lr_min": 1e-3, "lr_max": 0.5, "n_steps": 8}
    out = student.probe(condition_of_a_model, X, y, list(modes), bring, options)
    before, after, swept = out
    check_true(swept, "no gradient was taken, so there was no sweep.", out)
    for name, value in before["values"].items():
        kind = "buffer" if "running" in name or "tracked" in name else "parameter"
        same = np.array_equal(value, after["values"].get(name))
        check_true(same, f"the model given is changed: its {kind} {name} is another.", out)
    for name, mode in before["modes"].items():
        layer = f"its layer {name}" if name else "it"
        was, came = ("training" if m else "evaluation" for m in (mode, after["modes"].get(name)))
        check_true(
            was == came, f"the model given is changed: {layer} was in {was} mode, now {came}.", out
        )
    for name, wanted in before["wanted"].items():
        same = wanted == after["wanted"].get(name)
        check_true(same, f"the model given is changed: requires_grad of {name} is another.", out)
    for name, gradient in before["gradients"].items():
        came = after["gradients"].get(name)
        if gradient is None:
            sentence = f"the model given is changed: {name} has a .grad now, and had None."
            check_true(came is None, sentence, out)
        else:
            sentence = f"the model given is changed: the .grad of {name} is another."
            check_true(came is not None and np.array_equal(gradient, came), sentence, out)


@part("lr_range_test.restores")
def test_model_in_training_mode_is_unchanged(student: Student, rng: np.random.Generator) -> None:
    check_unchanged(student, rng, [True] * 5, bring=False)


def fall(lrs: Floats, center: float, width: float, height: float) -> Floats:
    """A smooth fall of this height around a rate; `width` in logarithmic units."""
    curve: Floats = -height / (1 + np.exp(-(np.log(lrs) - np.log(center)) / width))
    return curve


def slope_at(rate: float, lrs: Floats, smooth: Callable[[Floats], Floats]) -> float:
    """How fast a curve falls at a rate, as a part of its steepest fall there is."""
    step = 1e-4

    def slope(at: Floats) -> Floats:
        return smooth(at * np.exp(step)) - smooth(at * np.exp(-step))

    fine = np.geomspace(lrs[0], lrs[-1], 4001)
    return float((slope(np.array([rate])) / slope(fine).min()).item())


def check_suggestion(
    student: Student,
    lrs: Floats,
    losses: Floats,
    smooth: Callable[[Floats], Floats],
    what: str,
) -> None:
    """The suggestion lies where the smooth curve falls at least half as fast as anywhere."""
    out = student.suggest_lr(lrs, losses)
    rate = check_within(out, lrs)
    part_of_steepest = slope_at(rate, lrs, smooth)
    check_true(
        part_of_steepest >= 0.5,
        f"it gives {rate:.3g} on {what}, where the curve "
        + (
            f"falls at {max(part_of_steepest, 0):.0%} of its steepest slope against log lr."
            if part_of_steepest > -0.01
            else "rises."
        ),
        out,
    )


def check_within(out: object, lrs: Floats) -> float:
    rate = check_real("the suggestion", out)
    inside = lrs[0] * (1 - 1e-9) <= rate <= lrs[-1] * (1 + 1e-9)
    cause = " Give the rate, not its index or its logarithm."
    check_true(inside, f"{rate:.6g} is not between the first and the last rate.{cause}", out)
    return rate


@part("suggest_lr")
def test_steepest_place_of_a_smooth_fall(student: Student) -> None:
    lrs = np.geomspace(1e-6, 10.0, 80)

    def smooth(at: Floats) -> Floats:
        return 2.0 + fall(at, 3e-3, 1.2, 1.5)

    check_suggestion(student, lrs, smooth(lrs), smooth, "a curve that falls from 2 to 0.5")


@part("suggest_lr.diverging")
def test_tail_of_nan_is_ignored(student: Student) -> None:
    lrs = np.geomspace(1e-5, 10.0, 60)

    def smooth(at: Floats) -> Floats:
        return 1.0 + fall(at, 1e-2, 1.0, 0.8)

    losses = smooth(lrs)
    losses[52:] = np.nan
    check_suggestion(student, lrs, losses, smooth, "a curve that ends in nan")


def some_rate(lrs: ArrayLike, losses: ArrayLike) -> float:
    """Stands in for `suggest_lr`: one of the rates, and not the one that is asked for."""
    rates = np.asarray(lrs, dtype=np.float64)
    return float(rates[len(rates) // 5])


def check_plot(student: Student, lrs: Floats, losses: Floats) -> None:
    figure = check_figure(student.plot_lr_finder(lrs, losses))
    finite = np.isfinite(losses)
    places = np.column_stack([lrs, losses])[finite]
    drawing = [panel for panel in figure.axes if shows(panel, places)]
    if not drawing:
        swapped = any(shows(panel, places[:, ::-1]) for panel in figure.axes)
        logged = np.column_stack([np.log10(places[:, 0]), places[:, 1]])
        natural = np.column_stack([np.log(places[:, 0]), places[:, 1]])
        cause = ""
        if swapped:
            cause = " The rates belong on the x axis, the losses on the y axis."
        elif any(shows(panel, at) for panel in figure.axes for at in (logged, natural)):
            cause = " Draw the rates themselves, on an axis that is logarithmic."
        check_true(False, f"no panel shows the losses against lrs as a curve.{cause}", figure)
    logarithmic = [panel for panel in drawing if panel.xscale in ("log", "symlog")]
    check_true(logarithmic, "the axis of the rates should be logarithmic.", figure)
    rate = float(student.suggest_lr(lrs, losses))
    where = f"{rate:.3g}, which suggest_lr gives"
    if rate == some_rate(lrs, losses):
        where += " (a stand-in here, which does not look at the losses)"
    marked = any(marks(panel, rate) for panel in logarithmic)
    check_true(marked, f"no line, marker, arrow or note stands at the rate {where}.", figure)


def shows(panel: AxesData, places: Floats) -> bool:
    """Whether a curve, or a row of markers, goes through (nearly) all of these."""
    for xy in [curve.xy for curve in panel.curves] + [points.xy for points in panel.points]:
        if len(xy) and xy.shape[1] == 2:
            near = np.isclose(xy[:, None], places, rtol=1e-6, atol=1e-12).all(axis=2).any(axis=0)
            if near.mean() >= 0.8:  # the very ends may be left out
                return True
    return False


def marks(panel: AxesData, rate: float) -> bool:
    """Whether something stands out at this rate."""

    def at_rate(x: ArrayLike) -> bool:
        return bool(np.isclose(x, rate, rtol=1e-6, atol=0).any())

    few = [xy for c in panel.curves if len(xy := c.xy) <= 3]
    few += [xy for p in panel.points if len(xy := p.xy) <= 3]
    lines = [c.xy for c in panel.curves if len(c.xy) and np.ptp(c.xy[:, 0]) == 0]
    at = [xy[:, 0] for xy in few + lines] + [arrow.xy[:, 0] for arrow in panel.arrows]
    at += [word.xy[:1] for word in panel.words]
    spans = [region.xy[:, 0] for region in panel.regions if len(region.xy)]
    narrow = any(x.min() <= rate <= x.max() <= 10 * x.min() for x in spans)
    return narrow or any(map(at_rate, at))


@part("plot_lr_finder")
@planted(suggest_lr=some_rate)
def test_curve_and_suggestion(student: Student) -> None:
    lrs = np.geomspace(1e-5, 1.0, 40)
    check_plot(student, lrs, 2.0 + fall(lrs, 2e-2, 1.0, 1.5))


@part("find_on_moons")
def test_rate_for_moons(student: Student) -> None:
    check_moons(student)


def falling_sweep(
    model: Any,
    X: Any,
    y: Any,
    loss_fn: Any = None,
    lr_min: float = 1e-7,
    lr_max: float = 10.0,
    n_steps: int = 100,
    seed: int = 0,
) -> tuple[Floats, Floats]:
    """Stands in for `lr_range_test`."""
    lrs = np.geomspace(lr_min, lr_max, n_steps)
    return lrs, 1.0 + fall(lrs, float(np.sqrt(lr_min * lr_max)), 1.0, 0.5)


def gradients_taken(module: Any, seed: dict[str, int]) -> dict[str, Any]:
    """What `find_on_moons` gives, and whether autograd has had work."""
    from grader.calling.watching import watching_autograd

    with watching_autograd() as asked:
        rate = module.find_on_moons(**seed)
    return {"rate": rate, "gradients": bool(asked)}


def check_moons(student: Student, **seed: int) -> None:
    """The rate is what `suggest_lr` gives, a stand-in or, where it finds none, its own."""
    said: list[float] = []
    swept: list[tuple[Floats, Floats]] = []

    def sweep(*args: Any, **options: Any) -> tuple[Floats, Floats]:
        swept.append(falling_sweep(*args, **options))
        return swept[-1]

    def suggest(lrs: Floats, losses: Floats) -> float:
        said.append(some_rate(lrs, losses))
        return said[-1]

    out: object = None
    try:
        with student.planting(lr_range_test=sweep, suggest_lr=suggest):
            out = student.find_on_moons(**seed)
    except NotAttempted:
        raise
    except CheckFailed:
        said.clear()
        swept.clear()
    if not (said or swept):  # bound at import, done inline, or asked for more than stand-ins have
        told = student.probe(gradients_taken, seed)
        out = told["rate"]
        check_true(told["gradients"], "no gradient was taken, so there was no sweep.", out)
    rate = check_real("the rate", out)
    check_true(1e-7 <= rate <= 10.0, f"{rate:.6g} is not between 1e-7 and 10.", out)
    if said:
        suggested = any(np.isclose(rate, one, rtol=1e-5) for one in said)
        check_true(suggested, f"{rate:.6g} is not what suggest_lr, a stand-in here, gave.", out)
    elif swept:
        lrs, losses = swept[-1]
        middle = float(np.sqrt(lrs[0] * lrs[-1]))
        steep = slope_at(rate, lrs, lambda at: fall(at, middle, 1.0, 0.5)) >= 0.5
        check_true(
            steep or np.isclose(rate, float(student.suggest_lr(lrs, losses)), rtol=1e-5),
            f"{rate:.6g} is not what suggest_lr would give for the curve of lr_range_test, a "
            "stand-in here.",
            out,
        )


### BEGIN HIDDEN TESTS
@part("lr_range_test.restores")
def test_model_in_mixed_modes_is_unchanged(student: Student, rng: np.random.Generator) -> None:
    check_unchanged(student, rng, [False, True, False, True, False], bring=True)


@part("lr_range_test")
def test_sweep_with_drawn_weights(student: Student, rng: np.random.Generator) -> None:
    for n_in, target, limits in ((1, 0.0, (1e-4, 2.0, 17)), (4, 1.0, (1e-2, 1.5, 5))):
        weights, x = network(rng, n_in), rng.normal(size=n_in)
        check_sweep(student, weights, x, target, "logits", limits)


@part("lr_range_test")
def test_sweep_by_default(student: Student, rng: np.random.Generator) -> None:
    check_sweep(student, network(rng, 2), rng.normal(size=2), 1.0, "logits", None)


@part("lr_range_test")
def test_two_rates(student: Student, rng: np.random.Generator) -> None:
    """The first and the last are all there are."""
    check_sweep(student, network(rng, 2), rng.normal(size=2), 1.0, "logits", (1e-3, 0.1, 2))


@part("lr_range_test")
def test_large_logits(student: Student, rng: np.random.Generator) -> None:
    """Of a confident error the loss is as large as the logit, and no infinity."""
    W1, b1, W2, b2 = network(rng, 2)
    weights = W1, b1, W2, b2 + 60.0
    check_sweep(student, weights, rng.normal(size=2), 0.0, "logits", (1e-3, 0.1, 6), m=5)


@part("lr_range_test")
def test_loss_is_called_with_output_and_target(student: Student, rng: np.random.Generator) -> None:
    weights, x = network(rng, 2), rng.normal(size=2)
    check_sweep(student, weights, x, 1.25, "twice", (1e-4, 5e-2, 9), m=7)


@part("lr_range_test")
def test_loss_over_classes(student: Student, rng: np.random.Generator) -> None:
    weights, x = network(rng, 2, n_out=3), rng.normal(size=2)
    check_sweep(student, weights, x, 2, "classes", (1e-3, 0.8, 11))


@part("lr_range_test")
def test_gradients_brought_along_play_no_part(student: Student, rng: np.random.Generator) -> None:
    weights, x = network(rng, 2), rng.normal(size=2)
    check_sweep(student, weights, x, 1.0, "logits", (1e-2, 0.5, 8), brought=3.0)


@part("lr_range_test")
def test_divergence_is_no_error(student: Student, rng: np.random.Generator) -> None:
    # Only the output's bias is alive, and goes by a factor of 1 - 2 lr a step: no chaos.
    W1, b1, W2, b2 = (np.zeros_like(values) for values in network(rng, 2))
    weights = W1, b1, W2, b2 + np.float32(rng.uniform(1.0, 2.0))
    x, m = rng.normal(size=2), 24
    X, y = tensor(np.tile(x, (m, 1)), "float64"), tensor(np.zeros((m, 1)), "float64")
    low, high, n = 1e-3, 1e30, 60
    options = {"lr_min": low, "lr_max": high, "n_steps": n}
    out = student.probe(sweep_of_network, *weights, X, y, "mse", options)
    lrs, losses = check_tuple("the result of lr_range_test", out, 2)
    rates = check_rates(lrs, low, high, n)
    shape = losses.shape if isinstance(losses, np.ndarray) else type(losses).__name__
    check_true(
        shape == (n,), f"losses should be shape {(n,)} though they diverge, got {shape}.", out
    )
    found = np.nan_to_num(np.asarray(losses, dtype=np.float64), nan=np.inf)
    right = followed(weights, x, 0.0, mse, rates)
    steady = any(
        np.allclose(found[wanted < 1e30], wanted[wanted < 1e30], rtol=1e-3, atol=1e-4)
        for wanted in (right[:-1], right[1:])
    )
    end = found[(right[:-1] >= 1e38) & (right[1:] >= 1e38)]  # beyond float32
    check_true((end > 1e30).all(), "the training diverges, but not so the last losses.", out)
    check_true(steady, "the losses are not those of the steps.", out)


def batches_of_a_sweep(module: Any, X: Any, y: Any, options: Any) -> Any:
    """Outputs and targets of every loss that was to be differentiated; the model gives X itself.

    With them comes whether it was in training mode; it is handed over in the other.
    """
    import torch
    from torch import nn

    training: list[bool] = []

    class Same(nn.Linear):
        def forward(self, x: Any) -> Any:
            if torch.is_grad_enabled():
                training.append(self.training)
            return super().forward(x)

    model = Same(1, 1).eval()
    with torch.no_grad():
        model.weight.fill_(1.0)
        model.bias.fill_(0.0)
    seen = []

    def loss_fn(output: Any, target: Any) -> Any:
        if output.requires_grad:
            seen.append([values.detach().flatten().round().tolist() for values in (output, target)])
        return ((output - target) ** 2).mean()

    module.lr_range_test(model, X, y, loss_fn, **options)
    return {"batches": seen, "training": all(training)}


def batches(student: Student, rng: np.random.Generator, m: int, n_steps: int) -> list[list[int]]:
    """The rows of X that each step goes over, if they come with their own targets."""
    ids = rng.permutation(m) + 1.0
    X, y = tensor(ids.reshape(m, 1)), tensor(3 * ids.reshape(m, 1))
    options = {"lr_min": 1e-12, "lr_max": 1e-11, "n_steps": n_steps}  # the model stays as it is
    told = student.probe(batches_of_a_sweep, X, y, options)
    seen = told["batches"]
    check_true(seen, "the loss_fn given was never called.", seen)
    for outputs, targets in seen:
        paired = len(outputs) == len(targets) and np.array_equal(3 * np.array(outputs), targets)
        check_true(paired, "a batch pairs rows of X with the targets of other rows.", seen)
    check_true(told["training"], "the model is swept in evaluation mode; train() is missing.", told)
    return [[round(output) for output in outputs] for outputs, _ in seen]


@part("lr_range_test")
def test_few_examples_with_their_targets(student: Student, rng: np.random.Generator) -> None:
    rows = batches(student, rng, 48, 60)
    met = {row for batch in rows for row in batch}
    # Batches of one, drawn with replacement, leave out a quarter.
    check_true(
        len(met) > 48 / 2,
        f"of the 48 rows of X the steps saw {len(met)} only; let the batches go over the data.",
        rows,
    )


@part("lr_range_test")
def test_batches_make_about_one_epoch(student: Student, rng: np.random.Generator) -> None:
    m, n_steps = 100, 15
    rows = batches(student, rng, m, n_steps)
    met = {row for batch in rows for row in batch}
    check_true(
        len(met) > m / 2,
        f"of the {m} rows of X the steps saw {len(met)} only; let the batches go over the data.",
        rows,
    )
    # A loss may be computed twice a step, before it and after.
    taken = sum(map(len, rows)) / max(1, round(len(rows) / n_steps))
    check_true(
        taken <= 2 * m,
        f"{n_steps} steps went over {taken:g} rows, and X has {m}; take mini-batches that make "
        "about one epoch together.",
        rows,
    )


def sweep_with_dropout(module: Any, X: Any, y: Any, seed: int, state: int, options: Any) -> Any:
    """A sweep, PyTorch's own generators having been left in some state."""
    import torch
    from torch import nn

    from grader.calling.watching import float64_else_float32

    def sweep(dtype: Any) -> Any:
        model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Dropout(0.5), nn.Linear(16, 1)).to(
            dtype
        )
        with torch.no_grad():
            for parameter in model.parameters():
                n = parameter.numel()
                parameter.copy_(torch.arange(1, n + 1).to(dtype).sin().reshape(parameter.shape))
        torch.manual_seed(state)
        return module.lr_range_test(model, X.to(dtype), y.to(dtype), seed=seed, **options)

    return float64_else_float32(sweep)


@part("lr_range_test")
def test_seed_is_the_only_randomness(student: Student, rng: np.random.Generator) -> None:
    X, y = (
        tensor(rng.normal(size=(40, 2)), "float64"),
        tensor(rng.integers(0, 2, (40, 1)), "float64"),
    )
    options = {"lr_min": 1e-2, "lr_max": 0.3, "n_steps": 6}
    runs = []
    for seed, state in ((1, 10), (1, 20), (2, 10)):
        out = student.probe(sweep_with_dropout, X, y, seed, state, options)
        runs.append(np.asarray(check_tuple("the result", out, 2)[1], dtype=np.float64))
    again = runs[0].shape == runs[1].shape and np.allclose(runs[0], runs[1], rtol=1e-4, atol=2e-5)
    check_true(
        again,
        "on a model with dropout the same seed gave other losses the second time, PyTorch's "
        "generator having been in another state; seed what dropout draws from.",
        out,
    )
    differs = runs[0].shape != runs[2].shape or not np.array_equal(runs[0], runs[2])
    check_true(
        differs,
        "on a model with dropout the seeds 1 and 2 gave the same losses; is the seed used, and "
        "the model in training mode?",
        out,
    )


@part("suggest_lr")
def test_plateaus_and_a_rise(student: Student, rng: np.random.Generator) -> None:
    lrs = np.geomspace(1e-7, 10.0, 100)
    for rise in (0.2, 9.0, 4.0):  # less steep than the fall, far more steep
        center = float(10 ** rng.uniform(-4.5, -2.5))

        def smooth(at: Floats, center: float = center, rise: float = rise) -> Floats:
            return 1.0 + fall(at, center, 1.2, 0.7) - fall(at, 3.0, 0.4, rise)

        check_suggestion(student, lrs, smooth(lrs), smooth, "a fall between plateaus, then a rise")


@part("suggest_lr")
def test_a_little_noise(student: Student, rng: np.random.Generator) -> None:
    lrs = np.geomspace(1e-7, 10.0, 100)
    for _ in range(3):
        center = float(10 ** rng.uniform(-4.0, -2.0))

        def smooth(at: Floats, center: float = center) -> Floats:
            return 2.0 + fall(at, center, 1.5, 1.5)

        # A twentieth of how far the curve falls from rate to rate where it is steepest.
        losses = smooth(lrs) + rng.normal(0.0, 0.0023, lrs.shape)
        check_suggestion(student, lrs, losses, smooth, "a curve with a little noise")


@part("suggest_lr")
def test_large_fall_counts_more_than_a_deep_one(student: Student, rng: np.random.Generator) -> None:
    lrs = np.geomspace(1e-6, 1.0, 90)
    top = float(rng.uniform(4.0, 6.0))

    def smooth(at: Floats) -> Floats:
        return top + fall(at, 1e-4, 0.8, top - 1) + fall(at, 3e-2, 0.8, 0.99)

    losses = smooth(lrs)
    check_suggestion(student, lrs, losses, smooth, "a large fall followed by one to nearly 0")


@part("suggest_lr.diverging")
def test_divergence(student: Student, rng: np.random.Generator) -> None:
    lrs = np.geomspace(1e-6, 10.0, 80)
    for kinds in ((np.nan, np.nan), (np.inf, np.nan), (np.inf, np.inf)):
        center = float(10 ** rng.uniform(-4.0, -3.0))

        def smooth(at: Floats, center: float = center) -> Floats:
            return 3.0 + fall(at, center, 1.0, 2.5)

        losses = smooth(lrs)
        first = int(rng.integers(62, 68))
        losses[first - 3 : first] = 10.0, 1e6, 1e30
        losses[first : first + 4], losses[first + 4 :] = kinds
        check_suggestion(student, lrs, losses, smooth, "a curve that ends in inf and nan")


@part("suggest_lr")
def test_a_sudden_drop(student: Student, rng: np.random.Generator) -> None:
    lrs = np.geomspace(1e-5, 1.0, 60)
    for place in rng.choice(np.arange(20, 50), 3, replace=False):
        losses = np.where(np.arange(60) < place, 2.0, 0.5)
        out = student.suggest_lr(lrs, losses)
        rate = check_within(out, lrs)
        # A drop lies between two rates; a light smoothing spreads it over a few.
        near = lrs[place - 4] * 0.999 <= rate <= lrs[place + 3] * 1.001
        check_true(near, f"it gives {rate:.3g}, but the drop is not there.", out)


@part("suggest_lr")
def test_a_short_curve(student: Student, rng: np.random.Generator) -> None:
    lrs = np.geomspace(1e-4, 1.0, 9)
    losses = np.array([1.0, 0.99, *[0.4] * 7]) + float(rng.uniform(0.0, 1.0))
    rate = check_within(student.suggest_lr(lrs, losses), lrs)
    near = rate <= lrs[5] * 1.001
    check_true(near, f"it gives {rate:.3g}, but the loss falls from {lrs[1]:.3g} on.", rate)


@part("plot_lr_finder")
@planted(suggest_lr=some_rate)
def test_plot_of_a_divergence(student: Student, rng: np.random.Generator) -> None:
    lrs = np.geomspace(1e-6, 10.0, 50)
    losses = 1.0 + fall(lrs, 1e-3, 1.0, 0.6) + rng.normal(0.0, 0.01, 50)
    losses[41:] = 50.0, 1e5, np.inf, *[np.nan] * 6
    check_plot(student, lrs, losses)


@part("find_on_moons")
def test_rate_with_another_seed(student: Student) -> None:
    check_moons(student, seed=3)


def handed_to_the_sweep(module: Any, seed: int) -> Any:
    """How many numbers the model gives for how many labels, a probe; "" where it cannot be run.

    None where `lr_range_test` is not asked by its name.
    """
    import numpy as np
    import torch

    from grader.calling.watching import replacing

    told: list[Any] = []

    def lr_range_test(
        model: Any, X: Any, y: Any, loss_fn: Any = None, *sweep: Any, **options: Any
    ) -> Any:
        like = next(model.parameters())
        try:
            with torch.no_grad():
                out = model(torch.as_tensor(X).to(like))
            told.append([out.numel(), torch.as_tensor(y).numel(), loss_fn is None])
        except Exception:
            told.append("")
        lrs = np.geomspace(1e-7, 10.0, 100)
        return lrs, 1.0 / (1.0 + lrs)

    find_on_moons = module.find_on_moons
    with replacing(module, lr_range_test=lr_range_test, suggest_lr=lambda lrs, losses: 0.01):
        try:
            find_on_moons(seed=seed)
        except NotImplementedError:
            raise
        except Exception:
            pass  # it asks for more than stand-ins have
    return told[0] if told else None


@part("find_on_moons")
def test_the_model_takes_the_points(student: Student) -> None:
    told = student.probe(handed_to_the_sweep, 2)
    if told is None:
        return  # it sweeps by itself, or asked for another way
    check_true(told != "", "the model that is swept cannot be run on the points it is swept with.")
    outputs, labels, by_default = told
    check_true(
        outputs == labels or not by_default,
        f"the model that is swept gives {outputs} numbers for {labels} labels; it should give one "
        "logit each.",
    )


def rate_of_a_network(module: Any, seed: int, lent: bool) -> Any:
    """The rate for this seed.

    With `lent`, it is another for every network that `find_on_moons` hands to a sweep: one that
    looks only at what the network gives, not at how batches are drawn.
    """
    import numpy as np
    import torch

    from grader.calling.watching import replacing

    def lr_range_test(model: Any, X: Any, y: Any, *sweep: Any, **options: Any) -> Any:
        with torch.no_grad():
            size = float(model(torch.as_tensor(X)).double().abs().mean())
        return np.geomspace(1e-7, 10.0, 100), np.full(100, size)

    def suggest_lr(lrs: Any, losses: Any) -> float:
        size = float(losses[0])
        return float(1e-7 * 1e8 ** (size / (1 + size)))

    stand_ins = {"lr_range_test": lr_range_test, "suggest_lr": suggest_lr} if lent else {}
    find_on_moons = module.find_on_moons
    with replacing(module, **stand_ins):
        return find_on_moons(seed=seed)


@part("find_on_moons")
def test_rate_is_that_of_the_seed(student: Student) -> None:
    def rate_of(seed: int) -> float:
        return lent_or_own(
            student,
            lambda lent: check_real("the rate", student.probe(rate_of_a_network, seed, lent)),
        )

    rates = [rate_of(0)]
    again = np.isclose(rate_of(0), rates[0], rtol=1e-5)
    check_true(again, "seed 0 gave another rate the second time.")
    # Two networks may well suggest the same of a hundred rates, but hardly a dozen of them.
    while len(rates) < 12 and max(rates) == min(rates):
        rates.append(rate_of(len(rates)))
    check_true(max(rates) > min(rates), "a dozen seeds gave the same rate; is the seed used?")


### END HIDDEN TESTS
