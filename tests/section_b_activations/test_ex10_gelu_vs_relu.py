"""Exercise 10: where GELU and ReLU differ, and whether it matters in training."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    AxesData,
    FigureData,
    Student,
    check_figure,
    check_keys,
    check_raises,
    check_real,
    check_shape,
    check_true,
    check_tuple,
    part,
    planted,
    travels_with,
)

Floats = NDArray[np.float64]

WITHIN = 1e-3 + 1e-9
"""As the exercise asks; a place that is just 1e-3 off may round to more."""
VISIBLE = 5e-3
"""On curves whose height is 4, or 1: less than the eye sees."""


def relu(z: Floats) -> Floats:
    return np.maximum(z, 0.0)


def relu_slope(z: Floats) -> Floats:
    return np.where(z > 0, 1.0, 0.0)


Functions = dict[str, Callable[[Floats], Floats]]


def pieces(figure: FigureData) -> list[tuple[Floats, bool, str]]:
    """All that may show a function: places in the order of x, whether joined, and the label."""
    found: list[tuple[Floats, bool, str]] = []
    for panel in figure.axes:
        # Endless lines, such as an axis of their own, show no function over [-4, 4].
        for curve in panel.curves:
            if not curve.whole:
                found.append((curve.xy, curve.joined, curve.label))
            if curve.steps:
                found.append((curve.outline(), curve.joined, curve.label))
        found += [(points.xy, False, points.label) for points in panel.points]
    kept = []
    for xy, joined, label in found:
        xy = xy[np.isfinite(xy).all(axis=1)]
        if xy.shape[1] == 2 and len(xy):
            kept.append((xy[np.argsort(xy[:, 0], kind="stable")], joined, label))
    return kept


GRID = np.linspace(-3.8, 3.8, 153)  # the ends are left to steps such as arange's


def shown(xy: Floats, joined: bool, function: Callable[[Floats], Floats]) -> NDArray[np.bool_]:
    """At which places of GRID these points show the function; nowhere if any of them is off it."""
    jump = function is relu_slope
    x, y = xy[np.abs(xy[:, 0]) <= 4 + 1e-9].T
    nowhere = np.zeros(GRID.shape, dtype=bool)
    off = np.abs(y - function(x)) > VISIBLE
    if jump:  # at a jump anything between its two sides is right
        off &= ~((np.abs(x) <= 0.05) & (y >= -VISIBLE) & (y <= 1 + VISIBLE))
    if len(x) == 0 or off.any():
        return nowhere
    if not joined:
        return np.asarray(np.abs(GRID[:, None] - x).min(axis=1) <= 0.15)
    if len(x) < 2:
        return nowhere
    # Straight from point to point, a coarse curve may be a little off in between.
    between = np.abs(np.interp(GRID, x, y) - function(GRID)) <= 0.1
    if jump:
        between |= np.abs(GRID) <= 0.25
    if not between[(x[0] <= GRID) & (x[-1] >= GRID)].all():
        return nowhere
    return np.asarray((x[0] - 0.01 <= GRID) & (x[-1] + 0.01 >= GRID))


def check_curves(figure: FigureData, functions: Functions) -> None:
    """Each function is shown over [-4, 4], by one artist or by several that each show a part."""
    drawn = pieces(figure)
    for name, function in functions.items():
        seen = [shown(xy, joined, function) for xy, joined, _ in drawn]
        places = np.any(seen, axis=0) if seen else np.zeros(GRID.shape, dtype=bool)
        if function is relu_slope:
            places = places | (np.abs(GRID) <= 0.15)
        whole = bool(places.all())
        part = "it shows only a part" if places.mean() > 0.1 else "no curve runs along it"
        check_true(whole, f"the figure should show {name} over [-4, 4]; {part}.", figure)
        for (_, _, label), here in zip(drawn, seen, strict=True):
            others = [other for other in functions if other != name]
            if here.all() and any(plain(o) in plain(label) for o in others):
                right = plain(name) in plain(label)
                check_true(right, f"the curve named {label!r} shows {name}.", figure)


def plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalpha())


def elsewhere(z_min: float = -4.0, z_max: float = 4.0) -> tuple[float, float]:
    """Stands in for `largest_gap`, at a place of its own."""
    return 1.9, 0.05


def check_losses(out: Any, epochs: int | None) -> Floats:
    out = check_keys("the result", out, ("losses", "accuracy"))
    losses = out["losses"]
    if isinstance(losses, list | tuple):
        losses = np.array([check_real("each loss", loss) for loss in losses])
    if epochs is None:
        epochs = np.size(losses)
    if np.size(losses) != epochs:
        sentence = f"losses should have an entry for each of the {epochs} epochs"
        check_true(False, f"{sentence}, got {np.size(losses)}.", out)
    return check_shape("losses", losses, (epochs,))


def check_accuracy(out: Any) -> float:
    accuracy = check_real("accuracy", out["accuracy"])
    share = " It looks like per cent." if 1 < accuracy <= 100 else ""
    check_true(
        0 <= accuracy <= 1,
        f"accuracy should be a share from 0 to 1, got {accuracy:g}.{share}",
        out,
    )
    right = accuracy * 200
    check_true(
        abs(right - round(right)) <= 1e-6,
        f"accuracy should be a share of the 200 test examples; {accuracy:.6g} of 200 is no whole "
        "number. Is it measured on other examples?",
        out,
    )
    return accuracy


def check_trained(student: Student, activation: str) -> None:
    out = student.train_moons(activation)
    losses = check_losses(out, None)
    check_true(
        len(losses) > 1 and losses[-1] < losses[0],
        f"the losses should fall; they begin at {losses[0]:.4g} and end at {losses[-1]:.4g}."
        if len(losses)
        else "losses should have an entry for each epoch; it is empty.",
        out,
    )
    accuracy = check_accuracy(out)
    check_true(
        accuracy >= 0.90,
        f"the test accuracy should be at least 0.90; got {accuracy:g}. Train longer, or with "
        "larger steps, and look at the slope of the activation in the backward pass.",
        out,
    )


@part("largest_gap")
def test_on_a_short_interval(student: Student) -> None:
    out = student.largest_gap(-0.1, 0.2)
    place, gap = check_tuple("the result", out, 2)
    for name, got, known in (("z", place, 0.2), ("gap", gap, 0.0841)):
        right = abs(check_real(name, got) - known) <= WITHIN
        check_true(right, f"{name} should be {known:g} on [-0.1, 0.2], got {got:.6g}.", out)


@part("negative_derivative_interval")
def test_a_stretch_of_the_interval(student: Student) -> None:
    out = student.negative_derivative_interval()
    low, high = check_tuple("the result", out, 2)
    low, high = check_real("low", low), check_real("high", high)
    check_true(low < high, f"low should be below high, got {low:.6g} and {high:.6g}.", out)
    inside = low >= -4 - WITHIN and high <= 4 + WITHIN
    check_true(inside, f"it should lie in [-4, 4], got {low:.6g} and {high:.6g}.", out)


@part("plot_gelu_vs_relu")
@planted(largest_gap=elsewhere)
def test_relu_is_drawn(student: Student) -> None:
    check_curves(check_figure(student.plot_gelu_vs_relu()), {"ReLU": relu})


@part("plot_derivatives")
def test_slope_of_relu_is_drawn(student: Student) -> None:
    check_curves(check_figure(student.plot_derivatives()), {"ReLU'": relu_slope})


@part("train_moons")
def test_relu_learns_the_moons(student: Student) -> None:
    check_trained(student, "relu")


@part("train_moons")
def test_gelu_learns_the_moons(student: Student) -> None:
    check_trained(student, "gelu")


@part("errors")
def test_unknown_activation(student: Student) -> None:
    for name in ("tanh", "GELU'", ""):
        why = "the activations are 'relu' and 'gelu'"
        check_raises(ValueError, student.train_moons, name, epochs=2, why=why)


### BEGIN HIDDEN TESTS
PLACE = 0.7524614220710163
"""Where GELU' is zero below 0: its minimum, and so with its mirror image the widest gap."""
ROOT = np.sqrt(2 / np.pi)


def gelu(z: Floats) -> Floats:
    return np.asarray(z / 2 * (1 + np.tanh(ROOT * (z + 0.044715 * z**3))))


def gelu_slope(z: Floats) -> Floats:
    t = np.tanh(ROOT * (z + 0.044715 * z**3))
    return np.asarray((1 + t) / 2 + z / 2 * (1 - t**2) * ROOT * (1 + 3 * 0.044715 * z**2))


def gap_at(z: float) -> float:
    return float(abs(gelu(np.array(z)) - relu(np.array(z))))


def widest(z_min: float, z_max: float) -> list[float]:
    """Where the gap is largest: it grows from 0 outwards to PLACE, and falls beyond."""
    candidates = [min(max(side * PLACE, z_min), z_max) for side in (-1, 1)]
    largest = max(map(gap_at, candidates))
    return [z for z in candidates if gap_at(z) >= largest - 1e-12]


def check_gap(out: Any, z_min: float, z_max: float) -> None:
    place, gap = check_tuple("the result", out, 2)
    z = check_real("z", place)
    gap = check_real("gap", gap)
    places = widest(z_min, z_max)
    slip = ""
    if any(abs(gap - place) <= WITHIN for place in places):
        slip = " Are the two in the wrong order? z comes first."
    elif not z_min - 1e-9 <= z <= z_max + 1e-9:
        slip = " It lies outside the interval."
    check_true(
        min(abs(z - place) for place in places) <= WITHIN,
        "z should be within 1e-3 of the place in the interval at which |GELU - ReLU| is largest; "
        f"it is not, got {z:.6g}.{slip}",
        out,
    )
    slip = " It should be a size, not signed." if abs(gap + gap_at(z)) <= WITHIN else ""
    check_true(
        abs(gap - gap_at(z)) <= WITHIN,
        f"gap should be |GELU(z) - ReLU(z)| at the z returned, to 1e-3; got {gap:.6g}.{slip}",
        out,
    )


def check_marked(student: Student, figure: FigureData) -> None:
    """A span, a fill or a vertical line at one of the two places.

    Where `largest_gap` is a stand-in or wrong, the place that it gives counts too.
    """
    places = [PLACE]
    used = student.plants_used
    told: Any = elsewhere() if used else student.outcome("largest_gap").outcome
    if not used and told.returned:
        told = told.value
    if isinstance(told, tuple | list) and len(told) == 2 and isinstance(told[0], float | int):
        places.append(abs(float(told[0])))
    marked = [region.xy[:, 0] for panel in figure.axes for region in panel.regions]
    marked += vertical_lines(figure.axes)
    check_true(
        any(marks(x, side * place) for x in marked for place in places for side in (-1, 1)),
        "the region of the largest difference should be marked, at one of its two places, by a "
        "span, a fill (at most 3 wide) or a vertical line; "
        + (f"{len(marked)} such were found, none of them there." if marked else "none was found."),
        figure,
    )


def vertical_lines(panels: Sequence[AxesData]) -> list[Floats]:
    found = []
    for panel in panels:
        for curve in panel.curves:
            xy = curve.xy[np.isfinite(curve.xy).all(axis=1)]
            if len(xy) > 1 and np.ptp(xy[:, 0]) <= 1e-9 < np.ptp(xy[:, 1]):
                found.append(xy[:, 0])
    return found


def marks(x: Floats, place: float) -> bool:
    """Whether what is drawn over these x holds the place, and does not mark everything."""
    x = x[np.isfinite(x)]
    # To a hundredth: a line is about as wide as that on the paper.
    return bool(len(x) and x.min() - 0.01 <= place <= x.max() + 0.01 and np.ptp(x) <= 3.5)


def some_interval() -> tuple[float, float]:
    """Stands in for `negative_derivative_interval`."""
    return -3.0, -1.0


@part("largest_gap")
def test_on_the_whole_interval(student: Student) -> None:
    check_gap(student.largest_gap(), -4.0, 4.0)


@part("negative_derivative_interval")
def test_where_the_slope_is_negative(student: Student) -> None:
    out = student.negative_derivative_interval()
    low, high = check_tuple("the result", out, 2)
    low, high = check_real("low", low), check_real("high", high)
    check_true(low < high, f"low should be below high, got {low:.6g} and {high:.6g}.", out)
    for name, got, expected in (("low", low, -4.0), ("high", high, -PLACE)):
        check_true(
            abs(got - expected) <= WITHIN,
            f"{name} is not within 1e-3 of that end of the stretch: got {got:.6g}.",
            out,
        )


@part("plot_gelu_vs_relu")
@planted(largest_gap=elsewhere)
def test_both_functions_and_the_region(student: Student) -> None:
    figure = check_figure(student.plot_gelu_vs_relu())
    check_curves(figure, {"GELU": gelu, "ReLU": relu})
    check_marked(student, figure)


@part("plot_derivatives")
@planted(negative_derivative_interval=some_interval, largest_gap=elsewhere)
def test_both_derivatives(student: Student) -> None:
    figure = check_figure(student.plot_derivatives())
    check_curves(figure, {"GELU'": gelu_slope, "ReLU'": relu_slope})


@part("largest_gap")
def test_on_other_intervals(student: Student, rng: np.random.Generator) -> None:
    drawn = [
        (float(-rng.uniform(2, 4)), float(-rng.uniform(0.85, 1.5))),
        (float(rng.uniform(0.85, 1.5)), float(rng.uniform(2, 4))),
        (float(-rng.uniform(0.1, 0.3)), float(rng.uniform(0.4, 0.65))),
        (float(-rng.uniform(0.4, 0.65)), float(rng.uniform(0.1, 0.3))),
    ]
    fixed = [
        (-4.0, 0.0),
        (0.0, 4.0),
        (-3.0, 0.5),
        (-0.5, 3.0),
        (-2.0, 2.0),
        (-1.3, 1.1),
        (-5.0, 2.5),
    ]
    for z_min, z_max in (*fixed, *drawn):
        check_gap(student.largest_gap(z_min, z_max), z_min, z_max)


@part("largest_gap")
def test_one_end_by_default(student: Student) -> None:
    check_gap(student.largest_gap(z_min=0.2), 0.2, 4.0)
    check_gap(student.largest_gap(z_max=-1.0), -4.0, -1.0)


@part("train_moons")
def test_seed_is_the_only_randomness(student: Student) -> None:
    for activation in ("relu", "gelu"):
        first, again, other = (
            check_losses(student.train_moons(activation, epochs=4, seed=seed), 4)
            for seed in (3, 3, 8)
        )
        check_true(
            # The same training twice; only the order of sums may differ, and steps enlarge that.
            np.allclose(first, again, rtol=1e-6, atol=1e-9),
            "the same seed gave other losses the second time; draw everything from "
            "np.random.default_rng(seed).",
            again,
        )
        check_true(
            not np.allclose(first, other, rtol=0, atol=1e-12),
            "seeds 3 and 8 gave the same losses; is the seed used?",
            other,
        )


@part("train_moons")
def test_number_of_epochs(student: Student) -> None:
    for epochs in (7, 1, 12):
        check_losses(student.train_moons("gelu", epochs=epochs), epochs)


@part("train_moons")
def test_activations_differ(student: Student) -> None:
    with_relu, with_gelu = (
        check_losses(student.train_moons(activation, epochs=5), 5)
        for activation in ("relu", "gelu")
    )
    check_true(
        not np.allclose(with_relu, with_gelu, rtol=0, atol=1e-12),
        "'relu' and 'gelu' gave the same losses; is the activation used?",
        with_gelu,
    )


def forget() -> None:
    """Nothing that a cache of the submission holds comes back."""
    import gc

    for cache in gc.get_objects():
        if type(cache).__name__ == "_lru_cache_wrapper":
            cache.cache_clear()
    gc.collect()


def arrays_held() -> list[Any]:
    """Every array that somebody holds, also what holds nothing but arrays."""
    import gc

    import numpy as np

    held: dict[int, Any] = {}
    level = gc.get_objects()
    while level:  # what holds nothing but arrays is not listed itself
        inside = gc.get_referents(*level)
        held |= {id(a): a for a in inside if type(a) is np.ndarray}
        level = [a for a in inside if type(a) in (dict, tuple) and not gc.is_tracked(a)]
    return list(held.values())


@travels_with(forget, arrays_held)
def train_moons(module: Any, activation: str, exchanged: bool) -> Any:
    """A training where the test examples have moved, a probe; None if nobody has the data.

    `exchanged` swaps the labels of the test examples. `moons` changes from within, wherever it is
    held, and so do its arrays that were read while the submission was imported.
    """
    import inspect
    import types

    import numpy as np

    import chapter11.data

    moons = chapter11.data.moons
    code = moons.__code__
    asked: list[bool] = []
    before: list[Any] = []

    def change(X: Any, Y: Any) -> Any:
        return X + 4.0, 1 - Y if exchanged else Y + 0

    genuine = types.FunctionType(code, moons.__globals__, "moons", moons.__defaults__)
    *_, X_test, Y_test = genuine()
    changed = change(X_test, Y_test)

    def moved(*args: Any, **kwargs: Any) -> Any:
        X, Y, X_held_out, Y_held_out = genuine(*args, **kwargs)
        # Easier ones are others; those of another seed are as good.
        given = inspect.signature(genuine).bind(*args, **kwargs).arguments
        usual = genuine(seed=given["seed"]) if "seed" in given else (X_test,)
        asked.append(any(np.array_equal(X_held_out, one) for one in usual))
        return X, Y, *change(X_held_out, Y_held_out)

    def stand_in(*args: Any, moved: Any = None, **kwargs: Any) -> Any:
        return moved(*args, **kwargs)

    forget()
    own = {id(array) for array in (X_test, Y_test, *changed)}
    held = [array for array in arrays_held() if id(array) not in own]
    try:
        moons.__code__, moons.__kwdefaults__ = stand_in.__code__, {"moved": moved}
        for new, old in zip(changed, (X_test, Y_test), strict=True):
            for array in held:
                turned = array.T if array.shape == old.shape[::-1] else array
                if array.size == old.size and np.array_equal(turned.reshape(old.shape), old):
                    before.append((array, array.copy(), array.flags.writeable))
                    array.flags.writeable = True
                    array[...] = (new.T if turned is not array else new).reshape(array.shape)
        out = module.train_moons(activation, seed=1)
    finally:
        moons.__code__, moons.__kwdefaults__ = code, None
        for array, values, writeable in before:
            array[...] = values
            array.flags.writeable = writeable
        forget()
    return {"losses": out["losses"], "accuracy": out["accuracy"]} if any(asked) or before else None


@part("train_moons")
def test_test_examples_are_for_the_accuracy_alone(student: Student) -> None:
    """What a network gets right of some examples, and of the same with other labels, is 1 in sum.

    A number of one's own is not, nor the accuracy on other examples, or on those trained with.
    """
    check_keys("the result", student.train_moons("relu", epochs=1), ("losses", "accuracy"))
    outs = [student.probe(train_moons, "relu", exchanged) for exchanged in (False, True)]
    check_true(
        None not in outs,
        "train_moons should train and test on the data of chapter11.data.moons() at its defaults; "
        "it does not ask for them.",
    )
    one, other = (check_real("accuracy", out["accuracy"]) for out in outs)
    check_true(
        one + other <= 1.5,  # lenient with who keeps the epoch that does best on the test
        f"with test examples that lie elsewhere the accuracy was {one:g}, and {other:g} with their "
        "labels exchanged, while what is right with the one is wrong with the other. It should be "
        "measured on the test examples, after training on the others alone.",
    )
    first, second = (check_losses(out, None)[:4] for out in outs)
    check_true(
        np.allclose(first, second, rtol=1e-6, atol=1e-9),  # as for the same seed
        "with other labels on the test examples alone, the losses were others as well; train on "
        "the training examples, and take the losses there.",
    )


### END HIDDEN TESTS
