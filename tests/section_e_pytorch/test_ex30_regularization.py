"""Exercise 30: an L2 penalty holds overfitting back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chapter11 import network
from grader.checks import (
    AxesData,
    CheckFailed,
    Curve,
    FigureData,
    NotAttempted,
    Points,
    Student,
    check_array,
    check_figure,
    check_keys,
    check_number,
    check_true,
    part,
    planted,
)

Floats = NDArray[np.float64]
Arrays = Mapping[str, Floats]

SHAPES = {"W1": (128, 2), "b1": (128, 1), "W2": (64, 128), "b2": (64, 1), "W3": (1, 64)}
SHAPES |= {"b3": (1, 1)}
WEIGHTS, BIASES = ("W1", "W2", "W3"), ("b1", "b2", "b3")
M = 50
STRONG = 40.0
"""Data hardly count beside it, and plain steps still settle: at a rate of 0.2, say, a weight loses
16% a step."""


@part("l2_cost")
def test_cost_of_two_layers(student: Student) -> None:
    parameters = {
        "W1": np.array([[1.0, -2.0], [0.5, 0.0]]),
        "b1": np.array([[3.0], [-1.0]]),
        "W2": np.array([[2.0, -1.0]]),
        "b2": np.array([[1.5]]),
    }
    causes = {
        "It is lam / m times the sum: the 2 below is missing.": 0.66,
        "The m below is missing.": 2.3,
        "The biases are in the sum, and should not be.": 0.7,
        "The 2 should be below, in lam / (2m).": 1.07,
        "The loss itself is missing.": 0.205,
        "The squares are missing.": 0.26,
        "It is the first layer alone.": 0.355,
    }
    got = student.l2_cost(0.25, parameters, 0.4, 10)
    check_number("the cost", got, 0.455, causes=causes)


@part("l2_gradients")
def test_gradients_of_two_layers(student: Student) -> None:
    parameters = {
        "W1": np.array([[1.0, -2.0], [0.5, 0.0]]),
        "b1": np.array([[3.0], [-1.0]]),
        "W2": np.array([[2.0, -1.0]]),
        "b2": np.array([[0.5]]),
    }
    gradients = {f"d{name}": 0.1 * np.ones_like(p) for name, p in parameters.items()}
    wanted = {
        "dW1": [[0.14, 0.02], [0.12, 0.1]],
        "db1": [[0.1], [0.1]],
        "dW2": [[0.18, 0.06]],
        "db2": [[0.1]],
    }
    out = check_keys("the result", student.l2_gradients(gradients, parameters, 0.4, 10), gradients)
    for name, values in wanted.items():
        check_array(name, out[name], values)


@part("torch_weight_decay")
def test_weight_decay(student: Student) -> None:
    check_number("weight_decay", student.torch_weight_decay(0.7, 50), 0.014)


# Stand-ins without a penalty: the shapes of a training do not depend on it.


def loss_alone(data_loss: float, parameters: Any, lam: float, m: int) -> float:
    return float(data_loss)


def no_penalty(gradients: Any, parameters: Any, lam: float, m: int) -> Any:
    return {name: np.array(g) for name, g in gradients.items()}


def no_decay(lam: float, m: int) -> float:
    return 0.0


def trained(
    student: Student, name: str, lam: float, epochs: int | None = None, seed: int = 0
) -> dict[str, Any]:
    """What a training gives, if its keys, lengths and shapes are right; losses as arrays."""
    given: dict[str, int] = {} if epochs is None else {"epochs": epochs}
    if seed:
        given["seed"] = seed
    out = getattr(student, name)(lam, **given)
    found = check_keys("the result", out, ["train_losses", "test_losses", "parameters"])
    run: dict[str, Any] = {
        key: losses_of(key, found[key]) for key in ("train_losses", "test_losses")
    }
    for key in ("train_losses", "test_losses"):
        n = len(run[key])
        # The loss before the first epoch may stand in front.
        right = n == len(run["train_losses"]) and (epochs is None or n in (epochs, epochs + 1))
        check_true(
            right,
            f"{key} should have an entry for each of the epochs, {epochs or ''}, got {n}.",
            out,
        )
    parameters = check_keys("the parameters", found["parameters"], SHAPES)
    for key, shape in SHAPES.items():
        value = parameters[key]
        kind = value.shape if isinstance(value, np.ndarray) else f"a {type(value).__name__}"
        check_true(kind == shape, f"{key} should be an array of shape {shape}, got {kind}.", out)
        check_true(np.isfinite(value).all(), f"{key} should be finite.", out)
    run["parameters"] = {key: np.asarray(parameters[key], dtype=np.float64) for key in SHAPES}
    return run


def brief(student: Student, name: str) -> dict[str, Any]:
    """A short training, asked for once.

    The longer checks begin with it too: by it the known mistakes are told apart before a long
    training has to be replayed.
    """

    def work() -> dict[str, Any]:
        run = trained(student, name, 0.5, 5)
        other = not np.allclose(run["train_losses"], run["test_losses"], rtol=1e-6)
        check_true(other, "train_losses and test_losses are the same; are the test points others?")
        return run

    return student.once(("brief", name), work)


def losses_of(key: str, values: Any) -> Floats:
    numbers = isinstance(values, list | tuple | np.ndarray) and all(
        isinstance(v, int | float | np.number | np.ndarray) and np.ndim(v) == 0 for v in values
    )
    check_true(numbers, f"{key} should be a list or an array of numbers.", values)
    array = np.array([float(v) for v in values])
    fine = np.isfinite(array).all() and (array >= 0).all()
    check_true(fine, f"{key} should be finite and not below 0.", values)
    return array


@part("train_numpy")
@planted(l2_cost=loss_alone, l2_gradients=no_penalty)
def test_numpy_training_gives_losses_and_parameters(student: Student) -> None:
    brief(student, "train_numpy")


@part("train_torch")
@planted(l2_cost=loss_alone, torch_weight_decay=no_decay)
def test_torch_training_gives_losses_and_parameters(student: Student) -> None:
    brief(student, "train_torch")


# --- figures: the trainings are stand-ins, which say what they were asked for


def slope(lam: float) -> float:
    """Of the boundary that the stand-in's network draws."""
    return 0.4 if lam <= 0 else float(np.clip(-0.3 + 0.1 * np.log10(lam), -0.6, 0.2))


def off_boundary(x: Floats, lam: float) -> Floats:
    """How far points (n, 2) lie above the stand-in's boundary."""
    above: Floats = x[:, 1] - 0.25 - slope(lam) * (x[:, 0] - 0.5)
    distance: Floats = above / np.hypot(1.0, slope(lam))
    return distance


def stand_in_run(kind: int, lam: float, epochs: int, seed: int) -> dict[str, Any]:
    """Losses that tell all four, and a network whose boundary is a straight line."""
    t = np.arange(epochs) / epochs
    start = 0.3 + 0.01 * kind + 0.1 * np.tanh(lam) + 0.003 * (seed % 7)
    train = start + 0.3 * np.exp(-5 * t)
    parameters = {key: np.zeros(shape) for key, shape in SHAPES.items()}
    along = np.array([-slope(lam), 1.0])
    parameters["W1"][:2] = along, -along
    parameters["b1"][:2, 0] = np.array([-1.0, 1.0]) * (0.25 - 0.5 * slope(lam))
    parameters["W2"][:2, :2] = np.eye(2)
    parameters["W3"][0, :2] = 40.0, -40.0  # steep: all levels lie close together
    return {
        "train_losses": train.tolist(),
        "test_losses": (train + 0.17 + 0.1 * t).tolist(),
        "parameters": parameters,
    }


def figure_of(
    student: Student, name: str, seed: int | None
) -> tuple[FigureData, dict[float, list[dict[str, Any]]]]:
    """The figure, and what the stand-in trainings gave for each lam.

    Nothing where the submission did not ask them: it has bound the names at import, say, or asked
    for more than they know.
    """
    runs: dict[float, list[dict[str, Any]]] = {}
    seeds: list[int] = []

    def numpy_run(lam: float, epochs: int = 60, seed: int = 0, **_: Any) -> dict[str, Any]:
        seeds.append(int(seed))
        runs.setdefault(float(lam), []).append(stand_in_run(0, float(lam), int(epochs), int(seed)))
        return runs[float(lam)][-1]

    def torch_run(lam: float, epochs: int = 60, seed: int = 0, **_: Any) -> dict[str, Any]:
        seeds.append(int(seed))
        runs.setdefault(float(lam), []).append(stand_in_run(1, float(lam), int(epochs), int(seed)))
        return runs[float(lam)][-1]

    given = {} if seed is None else {"seed": seed}
    figure: object = None
    try:
        with student.planting(train_numpy=numpy_run, train_torch=torch_run):
            figure = getattr(student, name)(**given)
    except NotAttempted:
        raise
    except CheckFailed:
        runs.clear()
    if not runs:
        figure = getattr(student, name)(**given)
    drawn = check_figure(figure)
    if runs:
        enough = len(runs) >= 2 and 0.0 in runs
        lams = ", ".join(f"{lam:g}" for lam in runs)
        check_true(
            enough, f"it should show two lam or more, 0 among them; it trains with {lams}.", figure
        )
        handed = set(seeds) == {seed or 0}
        check_true(handed, "it should hand its seed on to every training.", figure)
    return drawn, runs


def artists(panel: AxesData) -> list[Curve | Points]:
    return [*panel.curves, *panel.points]


def words_of(panel: AxesData) -> list[str]:
    labels = [artist.label for artist in artists(panel)] + [r.label for r in panel.regions]
    return [panel.title, panel.xlabel, panel.ylabel, *panel.texts, *panel.legend, *labels]


NUMBER = re.compile(r"10\^\{?([-+]?\d+)\}?|(\d+(?:[.,]\d+)?(?:e[-+]?\d+)?|[.]\d+)")


def numbers_in(text: str) -> list[float]:
    found = NUMBER.findall(text.lower())
    return [10.0 ** int(power) if power else float(n.replace(",", ".")) for power, n in found]


def tells(text: str, lam: float) -> bool:
    """Whether a text names lam, or the weight decay that goes with it."""
    if lam == 0 and re.search(r"\b(no|none|without|un\w+|not|plain|off)\b", text.lower()):
        return True
    near = [np.isclose(n, [lam, lam / M], rtol=0.02, atol=1e-9).any() for n in numbers_in(text)]
    return any(near)


def runs_along(y: Floats, losses: Sequence[float]) -> bool:
    """Whether a line shows these losses, all or every few of them."""
    wanted = np.asarray(losses)
    y = y[np.isfinite(y)]
    if len(y) < 5:
        return False
    places = np.abs(wanted - y[:, None]).argmin(axis=1)
    close = np.allclose(wanted[places], y, rtol=0, atol=1e-9)
    return close and places.min() <= len(wanted) / 5 and places.max() >= len(wanted) * 0.8


TEST_WORDS = ("test", "valid", "held", "unseen")


def check_losses_shown(student: Student, seed: int | None = None) -> None:
    figure, runs = figure_of(student, "plot_losses", seed)
    lines = [(curve.label, curve.xy[:, 1]) for panel in figure.axes for curve in artists(panel)]
    text = " ".join([*figure.texts, *(word for panel in figure.axes for word in words_of(panel))])
    if not runs:
        long = sum(len(y) >= 5 for _, y in lines)
        check_true(long >= 4, f"train and test for two lam make 4 lines; there are {long}.", figure)
    shown = []
    for lam, given in runs.items():
        found = {}
        for key in ("train_losses", "test_losses"):
            labels = [label for label, y in lines for run in given if runs_along(y, run[key])]
            if labels:
                found[key] = labels
        if len(found) == 2:
            shown.append(lam)
            check_labels(found, lam, list(runs), figure)
            check_true(tells(text, lam), f"no label or title says lam = {lam:g}.", figure)
    if runs:
        check_true(
            len(shown) >= 2 and 0.0 in shown,
            "it should draw the train_losses and the test_losses of two lam or more, 0 among them, "
            "as the training gives them (a stand-in here); it does so for "
            f"{', '.join(f'{lam:g}' for lam in shown) or 'none'}.",
            figure,
        )
    named = "train" in text.lower() and any(word in text.lower() for word in TEST_WORDS)
    check_true(named, "labels should say which lines are train and which test.", figure)


def check_labels(
    found: Mapping[str, Sequence[str]], lam: float, lams: Sequence[float], figure: object
) -> None:
    """A line's own label, if it has one, says nothing that is not so."""
    for key, labels in found.items():
        for label in labels:
            train = "train" in label.lower()
            test = any(word in label.lower() for word in TEST_WORDS)
            wrong = test and not train if key == "train_losses" else train and not test
            check_true(not wrong, f"the line labelled {label!r} shows the {key}.", figure)
            others = [other for other in lams if other != lam and tells(label, other)]
            mixed = others and not tells(label, lam)
            check_true(not mixed, f"the line labelled {label!r} is that of lam = {lam:g}.", figure)


def training_points(panel: AxesData) -> Floats | None:
    """50 points that a few of the panel's artists draw together, told apart by class."""
    drawn = [(p.xy, {tuple(c) for c in p.colors}, p.shape) for p in panel.points]
    drawn += [
        (c.xy, {tuple(c.color)}, c.shape)
        for c in panel.curves
        if c.marker and (not c.joined or len(c.xy) == 1)
    ]
    alike: dict[tuple[Any, str], list[Floats]] = {}  # single points, by colour and shape
    for xy, colors, shape in drawn:
        if len(xy) == 1:
            alike.setdefault((min(colors), shape), []).append(xy)
    drawn = [artist for artist in drawn if len(artist[0]) > 1]
    drawn += [(np.vstack(xys), {color}, shape) for (color, shape), xys in alike.items()]
    for count in (1, 2, 3, 4):
        for chosen in combinations(drawn[:12], count):
            if sum(len(xy) for xy, _, _ in chosen) == M:
                colors = set().union(*(colors for _, colors, _ in chosen))
                if len(colors) > 1 or len({shape for _, _, shape in chosen}) > 1:
                    return np.vstack([xy[:, :2] for xy, _, _ in chosen])
    return None


def outline(panel: AxesData) -> Floats:
    """Places on the lines and on the edges of the regions that the panel shows."""
    # A contour that runs straight comes with its ends alone: look at the places between, too.
    share = np.linspace(0.0, 1.0, 8, endpoint=False)[:, None, None]
    lines = [c.xy[:, :2] for c in panel.curves if c.joined and len(c.xy) > 2]
    parts = [(xy[:-1] + share * np.diff(xy, axis=0)).reshape(-1, 2) for xy in lines]
    parts += [r.xy[:, :2] for r in panel.regions if len(r.xy) > 5]
    return np.vstack(parts) if parts else np.empty((0, 2))


def covered(panel: AxesData) -> bool:
    """Whether the plane is painted, by an image, a mesh, or a great many points."""
    return bool(panel.regions) or sum(len(p.xy) for p in panel.points) >= 400


def along_boundary(panel: AxesData, points: Floats, lam: float) -> bool:
    """Whether what is drawn follows the boundary of the stand-in's network for this lam."""
    places = outline(panel)
    if not len(places):
        return covered(panel)
    ends = np.vstack([places.min(axis=0), places.max(axis=0)])
    inner = ~np.isclose(places[:, None], ends, atol=1e-9).any(axis=(1, 2))  # not the frame's
    if not inner.any():
        return False
    middle, spread = points.mean(axis=0), points.std(axis=0)
    low, high = points.min(axis=0), points.max(axis=0)
    unit = (places - low) / (high - low)
    # The network may take its points scaled, however they are drawn.
    for x in (places, places - middle, (places - middle) / spread, unit, 2 * unit - 1):
        on = np.abs(off_boundary(x, lam)) < 0.12
        across = (1.0 if x is unit else 2.0) * 0.7
        if on[inner].mean() > 0.5 and np.ptp(x[on, 0]) >= across:
            return True
    return False


def matched(choices: Sequence[set[int]], taken: frozenset[int] = frozenset()) -> bool:
    """Whether each can have one of its choices, no two the same."""
    if not choices:
        return True
    return any(matched(choices[1:], taken | {one}) for one in choices[0] - taken)


def check_boundaries_shown(student: Student, seed: int | None = None) -> None:
    figure, runs = figure_of(student, "plot_boundaries", seed)
    panels = [(panel, training_points(panel)) for panel in figure.axes]
    filled = [(panel, points) for panel, points in panels if points is not None]
    n = max(2, len(runs))
    check_true(
        len(filled) >= n,
        f"{n} panels should show the {M} training points, told apart by class; "
        f"{len(filled)} of {len(panels)} do.",
        figure,
    )
    bare = sum(not (len(outline(panel)) or covered(panel)) for panel, _ in filled)
    check_true(not bare, f"{bare} of the panels show no boundary and no regions.", figure)
    text = " ".join([*figure.texts, *(word for panel in figure.axes for word in words_of(panel))])
    follows: list[set[int]] = []
    for lam in runs:
        check_true(tells(text, lam), f"no panel names lam = {lam:g}.", figure)
        follows.append(
            {i for i, (panel, points) in enumerate(filled) if along_boundary(panel, points, lam)}
        )
        check_true(
            follows[-1],
            f"no panel shows the boundary of the network that the training gives for lam = {lam:g} "
            "(a stand-in here, whose boundary is a slanted line).",
            figure,
        )
    check_true(matched(follows), "each lam should have a panel of its own.", figure)
    for i, (panel, _) in enumerate(filled):
        shown = [lam for lam, its in zip(runs, follows, strict=True) if i in its]
        named = [lam for lam in runs if tells(panel.title, lam)]
        check_true(
            not (shown and named) or set(shown) & set(named),
            f"the panel with the title {panel.title!r} shows the boundary of another lam.",
            figure,
        )


@part("plot_losses")
def test_losses_are_shown(student: Student) -> None:
    check_losses_shown(student)


@part("plot_boundaries")
def test_boundaries_are_shown(student: Student) -> None:
    check_boundaries_shown(student)


### BEGIN HIDDEN TESTS
def drawn(rng: np.random.Generator, layer_dims: Sequence[int]) -> tuple[Arrays, Arrays]:
    """Parameters of these sizes, and gradients for them."""
    parameters: dict[str, Floats] = {}
    for layer, (n_in, n_out) in enumerate(pairwise(layer_dims), 1):
        parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in))
        parameters[f"b{layer}"] = rng.normal(size=(n_out, 1))
    gradients = {f"d{name}": rng.normal(size=p.shape) for name, p in parameters.items()}
    return parameters, gradients


def squares(parameters: Arrays, first: str = "W") -> float:
    return sum(float((p**2).sum()) for name, p in parameters.items() if name.startswith(first))


def check_cost(student: Student, loss: float, parameters: Arrays, lam: float, m: int) -> None:
    W, b = squares(parameters), squares(parameters, "b")
    causes = {
        "It is lam / m times the sum: the 2 below is missing.": loss + lam / m * W,
        "The m below is missing.": loss + lam / 2 * W,
        "The biases are in the sum, and should not be.": loss + lam / (2 * m) * (W + b),
        "The 2 should be below, in lam / (2m).": loss + 2 * lam / m * W,
        "The loss itself is missing.": lam / (2 * m) * W,
        "The squares are missing.": loss
        + lam / (2 * m) * sum(p.sum() for name, p in parameters.items() if name[0] == "W"),
        "It is the first layer alone.": loss + lam / (2 * m) * float((parameters["W1"] ** 2).sum()),
    }
    check_number(
        "the cost",
        student.l2_cost(loss, parameters, lam, m),
        loss + lam / (2 * m) * W,
        causes=causes,
    )


def check_gradients(
    student: Student, gradients: Arrays, parameters: Arrays, lam: float, m: int
) -> None:
    out = check_keys("the result", student.l2_gradients(gradients, parameters, lam, m), gradients)
    for name, gradient in gradients.items():
        p = parameters[name[1:]]
        if name.startswith("db"):
            causes = {"Biases have no penalty.": gradient + lam / m * p}
            check_array(name, out[name], gradient, causes=causes)
            continue
        causes = {
            "It is the gradient without the penalty.": gradient,
            "Differentiating a square gives a 2, against that of lam / (2m).": gradient
            + lam / (2 * m) * p,
            "There is a 2 too many.": gradient + 2 * lam / m * p,
            "The sign is wrong.": gradient - lam / m * p,
            "The m below is missing.": gradient + lam * p,
            "It is the penalty's part alone; add it to the gradient.": lam / m * p,
        }
        check_array(name, out[name], gradient + lam / m * p, causes=causes)


def check_decay(student: Student, lam: float, m: int) -> None:
    causes = {
        "Not lam / (2m): its 2 goes when the square is differentiated.": lam / (2 * m),
        "PyTorch does not divide by the number of examples for you.": lam,
        "There is a 2 too many.": 2 * lam / m,
    }
    check_number("weight_decay", student.torch_weight_decay(lam, m), lam / m, causes=causes)


@part("l2_cost")
def test_cost_of_drawn_networks(student: Student, rng: np.random.Generator) -> None:
    for layer_dims in ([3, 1], [2, 5, 4, 1], [1] * 12):
        parameters, _ = drawn(rng, layer_dims)
        loss, lam = (float(number) for number in rng.uniform(0.1, 3.0, 2))
        check_cost(student, loss, parameters, lam, int(rng.integers(2, 400)))


@part("l2_cost")
def test_cost_without_a_penalty(student: Student, rng: np.random.Generator) -> None:
    parameters, _ = drawn(rng, [2, 3, 1])
    check_cost(student, 0.7, parameters, 0.0, 25)


@part("l2_gradients")
def test_gradients_of_drawn_networks(student: Student, rng: np.random.Generator) -> None:
    for layer_dims in ([3, 1], [2, 5, 4, 1], [1] * 12):
        parameters, gradients = drawn(rng, layer_dims)
        lam, m = float(rng.uniform(0.1, 3.0)), int(rng.integers(2, 400))
        check_gradients(student, gradients, parameters, lam, m)


@part("l2_gradients")
def test_gradients_without_a_penalty(student: Student, rng: np.random.Generator) -> None:
    parameters, gradients = drawn(rng, [2, 3, 1])
    check_gradients(student, gradients, parameters, 0.0, 25)


def gradients_kept(module: Any, gradients: Any, parameters: Any) -> bool:
    """Whether the dict that comes back is the one that went in."""
    return module.l2_gradients(gradients, parameters, 0.0, 10) is gradients


@part("l2_gradients")
def test_result_is_a_new_dict(student: Student, rng: np.random.Generator) -> None:
    parameters, gradients = drawn(rng, [2, 3, 1])
    same = student.probe(gradients_kept, gradients, parameters)
    check_true(not same, "l2_gradients gave back the dict that it was given; give a new one.", same)


@part("torch_weight_decay")
def test_weight_decay_of_drawn_values(student: Student, rng: np.random.Generator) -> None:
    for _ in range(3):
        check_decay(student, float(rng.uniform(0.01, 5.0)), int(rng.integers(2, 2000)))
    check_decay(student, 0.0, 10)


def step_of_torch(module: Any, w: Any, g: Any, lam: float, m: int, rate: float) -> Any:
    """A parameter after one step of torch's SGD with the weight decay of the submission."""
    import torch

    parameter = torch.tensor(w, requires_grad=True)
    decay = float(module.torch_weight_decay(lam, m))
    optimizer = torch.optim.SGD([parameter], lr=rate, weight_decay=decay)
    parameter.grad = torch.tensor(g)
    optimizer.step()
    return parameter.detach().numpy()


@part("torch_weight_decay")
def test_step_of_torch_is_that_of_the_formula(student: Student, rng: np.random.Generator) -> None:
    w, g = rng.normal(size=(2, 3, 4))
    stepped = student.probe(step_of_torch, w, g, 1.5, 20, 0.1)
    right = w - 0.1 * (g + 1.5 / 20 * w)
    check_array("the weights after torch's step", stepped, right, rtol=0, atol=1e-6)


# Stand-ins: a part of a penalty is a penalty, and no right answer, nor a usual wrong one in torch.


def half_cost(data_loss: float, parameters: Any, lam: float, m: int) -> float:
    return float(data_loss) + lam / (4 * m) * squares(parameters)


def half_gradients(gradients: Any, parameters: Any, lam: float, m: int) -> Any:
    halves = {f"d{name}": lam / (2 * m) * np.asarray(parameters[name]) for name in parameters}
    return {
        name: np.asarray(g) + (halves[name] if name.startswith("dW") else 0.0)
        for name, g in gradients.items()
    }


def third_decay(lam: float, m: int) -> float:
    return lam / (3 * m)


def check_shrinking(student: Student, name: str, epochs: int) -> None:
    """Larger penalties, smaller weights; losses are without the penalty.

    A layer may grow where the others shrink and it makes up for them, but not where the penalty is
    all that counts.
    """
    brief(student, name)
    lams = (0.0, 4.0, STRONG)
    runs = [trained(student, name, lam, epochs) for lam in lams]
    for i, j, together in ((0, 1, WEIGHTS), (1, 2, WEIGHTS), *((0, 2, (W,)) for W in WEIGHTS)):
        before, after = (
            sum(float((run["parameters"][W] ** 2).sum()) for W in together)
            for run in (runs[i], runs[j])
        )
        check_true(
            after < before or before < 1e-9,  # all gone in both
            f"the squares of {', '.join(together)} add up to {after:.4g} with lam = {lams[j]:g} "
            f"and to {before:.4g} with lam = {lams[i]:g}; a larger penalty should shrink them.",
        )
    for key in ("train_losses", "test_losses"):
        free, held = runs[0][key][0], runs[2][key][0]
        # Both start from the same weights; a step makes little difference, a penalty a large one.
        check_true(
            abs(free - held) <= 1.0,
            f"{key} begins with {free:.4g} for lam = 0 and with {held:.4g} for lam = {STRONG:g}; "
            "the losses should be without the penalty, from the same start.",
        )


def check_biases_free(student: Student) -> None:
    """Where a strong penalty has put all weights out, no gradient reaches the hidden biases.

    They stay where they are, unless they are penalised too.
    """
    brief(student, "train_numpy")
    for epochs in (80, 350):  # the more where steps are small
        parameters = trained(student, "train_numpy", STRONG, epochs, seed=2)["parameters"]
        if max(np.abs(parameters[W]).max() for W in WEIGHTS) < 1e-6:
            alive = max(np.abs(parameters[b]).max() for b in ("b1", "b2"))
            check_true(
                alive > 1e-5,
                f"with lam = {STRONG:g} the weights vanish, as they should, and the biases with "
                "them; biases have no penalty.",
            )
            return


def check_first_step(student: Student, name: str, spared: Sequence[str] = ()) -> None:
    """After one epoch that is one plain step, lam has moved all weights, and what is spared not."""
    brief(student, name)
    free, weak, strong = (trained(student, name, lam, 1, 4) for lam in (0.0, 5.0, 10.0))
    moved = [
        {key: free["parameters"][key] - run["parameters"][key] for key in SHAPES}
        for run in (weak, strong)
    ]
    if not all(np.allclose(2 * moved[0][W], moved[1][W], rtol=1e-3, atol=1e-6) for W in WEIGHTS):
        return  # several steps, or other than plain ones: lam comes in by more ways than one
    shares = []
    for W in WEIGHTS:
        shares.append(np.abs(moved[1][W]).sum() / np.abs(free["parameters"][W]).sum())
        check_true(shares[-1] > 1e-7, f"the penalty does nothing to {W}; it is on every layer.")
    # About lr * lam / m for each, but for what the data's own gradient did meanwhile.
    even = max(shares) <= 2 * min(shares)
    check_true(even, f"the penalty does more to one of {', '.join(WEIGHTS)} than to another.")
    for b in spared:
        same = np.allclose(moved[1][b], 0.0, atol=1e-6)
        check_true(same, f"after one epoch {b} is another for another lam; biases have no penalty.")


def check_seed(student: Student, name: str) -> None:
    brief(student, name)
    first, again = (trained(student, name, 0.5, 5) for _ in range(2))
    other = trained(student, name, 0.5, 5, seed=4)
    for key in SHAPES:
        same = np.allclose(first["parameters"][key], again["parameters"][key], rtol=1e-5, atol=1e-6)
        check_true(same, f"the same seed gave another {key} the second time.")
    differs = not np.allclose(first["parameters"]["W1"], other["parameters"]["W1"], atol=1e-9)
    check_true(differs, "seeds 0 and 4 gave the same W1; is the seed used?")


def check_learned(student: Student, name: str) -> None:
    """Without a penalty the 50 points are learned, and by the network that is returned."""
    brief(student, name)
    run = trained(student, name, 0.0)
    losses = run["train_losses"]
    check_true(
        losses[-1] < losses[0] / 2,
        f"with lam = 0 the loss on the training points goes from {losses[0]:.4g} to "
        f"{losses[-1]:.4g}; it should fall to less than half.",
    )
    right = share_right(run["parameters"])
    # Above nine of ten for any usual noise; where that hides the moons, another draw may not.
    if right < 0.85:
        right = share_right(trained(student, name, 0.0, seed=1)["parameters"])
    check_true(
        right >= 0.85,
        f"the network of the parameters tells {right:.0%} of two moons without noise apart; are "
        "they the trained ones, and W (n_out, n_in)?",
    )


def share_right(p: Arrays) -> float:
    """How many points of clean moons the network gets right; its input may have been scaled."""
    angle = np.linspace(0.0, np.pi, 100)
    upper, lower = (np.cos(angle), np.sin(angle)), (1 - np.cos(angle), 0.5 - np.sin(angle))
    X = np.hstack([upper, lower])
    labels = np.repeat([0, 1], 100)
    middle, low, high = (f(X, axis=1, keepdims=True) for f in (np.mean, np.min, np.max))
    spread = X.std(axis=1, keepdims=True) * 1.1  # with some noise
    scaled = [X, X - middle, (X - middle) / spread, (X - low) / (high - low)]
    shares = []
    for x in [*scaled, 2 * scaled[-1] - 1]:
        for bend in (lambda z: np.maximum(z, 0.0), np.tanh):
            z = p["W3"] @ bend(p["W2"] @ bend(p["W1"] @ x + p["b1"]) + p["b2"]) + p["b3"]
            shares.append(float(np.mean((z[0] > 0) == labels)))
    return max(shares)


def gradients_asked(module: Any, lam: float, options: dict[str, Any]) -> dict[str, Any]:
    """What `train_numpy` gives, and where it had the chapter's gradients taken."""
    import numpy as np

    from grader.calling.watching import replacing_backward

    met: list[Any] = []

    def backward(own: Any, Y: Any, parameters: Any, cache: Any, num_layers: int) -> Any:
        kept = {name: np.array(value, dtype=float) for name, value in parameters.items()}
        met.append([np.array(cache["A0"]), np.array(Y, dtype=float), kept])
        return own(Y, parameters, cache, num_layers)

    with replacing_backward(module, backward):
        result = module.train_numpy(lam, **options)
    return {"losses": result["train_losses"], "met": met}


@part("train_numpy")
@planted(l2_cost=half_cost, l2_gradients=half_gradients)
def test_numpy_losses_are_the_networks(student: Student) -> None:
    brief(student, "train_numpy")
    epochs = 4
    out = student.probe(gradients_asked, 0.5, {"epochs": epochs, "seed": 6})
    if len(out["met"]) != epochs:
        return  # several batches an epoch, or gradients of its own
    losses = []
    for X, Y, parameters in out["met"]:
        n = X.shape[1]
        check_true(n == M, f"it trains on {n} points; there should be {M}.", out["losses"])
        A, _ = network.forward_propagation(X, parameters, 3)
        losses.append(network.binary_cross_entropy(A, Y))
    got = losses_of("train_losses", out["losses"])
    # Before each step, after it, or both.
    right = any(
        len(told) == len(wanted) and np.allclose(told, wanted)
        for told, wanted in ((got, losses), (got[:-1], losses[1:]), (got[:-1], losses))
    )
    check_true(
        right,
        "train_losses should be the mean cross-entropy on the training points, that of the "
        "parameters of each epoch; they are not.",
        out["losses"],
    )


@part("train_numpy")
@planted(l2_cost=half_cost, l2_gradients=half_gradients)
def test_numpy_weights_shrink_with_lam(student: Student) -> None:
    check_shrinking(student, "train_numpy", 20)


@part("train_numpy")
def test_numpy_penalty_is_shared_by_the_training_points(student: Student) -> None:
    counts: list[float] = []

    def gradients(gradients: Any, parameters: Any, lam: float, m: int) -> Any:
        counts.append(float(m))
        return half_gradients(gradients, parameters, lam, m)

    try:
        with student.planting(l2_cost=half_cost, l2_gradients=gradients):
            trained(student, "train_numpy", 0.5, 1)
    except NotAttempted:
        raise
    except CheckFailed:
        return  # other checks see what it does with its own
    largest = max(counts, default=0.0)
    check_true(
        largest <= M,  # a batch may be counted by itself
        f"it hands m = {largest:g} to l2_gradients; there are {M} training points.",
    )


@part("train_numpy")
@planted(l2_cost=half_cost, l2_gradients=half_gradients)
def test_numpy_first_step(student: Student) -> None:
    check_first_step(student, "train_numpy", spared=BIASES)


@part("train_numpy")
@planted(l2_cost=half_cost, l2_gradients=half_gradients)
def test_numpy_strong_penalty(student: Student) -> None:
    check_biases_free(student)


@part("train_numpy")
@planted(l2_cost=half_cost, l2_gradients=half_gradients)
def test_numpy_seed(student: Student) -> None:
    check_seed(student, "train_numpy")


@part("train_numpy")
@planted(l2_cost=half_cost, l2_gradients=half_gradients)
def test_numpy_network_learns_its_points(student: Student) -> None:
    check_learned(student, "train_numpy")


@part("train_torch")
@planted(l2_cost=half_cost, torch_weight_decay=third_decay)
def test_torch_weights_shrink_with_lam(student: Student) -> None:
    check_shrinking(student, "train_torch", 20)


def groups_of_sgd(module: Any, lam: float, epochs: int) -> Any:
    """The weight decay of every group that a torch optimizer steps along.

    With it come the shapes and the sizes of the gradients in it, and the kind of optimizer.
    """
    from torch.optim.optimizer import register_optimizer_step_pre_hook

    groups: list[Any] = []

    def look(optimizer: Any, args: Any, kwargs: Any) -> None:
        for group in optimizer.param_groups:
            shapes = [list(p.shape) for p in group["params"]]
            slopes = [0.0 if p.grad is None else float(p.grad.norm()) for p in group["params"]]
            decay = float(group.get("weight_decay", 0.0))
            groups.append([decay, shapes, slopes, type(optimizer).__name__])

    with register_optimizer_step_pre_hook(look):
        module.train_torch(lam, epochs=epochs)
    return groups


@part("train_torch")
@planted(l2_cost=half_cost, torch_weight_decay=third_decay)
def test_torch_decay_is_on_all_weights(student: Student) -> None:
    lam = 0.8
    groups = student.probe(groups_of_sgd, lam, 2)
    decayed = [(decay, shapes) for decay, shapes, *_ in groups if decay != 0]
    apart = any(kind == "AdamW" for decay, *_, kind in groups if decay != 0)
    check_true(
        not apart,
        "its weight_decay is AdamW's, which shrinks the weights apart from the gradient: another "
        "penalty than the formula's. Use SGD's.",
        groups,
    )
    for decay, _ in decayed:
        known = np.isclose(decay, [lam / M, third_decay(lam, M)], rtol=1e-5).any()
        known = known or np.isclose(decay, float(student.torch_weight_decay(lam, M)), rtol=1e-5)
        check_true(
            known,
            f"its optimizer has weight_decay = {decay:g} for lam = {lam:g}; take what "
            f"torch_weight_decay gives for {M} training points.",
            groups,
        )
    if decayed:
        unpenalised = student.probe(groups_of_sgd, 0.0, 2)
        first, without = (  # those of one step
            sorted([slope for *_, slopes, _ in run for slope in slopes][: len(SHAPES)])
            for run in (groups, unpenalised)
        )
        check_true(
            len(first) != len(without) or np.allclose(first, without, rtol=1e-3),
            "it has a weight_decay, and yet the gradients of its first step are others for another "
            "lam; is the penalty in the loss as well?",
            groups,
        )
    # Or else the penalty is in the loss, or in the step: the other checks see what it does.
    reached = {tuple(sorted(shape)) for _, shapes in decayed for shape in shapes}
    lacking = {tuple(sorted(SHAPES[W])) for W in WEIGHTS} - reached
    check_true(
        not decayed or not lacking,
        "its optimizer leaves some weights without decay.",
        groups,
    )


@part("train_torch")
@planted(l2_cost=half_cost, torch_weight_decay=third_decay)
def test_torch_first_step(student: Student) -> None:
    check_first_step(student, "train_torch")


@part("train_torch")
@planted(l2_cost=half_cost, torch_weight_decay=third_decay)
def test_torch_seed(student: Student) -> None:
    check_seed(student, "train_torch")


@part("train_torch")
@planted(l2_cost=half_cost, torch_weight_decay=third_decay)
def test_torch_network_learns_its_points(student: Student) -> None:
    check_learned(student, "train_torch")


@part("plot_losses")
def test_losses_with_another_seed(student: Student) -> None:
    check_losses_shown(student, seed=3)


@part("plot_boundaries")
def test_boundaries_with_another_seed(student: Student) -> None:
    check_boundaries_shown(student, seed=3)


### END HIDDEN TESTS
