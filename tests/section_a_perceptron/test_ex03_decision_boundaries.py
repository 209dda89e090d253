"""Exercise 3*: where the line falls between two blobs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    check_keys,
    check_number,
    check_real,
    check_shape,
    check_true,
    check_tuple,
    check_vector,
    for_all,
    part,
    planted,
)

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

ANGLE = 1e-5
"""Degrees. An arc cosine near 1 is good to 1e-6 of a degree only; other formulas are far better."""


def line(out: Any, what: str) -> tuple[Floats, float]:
    w, b = check_tuple(what, out, 2)
    return check_vector(f"w of {what}", w, 2), check_real(f"b of {what}", b)


def check_separates(out: Any, X: Floats, y: Labels) -> None:
    w, b = line(out, "the result")
    score = X @ w + b
    rounding = 1e-12 * (np.abs(X) @ np.abs(w) + abs(b))  # sums may be taken in any order
    wrong = int(np.sum(np.where(y == 1, score <= -rounding, score > rounding)))
    check_true(
        wrong == 0,
        f"w . x + b = 0 should separate the classes; {wrong} of the {len(y)} examples are on the "
        "wrong side. Is training over before an epoch passes without a mistake, or are w and b "
        "for other points than those given?",
        out,
    )


def two_clouds(
    rng: np.random.Generator, n: int = 60, turn: float | None = None
) -> tuple[Floats, Labels]:
    """Two clouds at about the size of `make_data`, a gap of at least 1 between them."""
    y = np.arange(n) % 2
    turn = rng.uniform(0, 2 * np.pi) if turn is None else turn
    u = np.array([np.cos(turn), np.sin(turn)])
    X = rng.normal(size=(n, 2))
    across = X @ u
    X += np.outer((2 * y - 1) * (np.abs(across) + 0.5) - across, u)
    return X + rng.uniform(-1, 1, size=2), y


# --- the plot


def looks(panel: AxesData) -> list[tuple[Floats, tuple[Any, ...]]]:
    """The places and the looks of each marker: shape, colour of its face and of its edge."""
    groups = [(points.xy, points.colors, ("p", points.shape)) for points in panel.points]
    groups += [
        (curve.xy, np.tile(curve.color, (len(curve.xy), 1)), ("c", curve.shape))
        for curve in panel.curves
        if curve.marker and not curve.joined
    ]
    return [
        (place, (*shape, *np.round(color, 6).tolist()))
        for xy, colors, shape in groups
        if xy.shape[1] == 2
        for place, color in zip(xy, colors, strict=True)
    ]


def why_not_points(panel: AxesData, X: Floats, y: Labels) -> str:
    """What is amiss with the markers; '' where every example has one that tells its class."""
    drawn = looks(panel)
    places = np.array([place for place, _ in drawn]).reshape(-1, 2)
    near = 1e-9 * (1 + np.abs(X).max())
    of_point = [
        [drawn[i][1] for i in np.flatnonzero(np.abs(places - x).max(axis=1) <= near)] for x in X
    ]
    missing = sum(not there for there in of_point)
    if missing:
        return f"{missing} of the {len(X)} examples have no marker at their place."
    shape, face, edge = slice(0, 2), slice(2, 6), slice(6, None)
    if any(tells(of_point, y, which) for which in (slice(None), shape, face, edge)):
        return ""
    return (
        "the markers should tell the classes apart: y says which colour or shape each has, "
        "and no other class has the same."
    )


def tells(of_point: list[list[tuple[Any, ...]]], y: Labels, which: slice) -> bool:
    """Whether this much of their looks tells the class of all examples, and few looks do.

    What else a marker shows is its own affair: the shape may tell the class, and the colour how
    far it is from the line.
    """
    classes: dict[tuple[Any, ...], set[int]] = {}
    for there, label in zip(of_point, y, strict=True):
        for look in there:
            classes.setdefault(look[which], set()).add(int(label))
    telling = {look for look, found in classes.items() if len(found) == 1}
    told = all(any(look[which] in telling for look in there) for there in of_point)
    return told and len(telling) <= 8


def stretch(X: Floats, w: Floats, b: float) -> tuple[Floats, Floats, float, float]:
    """The line as foot + t * along, and the t at which it enters and leaves the box of X."""
    length = np.linalg.norm(w)
    middle = X.mean(axis=0)
    foot = middle - w * (w @ middle + b) / length**2
    along = np.array([-w[1], w[0]]) / length
    enter, leave = -np.inf, np.inf
    for axis in (0, 1):
        if along[axis]:
            ends = (np.array([X[:, axis].min(), X[:, axis].max()]) - foot[axis]) / along[axis]
            enter, leave = max(enter, ends.min()), min(leave, ends.max())
    return foot, along, float(enter), float(leave)


def why_not_line(panel: AxesData, X: Floats, w: Floats, b: float) -> str:
    """What is amiss with the lines of a panel; '' where one is the boundary."""
    foot, along, enter, leave = stretch(X, w, b)
    spread = float(np.ptp(X, axis=0).max())
    said = "in the panel of the points, no line lies on w . x + b = 0 from end to end."
    for curve in panel.curves:
        xy = curve.xy[np.isfinite(curve.xy).all(axis=1)]
        if not (curve.joined or curve.whole) or xy.shape[1] != 2 or len(xy) < 2:
            continue
        off = np.abs((xy - foot) @ w) / np.linalg.norm(w)
        # A millionth of the panel is less than a pixel; far points of a steep line round more.
        if (off > 1e-6 * spread + 1e-9 * np.abs(xy - foot).max()).any():
            continue
        t = (xy - foot) @ along
        seen = min(leave, t.max()) - max(enter, t.min())
        if (curve.whole and np.ptp(t) > 0) or seen >= 0.5 * (leave - enter):
            return ""
        said = "the line does not cross the part of the plane where the points are."
    return said


def check_plot(student: Student, X: Floats, y: Labels, w: Floats, b: float) -> None:
    figure = student.plot_boundary(X, y, w, b)
    panels = check_figure(figure).axes
    points = [why_not_points(panel, X, y) for panel in panels]
    check_true("" in points, points[0], figure)
    lines = [
        why_not_line(panel, X, w, b)
        for panel, amiss in zip(panels, points, strict=True)
        if not amiss
    ]
    check_true("" in lines, lines[0], figure)


def through(X: Floats, w: Sequence[float]) -> tuple[Floats, float]:
    """A line of this direction amid the points; it need not separate them."""
    weights = np.asarray(w, dtype=np.float64)
    return weights, -float(weights @ X.mean(axis=0)) + 0.1 * float(np.linalg.norm(weights))


# --- the functions that call `fit`

LEVEL = 8  # the seed of the stand-in whose line has just this direction


def known_fit(X: ArrayLike, y: ArrayLike, seed: int = 0) -> tuple[Floats, float]:
    """Stands in for fit: a line of another direction for each seed, and for other points."""
    middle = float(np.tanh(np.asarray(X, dtype=float)[np.asarray(y) == 1].mean()))
    turn = np.radians(67 + 61 * seed + 9 * middle)
    w = (1 + seed) * np.array([np.sin(turn), -np.cos(turn)])  # seeds 2 and 5: turned round
    if seed == LEVEL:
        w = np.array([0.0, 2.0])
    return w, 0.25 - seed


def direction(w: Floats) -> float:
    """Of the line, by looking for the way along it that goes up."""
    along = np.array([-w[1], w[0]])
    if along[1] < 0 or (along[1] == 0 and along[0] < 0):
        along = -along
    return float(np.degrees(np.arccos(along[0] / np.linalg.norm(along))))


def check_angles(student: Student, out: Any, X: Floats, y: Labels, seeds: Sequence[int]) -> None:
    angles = check_shape("the angles", out, (len(seeds),))
    outside = (angles < 0) | (angles >= 180)
    if outside.any():
        found = angles[outside][0]
        check_true(False, f"angles should be in [0, 180), got {found:g}.", out)
    weights = [line(student.fit(X, y, seed), "what fit gives")[0] for seed in seeds]
    wanted = np.array([direction(w) for w in weights])
    # The same direction from the other side of the turn is as good: nearly 180 is nearly 0.
    apart = np.abs((angles - wanted + 90) % 180 - 90)
    if (apart <= ANGLE).all():
        return
    causes = {
        "It is the direction of w; the line runs at right angles to it.": (wanted + 90) % 180,
        "A line that rises should have less than 90 degrees: look at the signs.": -wanted % 180,
        "Are the two components swapped?": (90 - wanted) % 180,
        "It is in radians.": np.radians(wanted),
    }
    check_array("the angles", angles, wanted, rtol=0, atol=ANGLE, causes=causes)


def compare_with_logistic_regression(module: Any, X: Any, y: Any, seed: int) -> Any:
    """What is returned, and what scikit-learn's logistic models gave for the rows they learned."""
    import contextlib
    import functools

    import numpy as np
    from sklearn.linear_model import LogisticRegression, LogisticRegressionCV, SGDClassifier

    from grader.calling.watching import replacing

    found = []

    def watched(train: Any) -> Any:
        @functools.wraps(train)
        def fit(self: Any, *args: Any, **kwargs: Any) -> Any:
            trained = train(self, *args, **kwargs)
            if getattr(self, "loss", "log_loss") == "log_loss":
                rows = kwargs["X"] if "X" in kwargs else args[0]
                found.append(np.sort(np.ravel(self.decision_function(rows))))
            return trained

        return fit

    with contextlib.ExitStack() as stack:
        for kind in (LogisticRegression, LogisticRegressionCV, SGDClassifier):
            stack.enter_context(replacing(kind, fit=watched(kind.fit)))
        # The perceptron is no matter here.
        some_line = np.array([1.0, 2.0]), 0.5
        stack.enter_context(replacing(module, fit=lambda X, y, seed=0: some_line))
        result = module.compare_with_logistic_regression(X, y, seed)
    return result, found


def judged_by(student: Student, fit: Callable[..., Any], check: Callable[[], None]) -> None:
    """Judged by the stand-in alone, wherever that is asked: the student's own lines are others."""
    with student.planting(fit=fit):
        try:
            check()
            return
        except NotAttempted:
            raise
        except CheckFailed:
            if student.plants_used:
                raise
    check()


def check_compared(
    student: Student, fit: Callable[..., Any], X: Floats, y: Labels, seed: int
) -> None:
    judged_by(student, fit, lambda: check_comparison(student, X, y, seed))


def check_comparison(student: Student, X: Floats, y: Labels, seed: int) -> None:
    names = ("perceptron", "logistic", "angle_degrees")
    call = (X, y, seed) if seed else (X, y)
    out = check_keys("the result", student.compare_with_logistic_regression(*call), names)
    (w, b), (v, _) = (line(out[name], f'"{name}"') for name in names[:2])
    wanted, offset = line(student.fit(X, y, seed), "what fit gives")
    causes: dict[str, ArrayLike] = {}
    if seed:
        causes["It is what fit gives for seed 0."] = line(student.fit(X, y, 0), "fit's")[0]
    check_array('w of "perceptron"', w, wanted, causes=causes)
    check_number('b of "perceptron"', b, offset)
    check_true(np.any(v), 'w of "logistic" is zero.', out)
    cosine = abs(float(w @ v)) / float(np.linalg.norm(w) * np.linalg.norm(v))
    angle = float(np.degrees(np.arccos(min(cosine, 1.0))))
    slips: dict[str, ArrayLike] = {
        "Of the two angles between two lines it is the larger one.": 180 - angle,
        "It is in radians.": np.radians(angle),
        "It is the cosine of the angle.": cosine,
    }
    told = check_real('"angle_degrees"', out["angle_degrees"])
    check_number('"angle_degrees"', told, angle, atol=ANGLE, causes=slips)


def check_logistic(student: Student, X: Floats, y: Labels) -> None:
    """The logistic line is that of a model of scikit-learn's, trained on all rows."""
    probed = student.probe(compare_with_logistic_regression, X, y, 0)
    out, found = check_tuple("the result", probed, 2)
    w, b = line(check_keys("the result", out, ["logistic"])["logistic"], '"logistic"')
    check_true(
        len(found) > 0,
        '"logistic" should be scikit-learn\'s LogisticRegression, trained on X and y; no such '
        "model was trained.",
        probed,
    )
    scores = X @ w + b
    # A model of scaled points, rewritten for those given, rounds more than one of the points.
    near = 1e-6 * (1 + np.abs(scores).max())
    check_true(
        any(
            np.shape(model) == scores.shape and np.abs(np.sort(scores) - model).max() <= near
            for model in found
        ),
        'w and b of "logistic" are not those of the logistic model that was trained: for the '
        "points as given, w . x + b should be its decision function on all of X.",
        probed,
    )
    check_true(
        scores[y == 1].mean() > scores[y == 0].mean(),
        '"logistic" has class 1 on the side below 0: is it trained on X and y themselves?',
        probed,
    )


@part("make_data")
def test_the_blobs_of_seed_42(student: Student) -> None:
    from sklearn.datasets import make_blobs

    X, y = check_tuple("the result", student.make_data(), 2)
    X, y = check_shape("X", X, (200, 2)), check_shape("y", y, (200,))
    wanted, labels = make_blobs(n_samples=200, centers=2, random_state=42)
    causes = {
        f"It is what random_state={seed} gives.": make_blobs(200, centers=2, random_state=seed)[0]
        for seed in (0, 1)
    }
    causes["It is what 3 centers, make_blobs' default, give."] = make_blobs(200, random_state=42)[0]
    check_array("X", X, wanted, causes=causes)
    check_array("y", y, labels, causes={"The classes are swapped.": 1 - labels})


@part("fit")
def test_two_clouds_apart(student: Student, rng: np.random.Generator) -> None:
    for _ in range(2):
        X, y = two_clouds(rng)
        check_separates(student.fit(X, y), X, y)


@part("fit.any_data")
def test_large_clouds(student: Student, rng: np.random.Generator) -> None:
    X, y = two_clouds(rng)
    check_separates(student.fit(100 * X, y), 100 * X, y)


@part("plot_boundary")
def test_points_and_line(student: Student, rng: np.random.Generator) -> None:
    X, y = two_clouds(rng, 200)
    check_plot(student, X, y, *through(X, [2.0, 1.0]))


@part("boundary_angles")
@planted(fit=known_fit)
def test_angles_of_five_seeds(student: Student, rng: np.random.Generator) -> None:
    X, y = two_clouds(rng)
    check_angles(student, student.boundary_angles(X, y), X, y, range(5))


@part("compare_with_logistic_regression")
def test_two_lines_compared(student: Student, rng: np.random.Generator) -> None:
    X, y = two_clouds(rng)
    check_compared(student, known_fit, X, y, 0)


@part("compare_with_logistic_regression")
def test_logistic_model(student: Student, rng: np.random.Generator) -> None:
    check_logistic(student, *two_clouds(rng))


### BEGIN HIDDEN TESTS
def tilted_fit(
    X: ArrayLike, y: ArrayLike, seed: int = 0, *_: Any, **__: Any
) -> tuple[Floats, float]:
    """Stands in for fit: separates the classes, with a line turned as far as they allow.

    Seeds that are odd turn it one way, even ones the other.
    """
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y)
    across = X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)
    found = across, -float(across @ X.mean(axis=0))
    for turn in np.radians(np.linspace(-88, 88, 89) * (1 if seed % 2 else -1)):
        cos, sin = np.cos(turn), np.sin(turn)
        w = (1 + seed) * np.array([[cos, -sin], [sin, cos]]) @ across
        below, above = (X[y == 0] @ w).max(), (X[y == 1] @ w).min()
        if above > below:
            found = w, -float(above + below) / 2
    return found


def narrow(
    rng: np.random.Generator, n: int, gap: float, depth: float, reach: float = 1.0
) -> tuple[Floats, Labels]:
    """Two bands, `depth` deep, on both sides of a slit: shares of the spread, which is 1.

    The points are as far from the origin as `reach` allows, in a direction of their own.
    """
    turn, away = rng.uniform(0, 2 * np.pi, size=2)
    u = np.array([np.cos(turn), np.sin(turn)])
    y = rng.permutation(np.arange(n) % 2)
    along, across = rng.uniform(-0.5, 0.5, size=n), rng.uniform(0, depth, size=n)
    for label in (0, 1):  # the ends of the slit, so that the gap is no wider than it
        ends = np.flatnonzero(y == label)[:2]
        along[ends], across[ends] = (-0.5, 0.5), 0.0
    X = np.outer(along, [-u[1], u[0]]) + np.outer((2 * y - 1) * (across + gap / 2), u)
    spread = np.linalg.norm(X[:, np.newaxis] - X, axis=2).max()
    step = np.array([np.cos(away), np.sin(away)])
    low, high = 0.0, 2.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        inside = np.linalg.norm(X + middle * step, axis=1).max() <= 0.99 * reach * spread
        low, high = (middle, high) if inside else (low, middle)
    return (X + low * step) / spread, y


@part("fit")
def test_any_separable_set(student: Student, rng: np.random.Generator) -> None:
    from hypothesis import strategies as st

    Drawn = tuple[list[int], list[tuple[int, int]]]

    def labelled(drawn: Drawn) -> tuple[Floats, Labels]:
        """Points of a grid, cut in two by a line and drawn apart."""
        w, rows = np.array(drawn[0]), 0.5 * np.array(drawn[1], dtype=np.float64)
        y = (rows @ w + 0.25 > 0).astype(np.int64)
        return rows + np.outer(y - 0.5, w / np.linalg.norm(w)), y

    def easy(drawn: Drawn) -> bool:
        """Both classes, and spread, gap and origin as the statement has them, with room."""
        if not any(drawn[0]):
            return False
        X, y = labelled(drawn)
        spread = np.linalg.norm(X[:, np.newaxis] - X, axis=2).max()
        far = np.linalg.norm(X, axis=1).max() > 0.8 * spread
        varying = bool(np.ptp(X, axis=0).min() > 0.1 * spread)
        return 0 < y.sum() < len(y) and 1.5 <= spread <= 6 and varying and not far

    def separated(drawn: Drawn) -> None:
        X, y = labelled(drawn)
        check_separates(student.fit(X, y), X, y)

    sets = st.tuples(
        st.lists(st.integers(-3, 3), min_size=2, max_size=2),
        st.lists(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=2, max_size=12),
    )
    for_all(student, rng, sets.filter(easy), separated, examples=8, shrinks=20)


@part("fit")
def test_of_other_spread(student: Student, rng: np.random.Generator) -> None:
    for scale, gap, depth in ((1.5, 0.2, 0.3), (4.0, 0.15, 0.4), (8.0, 0.15, 0.2)):
        X, y = narrow(rng, 40, gap, depth, reach=0.7)
        check_separates(student.fit(scale * X, y, int(rng.integers(1000))), scale * X, y)


@part("fit")
def test_uneven_classes(student: Student, rng: np.random.Generator) -> None:
    X, y = narrow(rng, 60, 0.2, 0.3, reach=0.7)
    keep = (y == 0) | (np.cumsum(y) <= 3)
    X, y = 3 * X[keep], y[keep]
    check_separates(student.fit(X, y), X, y)
    check_separates(student.fit(X, 1 - y), X, 1 - y)
    few = np.array([[0.0, 1.0], [2.0, 1.5]])
    check_separates(student.fit(few, np.array([1, 0])), few, np.array([1, 0]))


@part("fit.any_data")
def test_narrow_gaps(student: Student, rng: np.random.Generator) -> None:
    for n, gap, depth in ((20, 0.05, 0.3), (40, 0.015, 0.0), (60, 0.015, 0.05), (40, 0.02, 0.4)):
        X, y = narrow(rng, n, gap, depth)
        check_separates(student.fit(X, y, int(rng.integers(1000))), X, y)


@part("fit.any_data")
def test_of_any_size(student: Student, rng: np.random.Generator) -> None:
    for scale in (0.002, 30.0, 1500.0):
        X, y = narrow(rng, 40, 0.02, 0.2)
        check_separates(student.fit(scale * X, y), scale * X, y)


@part("fit")
def test_separates_the_blobs(student: Student) -> None:
    from sklearn.datasets import make_blobs

    X, y = make_blobs(n_samples=200, centers=2, random_state=42)
    for seed in range(3):
        check_separates(student.fit(X, y, seed=seed), X, y)


@part("fit")
def test_seed_decides(student: Student, rng: np.random.Generator) -> None:
    X, y = two_clouds(rng)
    first, again = (student.fit(X, y, seed=3) for _ in range(2))
    (w, b), (v, c) = line(first, "the result"), line(again, "the result")
    check_true(
        np.allclose([*w, b], [*v, c], rtol=1e-9, atol=0),
        "the same seed gave another line the second time; draw everything from "
        "np.random.default_rng(seed).",
        again,
    )
    others = [student.fit(X, y, seed=seed) for seed in range(4, 9)]
    check_true(
        any(not np.allclose(w, line(other, "the result")[0], rtol=1e-9) for other in others),
        "seeds 3 to 8 gave the same line: draw the start from np.random.default_rng(seed).",
        others[-1],
    )


@part("plot_boundary")
def test_lines_in_all_directions(student: Student, rng: np.random.Generator) -> None:
    for w in ([0.0, 1.5], [-3.0, 0.5], [0.2, -0.3], [1.0, 0.02], [50.0, -20.0]):
        X, y = two_clouds(rng, int(rng.integers(30, 80)))
        check_plot(student, X, y, *through(X, w))


@part("plot_boundary")
def test_classes_that_the_line_mixes(student: Student, rng: np.random.Generator) -> None:
    X = rng.normal(size=(200, 2)) * 3
    y = rng.integers(0, 2, size=200)
    w, b = through(X, rng.normal(size=2).tolist())
    check_plot(student, X, y, w, b)
    check_plot(student, X, 1 - y, -w, -b)


def listed(seeds: Iterable[int]) -> list[int]:
    return [int(seed) for seed in seeds]


@part("boundary_angles")
@planted(fit=known_fit)
def test_angles_of_other_seeds(student: Student, rng: np.random.Generator) -> None:
    X, y = two_clouds(rng)
    for seeds in (listed(rng.permutation(8)), [5], [7, 2, 7]):
        check_angles(student, student.boundary_angles(X, y, seeds), X, y, seeds)


@part("boundary_angles")
def test_level_line(student: Student, rng: np.random.Generator) -> None:
    X, y = two_clouds(rng)
    seeds = [LEVEL, 2, 5]

    def check() -> None:
        check_angles(student, student.boundary_angles(X, y, seeds=seeds), X, y, seeds)

    judged_by(student, known_fit, check)


@part("compare_with_logistic_regression")
def test_compared_with_other_seeds(student: Student, rng: np.random.Generator) -> None:
    for seed in (1, 2, 3):
        check_compared(student, tilted_fit, *two_clouds(rng, 40), seed)
    for up in (1, -1):  # the lines are nearly level, one rises and the other falls
        for seed in (1, 2):
            check_compared(student, tilted_fit, *two_clouds(rng, 40, up * np.pi / 2), seed)


@part("compare_with_logistic_regression")
def test_logistic_models_of_other_points(student: Student, rng: np.random.Generator) -> None:
    for offset in (np.zeros(2), np.array([4.0, -7.0])):
        X, y = two_clouds(rng, 50)
        check_logistic(student, 1.5 * X + offset, y)


### END HIDDEN TESTS
