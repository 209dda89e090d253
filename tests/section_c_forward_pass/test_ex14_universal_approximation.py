"""Exercise 14: one hidden layer fits a sine, the closer the wider it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    AxesData,
    CheckFailed,
    Student,
    check_array,
    check_figure,
    check_keys,
    check_number,
    check_real,
    check_shape,
    check_true,
    check_tuple,
    part,
)

Floats = NDArray[np.float64]

X = np.linspace(0.0, 1.0, 1000).reshape(1, 1000)
TRAINED = 1e-5
"""The same training twice; only the order of sums may differ, and many steps enlarge that."""
VISIBLE = 5e-3
"""Of curves whose height is 2: less than the eye sees, more than a coarser grid of x changes."""


def check_data(out: Any, n: int) -> Floats:
    """x, if both rows are right; the ends of the interval may be left out."""
    x, y = check_tuple("the result", out, 2)
    x = check_shape("x", x, (1, n))
    steps = np.diff(x[0])
    even = np.allclose(steps, steps[0], rtol=0, atol=1e-9)  # rounding stays below 1e-15
    check_true(even, "x should be evenly spaced; the steps between its points differ.", out)
    inside = x.min() >= -1e-9 and x.max() <= 1 + 1e-9
    check_true(inside, f"x should lie on [0, 1]; it goes from {x.min():g} to {x.max():g}.", out)
    reaches = (n + 1) * abs(steps[0]) >= 1 - 1e-9
    check_true(reaches, f"x should fill [0, 1]; it has [{x.min():g}, {x.max():g}].", out)
    causes = {
        "It is sin(x): the 2 pi is missing.": np.sin(x),
        "It is sin(pi x), half a wave: the 2 is missing.": np.sin(np.pi * x),
        "It is a cosine.": np.cos(2 * np.pi * x),
    }
    check_array("y", y, np.sin(2 * np.pi * x), causes=causes)
    return x


def known_data(n: int = 1000) -> tuple[Floats, Floats]:
    """Stands in for `make_data`: 1000 points, however many are asked for."""
    return X, np.sin(2 * np.pi * X)


def own_x(student: Student) -> Floats | None:
    """The 1000 points of the submission's own `make_data`; None where those are wrong."""
    try:
        return check_data(student.make_data(), 1000)
    except CheckFailed:
        if student.latest.ended_guest:
            raise  # the guest is gone, and what is left of the part with it
        return None


def trained(student: Student, width: int, **seed: int) -> dict[str, Any]:
    """What `fit` gives; trained once for all the checks that look at it."""
    return student.once(("fit", width, *seed.items()), lambda: train(student, width, **seed))


def train(student: Student, width: int, **seed: int) -> dict[str, Any]:
    """What `fit` gives, apart from mistakes in `make_data`."""
    own = own_x(student)
    with student.planting(**({} if own is not None else {"make_data": known_data})):
        out = student.fit(width, **seed)
    check_fit(out, width, [X] if own is None else [own, X])
    result: dict[str, Any] = out
    return result


def check_fit(out: Any, width: int, grids: Sequence[Floats]) -> None:
    """A network of this width, whose prediction and mse are its own."""
    out = check_keys("the result", out, ("prediction", "mse", "parameters"))
    parameters = check_keys("parameters", out["parameters"], ("W1", "b1", "W2", "b2"))
    shapes = {"W1": (width, 1), "b1": (width, 1), "W2": (1, width), "b2": (1, 1)}
    weights = {name: check_shape(name, parameters[name], shapes[name]) for name in shapes}
    prediction = check_shape("prediction", out["prediction"], (1, 1000))
    x = reproduced_on(prediction, weights, grids)
    slip = why_not_reproduced(prediction, weights, grids) if x is None else ""
    check_true(
        x is not None,
        "the parameters should reproduce prediction: with a hidden layer of tanh, ReLU or "
        f"sigmoid and a linear output, none of them gives it at the 1000 points.{slip}",
        out,
    )
    assert x is not None
    error = prediction - np.sin(2 * np.pi * x)
    with np.errstate(over="ignore"):
        mse = float(np.mean(error**2))
        slips = {
            "It is the root of the mean squared error.": mse**0.5,
            "It is half the mean squared error; that factor is for tidy gradients.": mse / 2,
            "It is the sum of the squared errors, not their mean.": mse * 1000,
            "It is the mean absolute error.": float(np.mean(np.abs(error))),
        }
    told = check_real("mse", out["mse"])
    # Rounding stays far below 1e-6 of it; a step of training before or after does not.
    why = [why for why, slip in slips.items() if np.isclose(told, slip, rtol=1e-6, atol=0)]
    why = why or ["Is it the loss of an earlier step, or of other points?"]
    check_true(
        np.isclose(told, mse, rtol=1e-6, atol=1e-12),
        "mse should be the mean squared error of prediction against sin(2 pi x) at the 1000 "
        f"points; it is not, got {told:.6g}. {why[0]}",
        out,
    )


def check_close(student: Student, width: int) -> None:
    out = trained(student, width)
    mse = float(out["mse"])  # `trained` has seen that it is the true one
    check_true(
        mse < 0.01,
        f"a net of {width} units should reach an mse below 0.01; yours has {mse:.3g}. It has "
        "units enough, so look at the training: its steps, how many and how large, and where "
        "the units bend at the start.",
        out,
    )


def hidden_layers(z: Floats) -> tuple[Floats, Floats, Floats]:
    """tanh, ReLU and sigmoid."""
    return np.tanh(z), np.maximum(z, 0.0), (1 + np.tanh(z / 2)) / 2


def outputs(weights: dict[str, Floats], x: Floats) -> list[Floats]:
    """What the network gives with each of the activations."""
    with np.errstate(all="ignore"):
        layers = hidden_layers(weights["W1"] @ x + weights["b1"])
        return [weights["W2"] @ hidden + weights["b2"] for hidden in layers]


def reproduced_on(
    prediction: Floats, weights: dict[str, Floats], grids: Sequence[Floats]
) -> Floats | None:
    """The points at which the parameters give the prediction, if they do so at any."""
    # Large weights that cancel round at their own size; 1e-9 of it is far above that, and below
    # what a step of training changes.
    size = 1 + float(np.abs(weights["W2"]).sum()) + float(np.abs(weights["b2"]).sum())
    for x in grids:
        if any(np.abs(out - prediction).max() <= 1e-9 * size for out in outputs(weights, x)):
            return x
    return None


def why_not_reproduced(
    prediction: Floats, weights: dict[str, Floats], grids: Sequence[Floats]
) -> str:
    x = grids[0]
    bent = [after for out in outputs(weights, x) for after in hidden_layers(out)]
    if any(np.allclose(after, prediction, atol=1e-9) for after in bent):
        return " Your output unit has an activation; it should be linear."
    moved = (2 * x - 1, x - x.mean(), (x - x.mean()) / x.std(), 2 * np.pi * x)
    if reproduced_on(prediction, weights, moved) is not None:
        return " They take x shifted or scaled; work that into W1 and b1, so that they take x."
    if reproduced_on(prediction, dict(weights, b2=np.zeros((1, 1))), grids) is not None:
        return " The prediction leaves b2 out."
    if any(np.abs(out - prediction).max() < 0.2 for out in outputs(weights, x)):
        return " They come close: was there a step of training between the two?"
    return ""


def constant(width: int, seed: int) -> float:
    """The height of the stand-in's prediction: another for each width and seed."""
    return (37 * width + 11 * seed) % 97 / 53  # no round numbers, which rounding would spare


def flat_fit(hidden_units: int, seed: int = 0) -> dict[str, Any]:
    """Stands in for `fit`: a network that has learned a constant, as its parameters say."""
    height = constant(int(hidden_units), int(seed))
    x, y = known_data()
    parameters = {
        "W1": np.linspace(-1.0, 1.0, int(hidden_units)).reshape(-1, 1),
        "b1": np.zeros((hidden_units, 1)),
        "W2": np.zeros((1, hidden_units)),
        "b2": np.full((1, 1), height),
    }
    mse = float(np.mean((height - y) ** 2))
    return {"prediction": np.full(x.shape, height), "mse": mse, "parameters": parameters}


STAND_IN = " (fit being a stand-in here, which learns a constant)"

WIDTHS = (2, 5, 10, 50, 200)
"""What `compare_widths` and `plot_fits` take where no widths are given."""

Judge = Callable[[Student, Any, Sequence[int], int], None]


def check_several(
    student: Student, name: str, judge: Judge, widths: Sequence[int] = WIDTHS, seed: int = 0
) -> None:
    """Judge `compare_widths` or `plot_fits`, with stand-ins for `fit` and `make_data`.

    One that does not call `fit`, or needs more of it than the stand-in gives, is judged against
    the submission's own training, on a single width, since each may take ten seconds.
    """
    function = getattr(student, name)
    given = ({} if widths == WIDTHS else {"widths": widths}) | ({"seed": seed} if seed else {})

    def calls_fit() -> bool:
        asked = []

        def noted(hidden_units: int, seed: int = 0) -> dict[str, Any]:
            asked.append(hidden_units)
            return flat_fit(hidden_units, seed)

        with student.planting(fit=noted, make_data=known_data):
            student.outcome(name, (2, 3))
        return bool(asked)

    if student.once((name, "calls fit"), calls_fit):
        try:
            with student.planting(fit=flat_fit, make_data=known_data):
                judge(student, function(**given), widths, seed)
            return
        except CheckFailed:
            if not student.latest.raised:
                raise
    with student.planting(make_data=known_data):
        student.once((name, "alone"), lambda: judge(student, function((3,)), (3,), 0))


def check_widths(student: Student, out: Any, widths: Sequence[int], seed: int) -> None:
    """Width -> the mse that `fit` gives, the stand-in or the submission's own."""
    found = check_keys("the result", out, widths)
    for width in widths:
        fitted = check_keys("what fit returns", student.fit(width, seed=seed), ["mse"])
        mse = check_real("the mse of fit", fitted["mse"])
        causes = {"It is the root of what fit gives.": abs(mse) ** 0.5}
        name = f"the result at {width}"
        if mse == flat_fit(width, seed)["mse"]:
            name += STAND_IN
            causes["It is what fit gives for seed 0."] = flat_fit(width)["mse"]
            for other in widths:
                causes[f"It is what fit gives for width {other}."] = flat_fit(other, seed)["mse"]
        check_number(name, found[width], mse, rtol=TRAINED, causes=causes)


def drawn(panel: AxesData) -> list[Floats]:
    """The panel's curves over [0, 1], lines or rows of markers, in the order of x."""
    curves = [curve.xy for curve in panel.curves] + [points.xy for points in panel.points]
    kept = []
    for xy in curves:
        if xy.shape[1] != 2:
            continue
        xy = xy[np.isfinite(xy).all(axis=1)]
        xy = xy[(xy[:, 0] >= -1e-9) & (xy[:, 0] <= 1 + 1e-9)]
        xy = xy[np.argsort(xy[:, 0], kind="stable")]
        # Dense enough to show the curve: from end to end without a gap of a fifth.
        if len(xy) and np.diff(xy[:, 0], prepend=0.0, append=1.0).max() <= 0.2:
            kept.append(xy)
    return kept


def along(curves: Sequence[Floats], x: Floats, y: Floats) -> set[int]:
    """Which of the curves run along y(x)."""
    order = np.argsort(x)
    return {
        number
        for number, xy in enumerate(curves)
        if np.abs(xy[:, 1] - np.interp(xy[:, 0], x[order], y[order])).max() <= VISIBLE
    }


def check_plot(student: Student, figure: Any, widths: Sequence[int], seed: int) -> None:
    """Each width has a panel with the true function and the one learned."""
    panels = [drawn(axes) for axes in check_figure(figure, panels=len(widths)).axes]
    fine = np.linspace(0.0, 1.0, 4001)
    true = [along(curves, fine, np.sin(2 * np.pi * fine)) for curves in panels]
    count = sum(map(bool, true))
    check_true(
        count >= len(widths),
        f"each of the {len(widths)} panels should show the true function, sin(2 pi x) over "
        f"[0, 1]; {count} of them do.",
        figure,
    )
    own = own_x(student)
    x = X[0] if own is None else own[0]
    fitting: list[set[int]] = []
    for width in widths:
        out = check_keys("what fit returns", student.fit(width, seed=seed), ["prediction"])
        learned = check_shape("the prediction of fit", out["prediction"], (1, 1000))[0]
        found = [along(curves, x, learned) for curves in panels]
        check_true(
            any(found),
            f"no panel shows what fit({width}, seed={seed}) has learned"
            f"{why_not(panels, width, learned)}.",
            figure,
        )
        both = zip(true, found, strict=True)
        fitting.append({i for i, (t, f) in enumerate(both) if t and f and len(t | f) > 1})
        check_true(
            bool(fitting[-1]),
            f"no panel shows the true function and what the net of width {width} has learned.",
            figure,
        )
    check_true(
        matched(fitting),
        f"each of the {len(widths)} widths should have a panel of its own.",
        figure,
    )


def why_not(panels: Sequence[Sequence[Floats]], width: int, learned: Floats) -> str:
    if np.ptp(learned) > 0:
        return ""
    of_seed_0 = np.full(X.shape[1], constant(width, 0))
    if any(along(curves, X[0], of_seed_0) for curves in panels):
        return f"{STAND_IN}, but one shows that of seed 0"
    return STAND_IN


def matched(choices: Sequence[set[int]], taken: frozenset[int] = frozenset()) -> bool:
    """Whether each can have one of its choices, no two the same."""
    if not choices:
        return True
    return any(matched(choices[1:], taken | {one}) for one in choices[0] - taken)


@part("make_data")
def test_points_of_a_sine(student: Student) -> None:
    check_data(student.make_data(5), 5)


@part("fit")
def test_five_units(student: Student) -> None:
    trained(student, 5)


@part("fit")
def test_fifty_units_fit_closely(student: Student) -> None:
    check_close(student, 50)


@part("compare_widths")
def test_error_of_two_widths(student: Student) -> None:
    check_several(student, "compare_widths", check_widths, (3, 8))


@part("plot_fits")
def test_two_panels(student: Student) -> None:
    check_several(student, "plot_fits", check_plot, (3, 8))


### BEGIN HIDDEN TESTS
@part("make_data")
def test_other_numbers_of_points(student: Student) -> None:
    for n in (2, 7, 500):
        check_data(student.make_data(n), n)


@part("make_data")
def test_a_thousand_points_by_default(student: Student) -> None:
    check_data(student.make_data(), 1000)


@part("fit")
def test_seed_is_the_only_randomness(student: Student) -> None:
    first = trained(student, 5)
    other = trained(student, 5, seed=1)
    again = train(student, 5, seed=0)
    check_true(
        np.allclose(first["prediction"], again["prediction"], rtol=TRAINED, atol=TRAINED),
        "the same seed gave another fit the second time; draw everything, the order of the "
        "points too, from np.random.default_rng(seed).",
        again,
    )
    differs = not np.allclose(first["prediction"], other["prediction"], rtol=0, atol=1e-12)
    check_true(differs, "seeds 0 and 1 gave the same fit; is the seed used?", other)


@part("compare_widths")
def test_five_widths_by_default(student: Student) -> None:
    check_several(student, "compare_widths", check_widths)


@part("compare_widths")
def test_error_with_another_seed(student: Student) -> None:
    for seed in (3, 4):
        check_several(student, "compare_widths", check_widths, (12, 4), seed)


@part("plot_fits")
def test_a_panel_for_each_width(student: Student) -> None:
    check_several(student, "plot_fits", check_plot)


@part("plot_fits")
def test_panels_with_another_seed(student: Student) -> None:
    check_several(student, "plot_fits", check_plot, (12, 4, 3), 2)


### END HIDDEN TESTS
