"""Exercise 33: gradient descent with a running average of its gradients."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chapter11 import data, network
from grader.checks import (
    AxesData,
    CheckFailed,
    FigureData,
    Student,
    check_array,
    check_figure,
    check_raises,
    check_real,
    check_true,
    check_tuple,
    part,
    planted,
)

Floats = NDArray[np.float64]
OUTSIDE = (-0.1, 1.0, 1.5)
WHY = "beta should be at least 0 and below 1"


# --- one step


def check_step(
    student: Student, theta: Floats, velocity: Floats, gradient: Floats, rate: float, beta: float
) -> tuple[Floats, Floats]:
    out = student.momentum_step(theta, velocity, gradient, rate, beta)
    new_theta, new_velocity = check_tuple("the result", out, 2)
    v = beta * velocity + (1 - beta) * gradient
    swapped = "Are theta and velocity returned in this order?"
    causes = {
        "The gradient enters v with the factor 1 - beta.": beta * velocity + gradient,
        "beta is what is kept of the old velocity.": (1 - beta) * velocity + beta * gradient,
        "The learning rate belongs to theta's step, not into v.": beta * velocity + rate * gradient,
        swapped: theta - rate * v,
    }
    right = check_array("the new velocity", new_velocity, v, causes=causes)
    causes = {
        "It steps along the old velocity.": theta - rate * velocity,
        "It goes uphill.": theta + rate * v,
        swapped: v,
    }
    return check_array("the new theta", new_theta, theta - rate * v, causes=causes), right


# --- training, judged by its losses


def half_step(
    theta: Any, velocity: Any, gradient: Any, learning_rate: float, beta: float
) -> tuple[Floats, Floats]:
    """Stands in for a `momentum_step` that is wrong: half as far, but of the same kind."""
    if not 0 <= beta < 1:
        raise ValueError("beta is not at least 0 and below 1")
    v = np.asarray(beta * np.asarray(velocity) + (1 - beta) * np.asarray(gradient))
    return np.asarray(theta) - learning_rate / 2 * v, v


def own_or(stand_in: Callable[..., Any], student: Student, check: Callable[[], None]) -> None:
    """`check` passes with the submission's own `momentum_step`, or where it is wrong another."""
    try:
        check()
        return
    except CheckFailed as error:
        failed, calls = error, len(student.calls)
        if student.latest.ended_guest:
            raise
    try:
        with student.planting(momentum_step=stand_in):
            check()
            if student.plants_used:
                return
    except CheckFailed:
        pass
    del student.calls[calls:]
    raise failed


def losses_of(student: Student, beta: float, epochs: int | None, **given: Any) -> Floats:
    if epochs is not None:
        given["epochs"] = epochs
    out = student.train_moons(beta, **given)
    is_row = isinstance(out, list | tuple) or (isinstance(out, np.ndarray) and out.ndim == 1)
    check_true(is_row, f"the losses should be a list of numbers, got a {type(out).__name__}.", out)
    if epochs is not None:
        count = len(out)
        check_true(
            count == epochs, f"there should be {epochs} losses, one an epoch, got {count}.", out
        )
    return np.array([check_real(f"losses[{i}]", loss) for i, loss in enumerate(out)])


TINY = 1e-5
"""Over steps this small the slope hardly changes, so that the loss falls in proportion to how far
theta has moved: to 1e-3 over a few steps, while any slip in the velocity shows by percents."""


def starting_loss(student: Student, beta: float) -> float:
    """The loss before any step, whether an epoch's is taken before its step or after it."""
    return float(losses_of(student, beta, 1, learning_rate=1e-13)[0])


def below(losses: Floats, start: float) -> Floats:
    """The losses after one step, two, and so on; a tiny step changes them by 1e-8 and more."""
    return losses[1:] if abs(losses[0] - start) <= 1e-9 * start else losses


def check_memory(student: Student, beta: float, epochs: int) -> None:
    """The loss falls as far as an average of steady gradients, begun at zero, goes."""
    start = starting_loss(student, beta)
    plain = losses_of(student, 0.0, 2, learning_rate=TINY)
    usual = losses_of(student, beta, epochs, learning_rate=0.5)
    losses = losses_of(student, beta, epochs, learning_rate=TINY)  # last: messages tell of it
    check_true(
        len(below(losses, start)) == epochs or len(below(usual, start)) < epochs,
        "the losses begin with that of the start for one learning rate, and not for another.",
        usual,
    )
    one_step = start - below(plain, start)[0]
    check_true(one_step > 0, "the loss should fall in the first step.", plain)
    way = (start - below(losses, start)) / one_step
    # After n steps: the sum of v over k = 1..n, where v = 1 - beta^k times the gradient.
    steps = 1 - beta ** np.arange(1, len(way) + 1)
    slips = {
        "Along a steady slope v is 1 / (1 - beta) times too large: the gradient enters it with the "
        "factor 1 - beta.": np.cumsum(steps) / (1 - beta),
        "That is plain gradient descent: is the velocity kept from epoch to epoch?": np.cumsum(
            np.ones(len(way))
        ),
        "The velocity seems to begin anew each time.": np.cumsum(np.full(len(way), 1 - beta)),
    }
    told = [why for why, slip in slips.items() if beta > 0 and np.allclose(way, slip, rtol=2e-3)]
    right = np.cumsum(steps)
    check_true(
        np.allclose(way, right, rtol=2e-3),
        f"with a tiny learning rate, beta = {beta:g} should lower the loss by {1 - beta:.3g} times "
        "the first step of beta = 0 in its first step, and then further each time, as the average "
        f"fills; yours go by {', '.join(f'{w:.4g}' for w in way[:4])} in all. "
        + (told or ["Has every weight and bias a velocity of its own, zero at the start?"])[0],
        losses,
    )


# --- against torch


def against_torch(module: Any, beta: float, options: dict[str, Any], spoil: list[float]) -> Any:
    """Call max_difference_from_torch, watch the steps of SGD, and move what the first ones give."""
    import torch
    from torch.optim.optimizer import register_optimizer_step_post_hook

    count, end = 0, None

    def after(optimizer: Any, args: Any, kwargs: Any) -> None:
        nonlocal count, end
        if isinstance(optimizer, torch.optim.SGD):
            last = optimizer.param_groups[0]["params"][-1]
            count += 1
            with torch.no_grad():
                last.view(-1)[-1] += spoil[count - 1] if count <= len(spoil) else 0.0
            end = last.detach().tolist()

    with register_optimizer_step_post_hook(after):
        result = module.max_difference_from_torch(beta, **options)
    return {"result": result, "steps": count, "end": end}


def nearly_right(
    theta: Any, velocity: Any, gradient: Any, learning_rate: float, beta: float
) -> tuple[Floats, Floats]:
    """Stands in for a `momentum_step` that is wrong: off by far less than is looked at here."""
    if not 0 <= beta < 1:
        raise ValueError("beta is not at least 0 and below 1")
    v = np.asarray(beta * np.asarray(velocity) + (1 - beta) * np.asarray(gradient))
    return np.asarray(theta) - learning_rate * v + 1e-8, v


def erring(*args: Any) -> tuple[Floats, Floats]:
    """A `momentum_step` whose last entry is too small by a quarter."""
    theta, v = nearly_right(*args)
    theta.flat[-1] -= 0.25
    return theta, v


def check_same(student: Student, beta: float, **options: Any) -> None:
    got = student.probe(against_torch, beta, options, [])
    largest = check_real("the result", got["result"])
    asked = options.get("n_steps", 20)
    check_true(
        got["steps"] >= asked,
        f"torch.optim.SGD should take {asked} steps to compare with; it took {got['steps']}.",
        got["result"],
    )
    check_true(
        0 <= largest < 1e-6,
        f"the largest difference should be below 1e-6, got {largest:.6g}. Which settings of SGD "
        "take up the factor 1 - beta, in the first step too? And is all of it float64?",
        got["result"],
    )


# --- plots


def known_losses(
    beta: float, epochs: int = 300, learning_rate: float = 1.0, seed: int = 0
) -> list[float]:
    """Stands in for `train_moons`: a curve of its own for each beta and seed."""
    n = np.arange(int(epochs))
    return list((1 + beta + seed / 7) * np.exp(-n * (1.1 - beta) / 50) + 0.1)


def numbers_in(text: str) -> list[float]:
    return [float(n) for n in re.findall(r"\d*\.?\d+(?:e-?\d+)?", text.replace("\u2212", "-"))]


def shows(xy: Floats, losses: Floats) -> bool:
    """Whether these are the losses against their epochs, numbered from 0 or from 1."""
    if xy.shape[1] != 2 or len(xy) < len(losses) / 20 or len(xy) < 2:
        return False
    for first in (0, 1):
        epochs = xy[:, 0] - first
        if np.isfinite(xy).all() and epochs.min() > -1e-9 and epochs.max() < len(losses) - 1 + 1e-9:
            along = np.interp(epochs, np.arange(len(losses)), losses)
            wide = np.ptp(epochs) >= 0.9 * (len(losses) - 1)
            if wide and np.allclose(xy[:, 1], along, rtol=1e-6, atol=1e-9):
                return True
    return False


def labels_of(figure: FigureData, panel: AxesData, index: int) -> list[str]:
    """What names a curve: its label, its place in the legend, or words in its panel."""
    if numbers_in(panel.curves[index].label):
        return [panel.curves[index].label]
    legend = panel.legend or figure.texts[-len(panel.curves) :]  # the figure's own comes last
    if len(legend) == len(panel.curves):
        return [legend[index]]
    return [*panel.texts, *panel.legend, panel.title, *figure.texts]


def check_plot(student: Student, figure: Any, betas: Sequence[float], seed: int) -> None:
    drawn = check_figure(figure)
    curves = [(panel, i, c.xy) for panel in drawn.axes for i, c in enumerate(panel.curves)]
    for beta in betas:
        found = []
        for panel, i, xy in curves:
            reach = round(xy[:, 0].max()) + 1 if len(xy) and np.isfinite(xy).all() else 0
            for epochs in {reach, reach - 1} if 1 < reach < 100_000 else set():
                known = student.train_moons(beta, epochs=epochs, seed=seed)
                if shows(xy, np.asarray(known, dtype=float)):
                    found.append((panel, i))
                    break
        check_true(
            found,
            f"no line shows what train_moons gives for beta = {beta:g} and seed {seed}, against "
            "the epoch.",
            figure,
        )
        named = any(
            abs(number - beta) < 1e-9
            for panel, i in found
            for text in labels_of(drawn, panel, i)
            for number in numbers_in(text)
        )
        check_true(
            named, f"the line of beta = {beta:g} should be labelled with that number.", figure
        )


@part("momentum_step")
def test_one_step(student: Student) -> None:
    theta, velocity = np.array([1.0, -2.0]), np.array([0.5, 0.0])
    check_step(student, theta, velocity, np.array([2.0, -4.0]), 0.1, 0.75)


@part("momentum_step")
def test_beta_in_its_range(student: Student) -> None:
    x = np.ones(2)
    check_step(student, x, x, 3 * x, 0.5, 0.0)


@part("errors")
def test_beta_out_of_its_range(student: Student) -> None:
    x = np.ones(2)
    for beta in OUTSIDE:
        check_raises(ValueError, student.momentum_step, x, x, x, 0.1, beta, why=WHY)


@part("train_moons")
def test_losses_fall(student: Student) -> None:
    def check() -> None:
        losses = losses_of(student, 0.9, None)
        check_true(
            losses[-1] < losses[0] / 2,
            f"with beta = 0.9 the loss should be more than halved; it goes from {losses[0]:.6g} to "
            f"{losses[-1]:.6g}.",
            losses,
        )

    own_or(half_step, student, check)


@part("train_moons")
def test_average_fills(student: Student) -> None:
    own_or(half_step, student, lambda: check_memory(student, 0.5, 5))


@part("max_difference_from_torch")
def test_difference_is_tiny(student: Student) -> None:
    own_or(nearly_right, student, lambda: check_same(student, 0.9))


@part("plot_loss_curves")
@planted(train_moons=known_losses)
def test_a_line_for_each_beta(student: Student) -> None:
    check_plot(student, student.plot_loss_curves(), (0.0, 0.5, 0.9, 0.99), 0)


### BEGIN HIDDEN TESTS
@part("momentum_step")
def test_steps_of_any_shape(student: Student, rng: np.random.Generator) -> None:
    for shape in [(3,), (4, 1), (1, 4), (2, 3), (), (2, 2, 2), (3,)]:
        theta, velocity, gradient = (np.asarray(rng.normal(size=shape)) for _ in range(3))
        rate, beta = float(rng.uniform(0.01, 2.0)), float(rng.uniform(0.05, 0.99))
        check_step(student, theta, velocity, gradient, rate, beta)


@part("momentum_step")
def test_several_steps(student: Student, rng: np.random.Generator) -> None:
    theta, velocity = rng.normal(size=(2, 2)), np.zeros((2, 2))
    for beta in (0.9, 0.9, 0.0, 0.99):
        theta, velocity = check_step(student, theta, velocity, rng.normal(size=(2, 2)), 0.3, beta)


def descent(module: Any, beta: float, options: dict[str, Any]) -> dict[str, Any]:
    """What `train_moons` gives, and the parameters that it took gradients at."""
    import numpy as np

    from grader.calling.watching import replacing_backward

    met: list[Any] = []

    def backward(own: Any, Y: Any, parameters: Any, *rest: Any) -> Any:
        met.append({name: np.array(value, dtype=float) for name, value in parameters.items()})
        return own(Y, parameters, *rest)

    with replacing_backward(module, backward):
        losses = module.train_moons(beta, **options)
    return {"losses": losses, "met": met}


def check_descent(student: Student, beta: float, epochs: int, rate: float, seed: int) -> None:
    """Losses are those of the parameters, which go by the equations: all of them, all the time."""
    options = {"epochs": epochs, "learning_rate": rate, "seed": seed}
    out = student.probe(descent, beta, options)
    met = out["met"]
    if len(met) != epochs or any(set(p) != {"W1", "b1", "W2", "b2"} for p in met):
        return  # it takes its gradients elsewhere
    X, Y, _, _ = data.moons()
    losses, guarded = [], []
    velocity = {name: np.zeros_like(value) for name, value in met[0].items()}
    step = rate / 2 if student.plants_used else rate
    for p, moved in zip(met, [*met[1:], None], strict=True):
        A, cache = network.forward_propagation(X, p, 2)
        losses.append(network.binary_cross_entropy(A, Y))
        guarded.append(-np.mean(Y * np.log(A + 1e-7) + (1 - Y) * np.log(1 - A + 1e-7)))
        gradients = network.backward_propagation(Y, p, cache, 2)
        for name, theta in p.items():
            velocity[name] = beta * velocity[name] + (1 - beta) * gradients[f"d{name}"]
            # rtol: one step's rounding, however the equations are put
            check_true(
                moved is None
                or np.allclose(moved[name], theta - step * velocity[name], rtol=1e-7, atol=1e-9),
                f"with beta = {beta:g}, {name} does not go as momentum on the training set would "
                f"take it in each of {epochs} epochs, with a velocity of its own.",
                out["losses"],
            )
    got, right = np.asarray(out["losses"], dtype=float), np.array(losses)
    room = 1e-5 * right + 1.1 * np.abs(right - guarded)  # what a guard of up to 1e-7 makes of them
    check_true(
        got.shape == (epochs,)
        # Taken before the step or after it.
        and any(
            bool(np.all(np.abs(told - right[first:]) <= room[first:]))
            for told, first in ((got, 0), (got[:-1], 1))
        ),
        "the losses should be the mean cross-entropy of the training set at the parameters of each "
        "epoch; they are not.",
        out["losses"],
    )


@part("train_moons")
def test_descent_step_by_step(student: Student) -> None:
    # The loss goes up and down.
    own_or(half_step, student, lambda: check_descent(student, 0.3, 12, 10.0, 8))


@part("train_moons")
def test_average_fills_for_other_betas(student: Student) -> None:
    def check() -> None:
        for beta, epochs in ((0.0, 4), (0.9, 8), (0.99, 6), (0.3, 4)):
            check_memory(student, beta, epochs)

    own_or(half_step, student, check)


@part("train_moons")
def test_first_step_of_ordinary_length(student: Student) -> None:
    def check() -> None:
        start = starting_loss(student, 0.0)
        plain = below(losses_of(student, 0.0, 2, learning_rate=0.2), start)[0]
        for beta in (0.5, 0.9):
            rate = 0.2 / (1 - beta)
            losses = losses_of(student, beta, 2, learning_rate=rate)
            check_true(
                np.isclose(below(losses, start)[0], plain, rtol=1e-7),
                "the first step is learning_rate * (1 - beta) times the gradient, so after it the "
                f"loss for beta = {beta:g} and rate {rate:g} should be that for beta = 0 and rate "
                "0.2.",
                losses,
            )

    own_or(half_step, student, check)


@part("train_moons")
def test_losses_fall_for_other_betas(student: Student) -> None:
    def check() -> None:
        for beta, seed in ((0.0, 1), (0.5, 2)):  # 0.9 is another check's
            losses = losses_of(student, beta, None, seed=seed)
            check_true(
                losses[-1] < losses[0] / 2,
                f"with beta = {beta:g} and seed {seed} the loss should be more than halved; it "
                f"goes from {losses[0]:.6g} to {losses[-1]:.6g}.",
                losses,
            )

    own_or(half_step, student, check)


@part("train_moons")
def test_seed_and_epochs(student: Student) -> None:
    def check() -> None:
        long = losses_of(student, 0.9, 12, seed=5)
        short = losses_of(student, 0.9, 7, seed=5)
        other = losses_of(student, 0.9, 12, seed=6)
        one = losses_of(student, 0.9, 1, seed=5)
        for begun in (short, one):
            check_true(
                np.allclose(begun, long[: len(begun)], rtol=1e-9),
                f"with the same seed, a training of {len(begun)} epochs should begin as one of 12 "
                "does; is anything drawn that seed does not decide?",
                begun,
            )
        differs = not np.allclose(other, long, rtol=1e-12)
        check_true(differs, "seeds 5 and 6 gave the same losses; is the seed used?", other)

    own_or(half_step, student, check)


@part("errors")
def test_training_with_beta_out_of_range(student: Student) -> None:
    def check() -> None:
        for beta in OUTSIDE:
            check_raises(ValueError, student.train_moons, beta, epochs=2, why=WHY)

    own_or(half_step, student, check)


@part("max_difference_from_torch")
def test_difference_over_many_steps_and_betas(student: Student, rng: np.random.Generator) -> None:
    def check() -> None:
        for beta, n_steps, rate in ((0.0, 5, 0.1), (0.5, 30, 0.05), (0.99, 50, 0.1), (0.9, 1, 0.1)):
            seed = int(beta * 100) + 1
            check_same(student, beta, n_steps=n_steps, learning_rate=rate, seed=seed)
        check_same(student, float(rng.uniform(0.1, 0.95)), seed=7)

    own_or(nearly_right, student, check)


@part("max_difference_from_torch")
def test_an_error_of_torch_is_seen(student: Student) -> None:
    def check() -> None:
        # All are asked for before one is judged: together they tell what is left out.
        calls = [
            student.probe(against_torch, 0.9, {"n_steps": 1, "seed": 3}, [spoil])
            for spoil in (0.25, -0.25)
        ]
        for got in calls:
            largest = check_real("the result", got["result"])
            check_true(
                abs(largest - 0.25) < 1e-6,
                "with one number of torch's moved by 0.25 after the only step, the result should "
                f"be 0.25, got {largest:.6g}. Are all entries compared, by absolute value?",
                got["result"],
            )
        # A rate so small that the slope hardly makes anything of it in a step.
        slow = {"n_steps": 2, "seed": 3, "learning_rate": 1e-4}
        on = student.probe(against_torch, 0.9, slow, [0.25, 0.25])
        largest = check_real("the result", on["result"])
        check_true(
            largest > 0.4,
            "with one number of torch's moved by 0.25 after each of two steps, the result should "
            f"be about 0.5, got {largest:.6g}. Does each go on from where it came to by itself?",
            on["result"],
        )

    own_or(nearly_right, student, check)


@part("max_difference_from_torch")
def test_arguments_make_a_difference(student: Student) -> None:
    def check() -> None:
        usual = {"n_steps": 2, "learning_rate": 0.1, "seed": 5}
        end = student.probe(against_torch, 0.9, usual, [])["end"]
        for name, beta, options in (
            ("beta", 0.5, usual),
            ("learning_rate", 0.9, {**usual, "learning_rate": 0.2}),
            ("seed", 0.9, {**usual, "seed": 6}),
        ):
            got = student.probe(against_torch, beta, options, [])
            differs = f"another {name} should lead torch elsewhere; is it used?"
            check_true(got["end"] != end, differs, got["result"])

    own_or(nearly_right, student, check)


@part("max_difference_from_torch")
def test_an_error_of_the_step_is_seen(student: Student) -> None:
    with student.planting(momentum_step=erring):
        got = student.probe(against_torch, 0.5, {"n_steps": 1, "seed": 4}, [])
        used = student.plants_used
    if used:  # else the steps are written out, and there is nothing to see
        largest = check_real("the result", got["result"])
        check_true(
            abs(largest - 0.25) < 1e-6,
            "with one entry of momentum_step's theta moved by 0.25 in the only step, the result "
            f"should be 0.25, got {largest:.6g}.",
            got["result"],
        )


@part("errors")
def test_difference_with_beta_out_of_range(student: Student) -> None:
    def check() -> None:
        for beta in OUTSIDE:
            check_raises(ValueError, student.max_difference_from_torch, beta, why=WHY)

    own_or(nearly_right, student, check)


@part("plot_loss_curves")
@planted(train_moons=known_losses)
def test_lines_of_other_betas(student: Student) -> None:
    check_plot(student, student.plot_loss_curves((0.95, 0.25), seed=3), (0.95, 0.25), 3)


@part("plot_loss_curves")
@planted(train_moons=known_losses)
def test_line_of_a_single_beta(student: Student) -> None:
    check_plot(student, student.plot_loss_curves(betas=[0.8], seed=1), [0.8], 1)


### END HIDDEN TESTS
