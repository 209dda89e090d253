"""Exercise 6: five activation functions and their derivatives."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from grader.checks import (
    AxesData,
    CheckFailed,
    Curve,
    FigureData,
    Student,
    check_all,
    check_array,
    check_figure,
    check_keys,
    check_shape,
    check_true,
    for_all,
    part,
    planted,
)

Floats = NDArray[np.float64]
Function = Callable[..., Any]

Z = np.array([-2.0, 0.0, 2.0])
KNOWN = {
    "sigmoid": (0.119203, 0.5, 0.880797),
    "sigmoid_derivative": (0.104994, 0.25, 0.104994),
    "tanh": (-0.964028, 0.0, 0.964028),
    "tanh_derivative": (0.070651, 1.0, 0.070651),
    "relu": (0.0, 0.0, 2.0),
    "relu_derivative": (0.0, 0.0, 1.0),
    "leaky_relu": (-0.02, 0.0, 2.0),
    "leaky_relu_derivative": (0.01, 1.0, 1.0),
    "gelu": (-0.045402, 0.0, 1.954598),
    "gelu_derivative": (-0.086099, 0.5, 1.086099),
}
"""At Z, to six digits; at a kink one of the right answers."""
SIX_DIGITS = 2e-6
"""Of rounding in what is known, and in a stand-in that it is computed from."""
NAMES = ("sigmoid", "tanh", "relu", "leaky_relu", "gelu")

MAY_CALL = {
    "sigmoid": ["tanh"],
    "sigmoid_derivative": ["sigmoid", "tanh"],
    "tanh": [],
    "tanh_derivative": ["tanh", "sigmoid"],
    "relu": [],
    "relu_derivative": ["relu", "leaky_relu"],
    "leaky_relu": ["relu"],
    "leaky_relu_derivative": ["leaky_relu", "relu", "relu_derivative"],
    "gelu": ["tanh", "sigmoid"],
    "gelu_derivative": ["gelu", "tanh", "tanh_derivative", "sigmoid", "sigmoid_derivative"],
}
"""What stand-ins a function finds. No two may call each other, or neither need be written."""

each_function = pytest.mark.parametrize("name", [pytest.param(n, marks=part(n)) for n in KNOWN])


def known_at_three_places(name: str) -> Function:
    """Stands in for a function where only Z is asked: elsewhere it is no more than near it."""

    def stand_in(z: Any, alpha: float = 0.01) -> Floats:
        if name == "tanh":
            return np.asarray(np.tanh(z))
        return np.asarray(np.interp(z, Z, KNOWN[name]) + alpha - 0.01)

    return stand_in


def slopes_at_kink(name: str, alpha: float = 0.01) -> tuple[float, float] | None:
    """Between which numbers the derivative may be at z = 0, where there is a choice."""
    left = {"relu_derivative": 0.0, "leaky_relu_derivative": float(alpha)}.get(name)
    return None if left is None else (min(left, 1.0), max(left, 1.0))


def with_choice(
    expected: Floats, got: Any, z: Floats, slopes: tuple[float, float] | None
) -> Floats:
    """The expected values, those at a kink being what came back if that is a right one."""
    if slopes is None or np.shape(got) != expected.shape:
        return expected
    if np.asarray(got).dtype.kind not in "iuf":
        return expected
    return np.where(z == 0, np.clip(np.nan_to_num(got, nan=np.inf), *slopes), expected)


def check_quiet(student: Student, got: Any) -> None:
    """The call that gave this gave no warning of NumPy's with it."""
    call = student.source(got)
    warned = call.outcome.warnings if call is not None else ()
    numeric = [text for text in warned if text.startswith("RuntimeWarning")]
    check_true(
        not numeric,
        "it should give no warning. Look for an exponential (or a cosh) of a large number; "
        "np.where computes both of its branches, also where it takes the other one.",
        got,
    )


def some_curve(z: Any, alpha: float = 0.01) -> Floats:
    """Stands in for any of the functions where its values do not matter."""
    return np.asarray(0.5 + alpha * np.asarray(z, dtype=np.float64))


@each_function
def test_values_at_three_places(student: Student, name: str) -> None:
    def check(student: Student) -> None:
        got = getattr(student, name)(Z)
        wanted = with_choice(np.array(KNOWN[name]), got, Z, slopes_at_kink(name))
        check_array("the result", got, wanted, rtol=0, atol=SIX_DIGITS)

    planted(**{other: known_at_three_places(other) for other in MAY_CALL[name]})(check)(student)


@part("extremes")
@pytest.mark.parametrize("name", KNOWN)
def test_far_out(student: Student, name: str) -> None:
    """At -1000 and 1000 all of them are finite, and none warns."""

    def check(student: Student) -> None:
        got = getattr(student, name)(np.array([-1000.0, 1000.0]))
        check_shape("the result", got, (2,))
        check_quiet(student, got)

    planted(**dict.fromkeys(MAY_CALL[name], some_curve))(check)(student)


def agrees(got: Floats, *choices: Any, atol: float) -> bool:
    """Whether each entry is as one of the choices has it."""
    fits = np.zeros(got.shape, dtype=bool)
    for choice in choices:
        if np.shape(choice) == got.shape and np.asarray(choice).dtype.kind in "iuf":
            fits |= np.isclose(got, choice, rtol=0, atol=atol)
    return bool(fits.all())


def own_values(student: Student, name: str, z: Floats) -> Any:
    """What the stand-in or the submission's own function gives; None where that fails."""
    try:
        return getattr(student, name)(z)
    except CheckFailed:
        return None


def check_table(student: Student, values: Mapping[str, Any], atol: float) -> None:
    out = student.activation_table()
    table = check_keys("the result", out, NAMES)
    for name in NAMES:
        entry = check_shape(f"the entry {name}", table[name], (3, 2))
        for column, what in enumerate((name, f"{name}_derivative")):
            got = entry[:, column]
            right = with_choice(np.asarray(values[what]), got, Z, slopes_at_kink(what))
            kind = "derivatives" if column else "values"
            check_true(
                agrees(got, right, atol=atol)
                or agrees(got, right, own_values(student, what, Z), atol=atol),
                f"column {column} of {name} should hold the {kind} at z = -2, 0 and 2, got "
                f"{np.round(got, 6).tolist()}.",
                out,
            )


@part("activation_table")
@planted(**{name: known_at_three_places(name) for name in KNOWN})
def test_table(student: Student) -> None:
    check_table(student, KNOWN, SIX_DIGITS)


def named(*texts: str) -> set[str]:
    """Which of the five functions are named, each text (each line) read by itself."""
    found: set[str] = set()
    for line in "\n".join(texts).splitlines():
        folded = re.sub(r"[^a-z]", "", line.lower())
        found |= {name for name in NAMES if name.replace("_", "") in folded and name != "relu"}
        if re.search("(?<!leaky)relu", folded):
            found.add("relu")
    return found


def spread(curve: Curve) -> Floats:
    """Its points, and more on a long line between two: what is straight needs only its ends."""
    if not curve.joined or not (np.abs(np.diff(curve.xy[:, 0])) > 1).any():
        return curve.xy
    xy = curve.outline()
    long = np.flatnonzero(np.abs(np.diff(xy[:, 0])) > 1)
    return np.concatenate([xy, *(np.linspace(xy[i], xy[i + 1], 21) for i in long)])


def drawn(panel: AxesData) -> list[tuple[Floats, str]]:
    """The curves of a panel, lines or rows of markers, that lie over [-5, 5], with their labels."""
    found = [(spread(curve), curve.label) for curve in panel.curves if not curve.whole]
    found += [(points.xy, points.label) for points in panel.points]
    kept = []
    for xy, label in found:
        low, high = panel.xlim
        xy = xy[np.isfinite(xy).all(axis=1) & (low <= xy[:, 0]) & (xy[:, 0] <= high)]
        if len(xy) and xy.shape[1] == 2 and np.abs(xy[:, 0]).max() <= 5.5:
            kept.append((xy, label))
    return kept


def covers(x: Floats) -> bool:
    """Whether these places reach from -5 to 5, or nearly, without a gap."""
    x = np.sort(x)
    return len(x) > 1 and x[0] <= -4.5 and x[-1] >= 4.5 and bool(np.diff(x).max() <= 1 + 1e-9)


@part("plot_activations")
@planted(**dict.fromkeys(KNOWN, some_curve))
def test_plot_has_ten_curves_and_five_names(student: Student) -> None:
    figure = check_figure(student.plot_activations())
    curves = [xy for panel in figure.axes for xy, _ in drawn(panel)]
    check_true(
        len(curves) >= 10,
        "there should be ten curves over z from -5 to 5, five functions and five derivatives; "
        f"the figure has {len(curves)}.",
        figure,
    )
    written = [panel.names() for panel in figure.axes]
    lacking = [name for name in NAMES if name not in named(*written, *figure.texts)]
    names = ", ".join(lacking)
    check_true(not lacking, f"no legend or title of the figure names {names}.", figure)


### BEGIN HIDDEN TESTS
def falling(z: float) -> float:
    return float(np.exp(-abs(z)))


def sigmoid_at(z: float, alpha: float) -> float:
    return (1.0 if z >= 0 else falling(z)) / (1.0 + falling(z))


def sigmoid_slope_at(z: float, alpha: float) -> float:
    return falling(z) / (1.0 + falling(z)) ** 2


def tanh_at(z: float, alpha: float) -> float:
    return float(np.sign(z)) * (1.0 - falling(2 * z)) / (1.0 + falling(2 * z))


def tanh_slope_at(z: float, alpha: float) -> float:
    return (2 * falling(z) / (1.0 + falling(2 * z))) ** 2


def leaky_relu_at(z: float, alpha: float) -> float:
    return z if z > 0 else alpha * z


def leaky_relu_slope_at(z: float, alpha: float) -> float:
    return 1.0 if z > 0 else alpha


def inside_gelu(z: float) -> float:
    return float(np.sqrt(2 / np.pi)) * (z + 0.044715 * z**3)


def gelu_at(z: float, alpha: float) -> float:
    return z * sigmoid_at(2 * inside_gelu(z), alpha)  # (1 + tanh u) / 2 is the sigmoid of 2 u


def gelu_slope_at(z: float, alpha: float) -> float:
    twice = 2 * inside_gelu(z)
    steepness = 2 * float(np.sqrt(2 / np.pi)) * (1 + 3 * 0.044715 * z**2)
    return sigmoid_at(twice, alpha) + z * sigmoid_slope_at(twice, alpha) * steepness


AT = {
    "sigmoid": sigmoid_at,
    "sigmoid_derivative": sigmoid_slope_at,
    "tanh": tanh_at,
    "tanh_derivative": tanh_slope_at,
    "relu": lambda z, alpha: leaky_relu_at(z, 0.0),
    "relu_derivative": lambda z, alpha: leaky_relu_slope_at(z, 0.0),
    "leaky_relu": leaky_relu_at,
    "leaky_relu_derivative": leaky_relu_slope_at,
    "gelu": gelu_at,
    "gelu_derivative": gelu_slope_at,
}
"""Number by number: closed forms that overflow nowhere, and lose no digits where they are small."""


def exactly(name: str) -> Function:
    """The function itself, for z of any shape; stands in for the submission's."""

    def function(z: Any, alpha: float = 0.01) -> Floats:
        z = np.asarray(z, dtype=np.float64)
        values = [AT[name](float(number), float(alpha)) for number in z.ravel()]
        return np.array(values, dtype=np.float64).reshape(z.shape)

    return function


EXACT = {name: exactly(name) for name in KNOWN}


def check_exact(student: Student, name: str, z: Any, options: dict[str, float]) -> None:
    got = getattr(student, name)(z, **options)
    exact, slopes = EXACT[name](z, **options), slopes_at_kink(name, **options)
    check_array("the result", got, with_choice(exact, got, np.asarray(z), slopes))


def check_apart(student: Student, name: str, *calls: Any, alphas: Sequence[float] = ()) -> None:
    """The function's values at these z, or at one z for these alphas."""

    def check(student: Student) -> None:
        asked = [(z, {"alpha": alpha}) for z in calls for alpha in alphas]
        asked = asked or [(z, {}) for z in calls]
        check_all(partial(check_exact, student, name, z, options) for z, options in asked)

    planted(**{other: EXACT[other] for other in MAY_CALL[name]})(check)(student)


@each_function
def test_other_values_and_shapes(student: Student, rng: np.random.Generator, name: str) -> None:
    sizes = ((9,), (3, 4), (2, 3, 2), (1, 1))
    check_apart(student, name, *(rng.normal(scale=2.5, size=size) for size in sizes))


@each_function
def test_single_numbers(student: Student, rng: np.random.Generator, name: str) -> None:
    a, b = rng.uniform(0.5, 4.0, size=2)
    check_apart(student, name, np.array(a), np.array(-b), np.array(0.0))


@each_function
def test_large_values(student: Student, name: str) -> None:
    # Inside GELU a z of 30 becomes 1000, which is an extreme; 10 becomes 44.
    reach = 10.0 if name.startswith("gelu") else 29.0
    z = reach * np.array([-1.0, -0.7, -0.4, -0.05, 0.03, 0.4, 0.7, 1.0])
    check_apart(student, name, z, np.array([[reach], [-reach]]))


each_derivative = pytest.mark.parametrize(
    "name", [pytest.param(n, marks=part(n)) for n in KNOWN if n.endswith("_derivative")]
)


@each_derivative
def test_derivatives_are_the_slopes_of_the_values(
    student: Student, rng: np.random.Generator, name: str
) -> None:
    from hypothesis import strategies as st

    value, h = EXACT[name.removesuffix("_derivative")], 1e-5

    def matches(drawn: int) -> None:
        z = np.array(drawn / 8)
        # The formula errs by h squared, and the two values round to 1e-16 / h.
        slope = (value(z + h) - value(z - h)) / (2 * h)
        check_array("the result", getattr(student, name)(z), slope, rtol=1e-6, atol=1e-8)

    def check(student: Student) -> None:
        away_from_kinks = st.integers(-96, 96).filter(bool)
        for_all(student, rng, away_from_kinks, matches, examples=25, shrinks=25)

    planted(**{other: EXACT[other] for other in MAY_CALL[name]})(check)(student)


ALPHAS = (0.2, 0.0, 0.75, 0.05)


@part("leaky_relu")
def test_other_alphas(student: Student, rng: np.random.Generator) -> None:
    check_apart(student, "leaky_relu", rng.normal(scale=3.0, size=(2, 5)), alphas=ALPHAS)


@part("leaky_relu_derivative")
def test_derivative_for_other_alphas(student: Student, rng: np.random.Generator) -> None:
    z = np.append(rng.normal(scale=3.0, size=6), 0.0)
    check_apart(student, "leaky_relu_derivative", z, alphas=ALPHAS)


@part("activation_table")
@planted(**EXACT)
def test_table_to_all_digits(student: Student) -> None:
    # Entries are below 2, so 1e-7 of that is a digit or two more than rounded ones have.
    check_table(student, {name: EXACT[name](Z) for name in KNOWN}, 1e-7)


SEEN = 5e-3
"""Less than the eye sees in curves this high, and half of what leaky_relu's slope is above zero."""
NEAR = 0.25
"""Beside a kink a slope taken from the plotted points themselves lies between the two slopes."""


def along(xy: Floats, x: Floats, y: Floats, near_kink: bool) -> bool:
    """Whether all these points are on the curve y(x)."""
    off = np.abs(xy[:, 1] - np.interp(xy[:, 0], x, y)) > SEEN
    if near_kink:
        low, high = sorted((y[0], y[-1]))
        between = (xy[:, 1] >= low - SEEN) & (xy[:, 1] <= high + SEEN)
        off &= ~(between & (np.abs(xy[:, 0]) <= NEAR))
    return not off.any()


def names_of(label: str, panel: AxesData, figure: FigureData) -> set[str]:
    """What a curve is called: by its label, its panel's title, or whatever is written around."""
    if named(label):
        return named(label, panel.title)
    return named(panel.names(), *figure.texts)


@part("plot_activations")
@planted(**EXACT)
def test_plotted_curves(student: Student) -> None:
    figure = check_figure(student.plot_activations())
    x = np.linspace(-5.5, 5.5, 1101)
    for what in KNOWN:
        name = what.removesuffix("_derivative")
        shown = f"the derivative of {name}" if what != name else name
        found = named_there = False
        for y in (EXACT[what](x), own_values(student, what, x)):
            if np.shape(y) != x.shape:
                continue
            for panel in figure.axes:
                kink = slopes_at_kink(what) is not None
                on_it = [(xy, label) for xy, label in drawn(panel) if along(xy, x, y, kink)]
                told = [xy for xy, label in on_it if name in names_of(label, panel, figure)]
                found |= bool(on_it) and covers(np.concatenate([xy[:, 0] for xy, _ in on_it]))
                named_there |= bool(told) and covers(np.concatenate([xy[:, 0] for xy in told]))
            if named_there:
                break
        check_true(found, f"no curve is {shown} over z from -5 to 5.", figure)
        check_true(
            named_there,
            f"there is a curve of {shown}, but its legend or title does not say {name}.",
            figure,
        )


### END HIDDEN TESTS
