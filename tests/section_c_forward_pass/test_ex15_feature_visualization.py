"""Exercise 15: what two hidden layers do to XOR."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations, product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader.checks import (
    AxesData,
    CheckFailed,
    Student,
    check_all,
    check_bool,
    check_figure,
    check_keys,
    check_raises,
    check_shape,
    check_true,
    check_tuple,
    part,
    planted,
)

Floats = NDArray[np.float64]

X_XOR = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
Y_XOR = np.array([[0.0, 1.0, 1.0, 0.0]])
SHAPES = {"W1": (8, 2), "b1": (8, 1), "W2": (4, 8), "b2": (4, 1), "W3": (1, 4), "b3": (1, 1)}


def activated(z: Floats) -> dict[str, Floats]:
    """z after each of the activations that a hidden layer may have."""
    return {"tanh": np.tanh(z), "ReLU": np.maximum(z, 0.0), "sigmoid": (1 + np.tanh(z / 2)) / 2}


def check_network(out: Any) -> dict[str, Floats]:
    out = check_keys("the result", out, SHAPES)
    return {name: check_shape(name, out[name], shape) for name, shape in SHAPES.items()}


def most_right(weights: dict[str, Floats]) -> int:
    """How many of the four the network classifies, with the activations that suit it best."""
    right = []
    with np.errstate(all="ignore"):
        for a1 in activated(weights["W1"] @ X_XOR + weights["b1"]).values():
            for a2 in activated(weights["W2"] @ a1 + weights["b2"]).values():
                right.append(correct(weights, a2))
    return max(right)


def correct(weights: dict[str, Floats], a2: Floats) -> int:
    # A sigmoid is above 0.5 where its input is above zero.
    return int(np.sum((weights["W3"] @ a2 + weights["b3"] > 0) == (Y_XOR == 1)))


def check_trained(out: Any) -> dict[str, Floats]:
    weights = check_network(out)
    count = most_right(weights)
    check_true(
        count == 4,
        "the network should classify all four points of XOR, an output above 0.5 meaning class "
        f"1; with hidden layers of tanh, ReLU or sigmoid these parameters get {count} right. "
        "Train longer, or start again where a start got stuck.",
        out,
    )
    return weights


def trained(student: Student, **seed: int) -> dict[str, Floats]:
    """What `train_xor` gives; trained once for all the checks that look at it."""
    return student.once(("train_xor", *seed.items()), lambda: train(student, check_trained, **seed))


def train(
    student: Student, judge: Callable[[Any], dict[str, Floats]], **seed: int
) -> dict[str, Floats]:
    """What `train_xor` gives, apart from mistakes in a `hidden_activations` that it may call."""
    try:
        return judge(student.train_xor(**seed))
    except CheckFailed as error:
        with_own = error
    for stand_in in stand_ins().values():
        if student.latest.ended_guest:
            break
        with student.planting(hidden_activations=stand_in):
            try:
                return judge(student.train_xor(**seed))
            except CheckFailed:
                if not student.plants_used:
                    break
    raise with_own


def stand_ins() -> dict[str, Callable[..., tuple[Floats, Floats]]]:
    """In the place of `hidden_activations` while XOR is learned, one for each activation."""

    def by(name: str) -> Callable[..., tuple[Floats, Floats]]:
        def hidden_activations(X: Any, parameters: Any) -> tuple[Floats, Floats]:
            if not np.isin(X, (0, 1)).all():
                raise ValueError("this stand-in knows the points of XOR only")
            w1, b1, w2, b2 = (np.asarray(parameters[k]) for k in ("W1", "b1", "W2", "b2"))
            with np.errstate(all="ignore"):  # a training that goes by another derivative diverges
                a1 = activated(w1 @ np.asarray(X, dtype=np.float64) + b1)[name]
                return a1, activated(w2 @ a1 + b2)[name]

        return hidden_activations

    return {name: by(name) for name in ("tanh", "ReLU", "sigmoid")}


def some_places(X: Any, parameters: Any) -> tuple[Floats, Floats]:
    """Stands in for `hidden_activations` where they are drawn: places of its own, of no network."""
    places = np.cos(np.arange(1.0, 13.0)[:, np.newaxis] * X[0] + X[1])
    return places[:8], places[8:]


def some_network(rng: np.random.Generator, x: Floats) -> dict[str, Floats]:
    """Drawn parameters under which no unit is dead or linear on the columns of x."""
    w1, w2, w3 = (rng.normal(size=size) for size in ((8, 2), (4, 8), (1, 4)))
    b1 = -(w1 @ x).mean(axis=1, keepdims=True)
    b2 = -(w2 @ np.maximum(w1 @ x + b1, 0.0)).mean(axis=1, keepdims=True)
    return {"W1": w1, "b1": b1, "W2": w2, "b2": b2, "W3": w3, "b3": np.array([[0.3]])}


def some_points(rng: np.random.Generator, m: int) -> Floats:
    return rng.normal(loc=(1.0, -0.5), size=(m, 2)).T.copy()


def check_hidden(out: Any, x: Floats, weights: dict[str, Floats]) -> set[tuple[str, str]]:
    """The activations of both layers; names of all that fit."""
    a1, a2 = check_tuple("the result", out, 2)
    a1 = check_shape("A1", a1, (8, x.shape[1]))
    a2 = check_shape("A2", a2, (4, x.shape[1]))
    first = check_layer("1", "X", a1, x, weights, out)
    z1 = weights["W1"] @ x + weights["b1"]
    second = check_layer("2", "A1", a2, a1, weights, out, {"W1 @ X + b1": z1, "X": x})
    return set(product(first, second))


def check_layer(
    layer: str,
    source: str,
    got: Floats,
    below: Floats,
    weights: dict[str, Floats],
    out: Any,
    others: dict[str, Floats] | None = None,
) -> set[str]:
    w, b = weights[f"W{layer}"], weights[f"b{layer}"]
    z = w @ below + b
    fitting = fits(got, z)
    slip = ""
    if not fitting:
        if close(got, z):
            slip = "It is that sum itself: the activation is missing."
        elif fits(got, w @ below):
            slip = f"b{layer} is left out."
        elif fits(got, w @ below - b):
            slip = f"b{layer} is subtracted."
        for name, other in (others or {}).items():
            if len(other) == w.shape[1] and fits(got, w @ other + b):
                slip = f"It is made from {name}, not from {source}."
        if any(fits(got, a) for a in activated(z).values()):
            slip = "It looks as if an activation was applied twice."
    check_true(
        fitting,
        f"A{layer} should be tanh, ReLU or sigmoid of W{layer} @ {source} + b{layer}, and is "
        f"none of them. {slip}".rstrip(),
        out,
    )
    return fitting


def fits(got: Floats, z: Floats) -> set[str]:
    return {name for name, a in activated(z).items() if close(got, a)}


def close(got: Floats, wanted: Floats) -> bool:
    # Closed forms in float64, and a sigmoid may have a guard of up to 1e-7 in its denominator.
    return bool(np.allclose(got, wanted, rtol=1e-7, atol=2e-7))


Case = tuple[str, ArrayLike, ArrayLike, bool]


def check_verdict(
    student: Student, what: str, points: ArrayLike, labels: ArrayLike, answer: bool
) -> None:
    points = np.asarray(points, dtype=np.float64)
    got = student.is_linearly_separable(points, np.asarray(labels))
    check_bool(f"the result for {what}", got, answer)


def check_separable(student: Student, *cases: Case) -> None:
    """The verdicts on (name, points, labels, answer)."""
    check_all(partial(check_verdict, student, *case) for case in cases)


def check_plot(student: Student, rng: np.random.Generator, m: int) -> None:
    """A panel for each hidden layer, a marker for each column, coloured by class."""
    x = some_points(rng, m)
    y = np.zeros((1, m))
    y[0, rng.permutation(m)[: m // 2 - 1]] = 1.0
    weights = some_network(rng, x)
    figure = student.plot_hidden_space(x, y, weights)
    panels = check_figure(figure, panels=2).axes
    hidden = check_tuple("the activations", student.hidden_activations(x, weights), 2)
    a1, a2 = (check_shape(f"A{i + 1}", hidden[i], (8 - 4 * i, m)) for i in (0, 1))
    check_true(
        any(True for panel in panels for _ in arrangements(panel, y[0])),
        f"no panel has a marker for each of the {m} columns of X.",
        figure,
    )
    of_first, of_second = (
        check_layer_shown(figure, panels, name, a, y[0])
        for name, a in (("first", a1), ("second", a2))
    )
    check_true(
        len(of_first | of_second) > 1,
        "each of the two hidden layers should have a panel of its own.",
        figure,
    )


def check_layer_shown(
    figure: Any, panels: Sequence[AxesData], name: str, a: Floats, y: Floats
) -> set[int]:
    """Which panels show this layer's activations, coloured by class."""
    placed: set[int] = set()
    colored: set[int] = set()
    for number, panel in enumerate(panels):
        for xy, colors in arrangements(panel, y):
            if is_affine_image(xy, a):
                placed.add(number)
                if tells_apart(colors, y):
                    colored.add(number)
    check_true(
        placed,
        f"no panel has its markers at an affine image of the {name} hidden layer's activations, "
        "such as two of its units or two principal components, the same for all columns of X.",
        figure,
    )
    check_true(
        colored,
        f"the markers of the {name} hidden layer should be coloured by Y, so that no colour "
        "serves both classes.",
        figure,
    )
    return colored


def arrangements(panel: AxesData, y: Floats) -> Iterator[tuple[Floats, Floats]]:
    """Markers and colours in the order of the columns, in each way they may have been drawn.

    That is in that order, or class by class; by one artist, by some that follow each other, or by
    two with others between them.
    """
    groups, m = panel.marker_groups(), len(y)
    ends = np.cumsum([0, *(len(xy) for xy, _ in groups)])
    last = np.searchsorted(ends, ends + m)
    whole = [groups[i:j] for i, j in enumerate(last) if j < len(ends) and ends[j] == ends[i] + m]
    counts = sorted((int(np.sum(y == 0)), int(np.sum(y == 1))))
    classes = [group for group in groups if len(group[0]) in counts][:20]
    pairs = [
        [one, other]
        for one, other in combinations(classes, 2)
        if sorted((len(one[0]), len(other[0]))) == counts
    ]
    orders = [np.arange(m), np.argsort(y, kind="stable"), np.argsort(-y, kind="stable")]
    for artists in [*whole[:100], *pairs]:
        if len({xy.shape[1] for xy, _ in artists}) == 1:
            drawn = [np.vstack([artist[i] for artist in artists]) for i in (0, 1)]
            for order in orders:
                back = np.argsort(order)
                yield drawn[0][back], drawn[1][back]


def is_affine_image(xy: Floats, a: Floats) -> bool:
    """Whether one affine map takes the columns of `a` to the markers, and not all to one spot."""
    if not np.isfinite(xy).all() or (np.ptp(xy, axis=0).max() == 0 and np.ptp(a, axis=1).any()):
        return False
    known = np.column_stack([a.T, np.ones(a.shape[1])])
    moved = xy - xy.mean(axis=0)
    fitted = known @ np.linalg.lstsq(known, moved, rcond=None)[0]
    # Figures keep float64; a millionth of the panel is less than a pixel.
    return bool(np.abs(fitted - moved).max() <= 1e-6 * np.abs(moved).max())


def tells_apart(colors: Floats, y: Floats) -> bool:
    zeros, ones = ({tuple(np.round(c, 6)) for c in colors[y == label]} for label in (0, 1))
    return not zeros & ones


@part("train_xor")
def test_classifies_all_four(student: Student) -> None:
    trained(student)


@part("hidden_activations")
def test_activations_of_five_points(student: Student, rng: np.random.Generator) -> None:
    x = some_points(rng, 5)
    weights = some_network(rng, x)
    check_hidden(student.hidden_activations(x, weights), x, weights)


@part("is_linearly_separable")
def test_separable_at_a_glance(student: Student) -> None:
    line = [[1.0, 2.0, 3.0, 4.0]]
    check_separable(
        student,
        ("AND", X_XOR, [0, 0, 0, 1], True),
        ("one class alone", X_XOR, [1, 1, 1, 1], True),
        ("a single point", [[0.5]], [1], True),
        ("two pairs on a line", line, [0, 0, 1, 1], True),
        ("classes that alternate on a line", line, [0, 1, 0, 1], False),
    )


@part("errors")
def test_a_third_label(student: Student) -> None:
    why = "labels should be 0 or 1"
    check_raises(ValueError, student.is_linearly_separable, X_XOR, np.array([0, 1, 2, 0]), why=why)


@part("plot_hidden_space")
@planted(hidden_activations=some_places)
def test_both_layers_are_shown(student: Student, rng: np.random.Generator) -> None:
    check_plot(student, rng, 20)


### BEGIN HIDDEN TESTS
@part("train_xor")
def test_seed_is_the_only_randomness(student: Student) -> None:
    zero = trained(student)
    first, again = (train(student, check_network, seed=1) for _ in range(2))
    check_true(
        # The same training twice; only the order of sums may differ, and many steps enlarge that.
        all(np.allclose(first[k], again[k], rtol=1e-5, atol=1e-5) for k in SHAPES),
        "the same seed gave other parameters the second time; draw everything from "
        "np.random.default_rng(seed).",
        again["W1"],
    )
    check_true(
        any(not np.allclose(first[k], zero[k], rtol=0, atol=1e-12) for k in SHAPES),
        "seeds 0 and 1 gave the same parameters; is the seed used?",
        zero["W1"],
    )


@part("hidden_activations")
def test_activations_of_one_and_many_points(student: Student, rng: np.random.Generator) -> None:
    fitting: list[set[tuple[str, str]]] = []
    for m in (30, 1, 4):
        x = some_points(rng, m)
        weights = some_network(rng, some_points(rng, 30))
        fitting.append(check_hidden(student.hidden_activations(x, weights), x, weights))
    check_true(
        set.intersection(*fitting),
        "the activation changes from call to call; it should be the one trained with, always.",
    )


@part("hidden_activations")
def test_activation_is_the_one_trained_with(student: Student, rng: np.random.Generator) -> None:
    x = some_points(rng, 12)
    weights = some_network(rng, x)
    check_hidden(student.hidden_activations(x, weights), x, weights)
    seeds: tuple[dict[str, int], ...] = ({}, {"seed": 1})
    for seed in seeds:
        try:
            weights = trained(student, **seed)
        except CheckFailed:
            return  # that is no mistake of this part
        out = student.hidden_activations(X_XOR, weights)
        check_hidden(out, X_XOR, weights)
        check_true(
            correct(weights, out[1]) == 4,
            "with the parameters of your train_xor, these activations do not lead to the classes "
            "of XOR: does it use the activation that train_xor trains with?",
            out,
        )


def clouds(rng: np.random.Generator, d: int, m: int, gap: float) -> tuple[Floats, NDArray[Any]]:
    """Two classes of a normal cloud, cut in two and drawn apart by `gap` (its deviation is 1)."""
    w = rng.normal(size=d)
    w /= np.linalg.norm(w)
    points = rng.normal(size=(d, m))
    offset = rng.normal() / 4
    labels = (w @ points > offset).astype(int)
    labels[:2] = 0, 1  # both are there
    side = w @ points - offset
    aim = np.where(labels == 1, 1.0, -1.0)
    points += np.outer(w, np.where(side * aim < 0, -2 * side, 0.0) + aim * gap / 2)
    return points, labels


def slit(rng: np.random.Generator, d: int, m: int, gap: float) -> tuple[Floats, NDArray[Any]]:
    """Two classes that face each other all along a plane not through the origin."""
    w = rng.normal(size=d)
    w /= np.linalg.norm(w)
    points = rng.uniform(-1, 1, size=(d, m))
    points -= np.outer(w, w @ points)
    labels = np.arange(m) % 2
    return points + np.outer(w, 0.3 + np.where(labels == 1, gap / 2, -gap / 2)), labels


@part("is_linearly_separable")
def test_two_inputs_of_a_gate(student: Student) -> None:
    check_separable(
        student,
        ("XOR", X_XOR, [0, 1, 1, 0], False),
        ("XNOR", X_XOR, [1, 0, 0, 1], False),
        ("NAND", X_XOR, [1, 1, 1, 0], True),
    )


@part("is_linearly_separable")
def test_narrow_gaps_count(student: Student, rng: np.random.Generator) -> None:
    cases: list[Case] = []
    for d, m, gap in ((1, 30, 0.01), (2, 60, 0.1), (3, 40, 0.1), (5, 200, 0.05)):
        what = f"{m} points in {d} dimensions, a gap of {gap:g} between the classes"
        cases.append((what, *clouds(rng, d, m, gap), True))
    for d, m, gap in ((2, 100, 0.01), (5, 200, 0.004)):
        what = f"{m} points in {d} dimensions, on both sides of a slit {gap:g} wide"
        cases.append((what, *slit(rng, d, m, gap), True))
    check_separable(student, *cases)


@part("is_linearly_separable")
def test_point_inside_the_other_class(student: Student, rng: np.random.Generator) -> None:
    cases: list[Case] = []
    for d, m in ((1, 20), (2, 60), (3, 100), (5, 200)):
        points, labels = clouds(rng, d, m, 0.5)
        for label in (0, 1):
            inside = points[:, labels == label].mean(axis=1, keepdims=True)
            what = f"{m} separable points in {d} dimensions and one amid the other class"
            mixed = np.hstack([points, inside])
            cases.append((what, mixed, np.append(labels, 1 - label), False))
    check_separable(student, *cases)


@part("is_linearly_separable")
def test_classes_that_touch(student: Student) -> None:
    # Small whole numbers: exact in float64, so that no rounding parts what touches.
    line, square = [[0, 1, 1, 2]], [[0, 2, 0, 2], [0, 0, 2, 2]]
    corner = np.hstack([square, [[2, 4, 4], [2, 2, 4]]])
    edge = np.hstack([square, [[1, 1], [2, 3]]])
    beyond = np.hstack([square, [[1, 1], [3, 4]]])
    face = np.hstack([np.array(list(product((0, 2), repeat=3))).T, [[1], [1], [2]]])
    check_separable(
        student,
        ("a point of both classes", line, [0, 0, 1, 1], False),
        ("a corner of both classes", corner, [0] * 4 + [1] * 3, False),
        ("a point on the other's edge", edge, [0] * 4 + [1] * 2, False),
        ("points beyond the other's edge", beyond, [0] * 4 + [1] * 2, True),
        ("a point on a cube's face", face, [1] * 8 + [0], False),
    )


@part("is_linearly_separable")
def test_many_points_on_few_lines(student: Student) -> None:
    t = np.arange(8.0)
    aslant = np.vstack([t, 2 * t + 1, -t])
    crossed = [[-2, -1, 1, 2, 0, 0, 0, 0], [0, 0, 0, 0, -2, -1, 1, 2]]
    flat = np.vstack([X_XOR, np.ones((3, 4))])
    lifted = np.vstack([X_XOR, [[0, 1, 1, 0]]])
    turn = 2 * np.pi * np.arange(24) / 24
    ring = np.vstack([np.cos(turn), np.sin(turn)])
    rings = np.hstack([ring, 2 * ring])
    check_separable(
        student,
        ("a line in space, cut once", aslant, [0] * 3 + [1] * 5, True),
        ("a line in space, cut twice", aslant, [0, 0, 1, 1, 1, 0, 0, 0], False),
        ("two lines that cross", crossed, [0] * 4 + [1] * 4, False),
        ("XOR on a plane in five dimensions", flat, [0, 1, 1, 0], False),
        ("XOR lifted by a third coordinate", lifted, [0, 1, 1, 0], True),
        ("a ring inside a ring", rings, [0] * 24 + [1] * 24, False),
        ("a ring cut in two arcs", ring, [0] * 9 + [1] * 15, True),
    )


@part("is_linearly_separable")
def test_uneven_classes(student: Student, rng: np.random.Generator) -> None:
    # Means, and the sides that least squares chooses, mislead here; a hyperplane does exist.
    line = [[0, 1, 2, 3, 4, 100, 200]]
    long = rng.uniform(-50, 50, size=80)
    bands = np.vstack([long, long + np.where(np.arange(80) < 40, 1.0, -1.0)])
    alone = np.hstack([rng.uniform(-1, 1, size=(3, 150)), [[-1.5], [1.5], [1.5]]])
    check_separable(
        student,
        ("a class with far outliers", line, [0, 0, 0, 0, 1, 1, 1], True),
        ("two long parallel bands", bands, [0] * 40 + [1] * 40, True),
        ("one point against 150", alone, [0] * 150 + [1], True),
    )


@part("is_linearly_separable")
def test_wherever_and_however_large(student: Student, rng: np.random.Generator) -> None:
    cases: list[Case] = []
    for scale, offset in ((1.0, 30.0), (1.0, -1000.0), (0.01, 0.0), (1000.0, 0.0)):
        points, labels = clouds(rng, 3, 40, 0.5)
        what = f"separable clouds times {scale:g}, moved by {offset:g}"
        cases.append((what, scale * points + offset, labels, True))
        inside = points[:, labels == 1].mean(axis=1, keepdims=True)
        mixed = scale * np.hstack([points, inside]) + offset
        what = f"mixed clouds times {scale:g}, moved by {offset:g}"
        cases.append((what, mixed, np.append(labels, 0), False))
    points, labels = slit(rng, 3, 40, 0.5)
    cases.append(("classes on one side of the origin", points, labels, True))
    check_separable(student, *cases)


@part("is_linearly_separable")
def test_one_class_or_few_points(student: Student, rng: np.random.Generator) -> None:
    same = [[1, 1], [2, 2]]
    corners = np.hstack([np.zeros((5, 1)), np.eye(5)])
    check_separable(
        student,
        ("many points of class 0", rng.normal(size=(3, 50)), [0] * 50, True),
        ("a single point", [[0.5], [2.0]], [1], True),
        ("the same point twice in one class", same, [0, 0], True),
        ("the same point in both classes", same, [0, 1], False),
        ("corners of a simplex", corners, [0, 1, 0, 1, 1, 0], True),
    )


@part("errors")
def test_labels_of_plus_and_minus_one(student: Student) -> None:
    why = "labels should be 0 or 1"
    labels = np.array([-1, 1, 1, -1])
    check_raises(ValueError, student.is_linearly_separable, X_XOR, labels, why=why)


@part("plot_hidden_space")
@planted(hidden_activations=some_places)
def test_many_columns_are_shown(student: Student, rng: np.random.Generator) -> None:
    check_plot(student, rng, 37)


### END HIDDEN TESTS
