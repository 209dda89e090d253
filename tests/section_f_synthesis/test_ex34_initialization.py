"""Exercise 34: first weights, and what becomes of signal and gradient under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chapter11 import network
from grader.checks import (
    AxesData,
    CheckFailed,
    FigureData,
    NotAttempted,
    Student,
    check_array,
    check_figure,
    check_keys,
    check_number,
    check_raises,
    check_shape,
    check_true,
    part,
    planted,
)

Floats = NDArray[np.float64]
Parameters = dict[str, Floats]

STRATEGIES = ("zeros", "ones", "small", "xavier", "he")
DRAWN = STRATEGIES[2:]
DEEP = [2, 64, 64, 64, 64, 1]


def deviation(strategy: str, n_in: int, n_out: int) -> float:
    wanted = {"small": 0.01, "xavier": (2 / (n_in + n_out)) ** 0.5, "he": (2 / n_in) ** 0.5}
    return float(wanted[strategy])


# --- initialize


def initialized(
    student: Student, layer_dims: Sequence[int], strategy: str, **seed: int
) -> Parameters:
    """The weights and biases, of the right shapes, biases zero."""
    out = student.initialize(list(layer_dims), strategy, **seed)
    shapes = {}
    for layer, n_in in enumerate(layer_dims[:-1], start=1):
        shapes[f"W{layer}"] = (layer_dims[layer], n_in)
        shapes[f"b{layer}"] = (layer_dims[layer], 1)
    out = check_keys("the result", out, shapes)
    found = {name: check_shape(name, out[name], shape) for name, shape in shapes.items()}
    for name, value in found.items():
        if name[0] == "b":
            check_true(not value.any(), f"all biases should be 0; those of {name} are not.", out)
    return found


def check_spread(student: Student, layer_dims: Sequence[int], strategy: str, seed: int) -> None:
    """Mean and standard deviation of the weights of every layer with 10,000 or more."""
    found = initialized(student, layer_dims, strategy, seed=seed)
    for layer, n_in in enumerate(layer_dims[:-1], start=1):
        W, n_out = found[f"W{layer}"], layer_dims[layer]
        wanted = deviation(strategy, n_in, n_out)
        # Of 40,000 normal draws the standard deviation has an error of 0.35%, of uniform ones
        # less: 2% is nearly six of those, and every slip below is further away.
        std, mean = float(W.std()), float(W.mean())
        slips = {
            "It is the variance that you drew with: is a square root missing?": wanted**2,
            "That is 0.1: a variance of 0.01, or a slip of the point.": 0.1,
            "It is that of Xavier; n_in alone counts here.": deviation("xavier", n_in, n_out),
            "It is that of He; the sum of both sizes counts here.": deviation("he", n_in, n_out),
            "It is sqrt(2 / n_out): are the two sizes swapped?": (2 / n_out) ** 0.5,
            "It is sqrt(1 / n_in): the 2 is missing.": n_in**-0.5,
            "It is 1 / sqrt(3) of it: a uniform distribution from -s to s has the standard "
            "deviation s / sqrt(3).": wanted / 3**0.5,
            "It is 1 / sqrt(12) of it: rand draws uniformly from 0 to 1, randn normally.": (
                wanted / 12**0.5
            ),
            "The 2 is missing.": wanted / 2**0.5,
            "The 2 stands outside the root.": wanted * 2**0.5,
        }
        why = [text for text, slip in slips.items() if np.isclose(std, slip, rtol=0.02, atol=0)]
        check_true(
            np.isclose(std, wanted, rtol=0.02, atol=0),
            f"W{layer} of {strategy!r} has the wrong standard deviation, got {std:.4g}. "
            f"{why[0] if why else ''}".rstrip(),
            found[f"W{layer}"],
        )
        check_true(
            abs(mean) < 6 * wanted / W.size**0.5,  # six standard errors
            f"the weights in W{layer} of {strategy!r} should have mean 0, got {mean:.4g}.",
            found[f"W{layer}"],
        )


def check_own_draws(student: Student, strategy: str, seed: int) -> None:
    """No weight is another one again, or made of few others."""
    found = initialized(student, [60, 50, 50, 50, 40], strategy, seed=seed)
    weights = [found[f"W{layer}"] for layer in range(1, 5)]
    for layer, W in enumerate(weights, start=1):
        # Rows of 50 draws and more correlate by chance up to 0.6 or so, and columns of 40.
        with np.errstate(all="ignore"):  # a row of one number alone has no correlation: nan
            like = max(np.abs(np.triu(np.corrcoef(one), 1)).max() for one in (W, W.T))
        check_true(
            like < 0.85,
            f"every weight of {strategy!r} should be a draw of its own; in W{layer} rows or "
            "columns repeat, or are multiples of one another.",
            found[f"W{layer}"],
        )
    for layer in (2, 3):  # square
        W, below = weights[layer - 1], np.tril_indices(50, -1)
        alike = abs(np.corrcoef(W[below], W.T[below])[0, 1])
        check_true(
            alike < 0.5,  # of 1225 pairs by chance 0.03 or so
            f"every weight of {strategy!r} should be a draw of its own; W{layer} is symmetric.",
            W,
        )
    for layer, (one, two) in enumerate(pairwise(weights), start=1):
        n = min(one.size, two.size)
        alike = abs(np.corrcoef(one.ravel()[:n], two.ravel()[:n])[0, 1])
        # Of 2000 pairs by chance 0.02 or so.
        check_true(
            alike < 0.2,
            f"every layer of {strategy!r} should have draws of its own; W{layer} and W{layer + 1} "
            "hold the same ones. Is the generator made anew for each layer?",
            found[f"W{layer}"],
        )


@part("initialize")
def test_weights_of_three_layers(student: Student) -> None:
    for strategy in STRATEGIES:
        found = initialized(student, [3, 4, 2], strategy)
        if strategy in ("zeros", "ones"):
            for name in ("W1", "W2"):
                value = np.full(found[name].shape, float(strategy == "ones"))
                check_array(name, found[name], value)


@part("initialize")
def test_spread_of_he(student: Student) -> None:
    check_spread(student, [200, 300, 150], "he", seed=0)


# --- layer_statistics


STEP = 1e-30
"""f(w + ih) = f(w) + ih f'(w) + O(h^2): the imaginary part holds the derivative, and no digit is
lost however small h is (Squire & Trapp 1998)."""


def layers(parameters: dict[str, Any], X: Floats) -> list[tuple[Any, Any]]:
    """Z and A of each hidden layer, then Z of the output twice."""
    A, found = X, []
    last = len(parameters) // 2
    for layer in range(1, last + 1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        A = Z if layer == last else np.where(np.real(Z) > 0, Z, 0)
        found.append((Z, A))
    return found


def entropy(parameters: dict[str, Any], X: Floats, Y: Floats) -> Any:
    Z = layers(parameters, X)[-1][0]
    # -log of the sigmoid, by a form that no large Z overflows.
    positive = np.where(np.real(Z) > 0, Z, -Z)
    return np.mean(np.where(np.real(Z) > 0, Z, 0) - Y * Z + np.log(1 + np.exp(-positive)))


def slopes(parameters: Parameters, X: Floats, Y: Floats) -> Parameters:
    """dW of every layer."""
    found = {}
    for name, value in parameters.items():
        if name[0] == "W":
            found[name] = np.zeros(value.shape)
            for place in np.ndindex(value.shape):
                moved = value.astype(complex)
                moved[place] += 1j * STEP
                changed = entropy({**parameters, name: moved}, X, Y)
                found[name][place] = changed.imag / STEP
    return found


def drawn(
    rng: np.random.Generator, layer_dims: Sequence[int], m: int
) -> tuple[Parameters, Floats, Floats]:
    """A network with biases and a batch, no ReLU near its kink, and none that is always off."""
    while True:
        parameters = {}
        for layer, n_in in enumerate(layer_dims[:-1], start=1):
            size = layer_dims[layer]
            parameters[f"W{layer}"] = rng.normal(0.0, (2 / n_in) ** 0.5, (size, n_in))
            parameters[f"b{layer}"] = rng.normal(0.0, 0.3, (size, 1))
        X = rng.normal(size=(layer_dims[0], m))
        Y = rng.permutation(np.arange(m) % 2).reshape(1, m).astype(float)
        hidden = [Z for Z, _ in layers(parameters, X)[:-1]]
        clear = all(np.abs(Z).min() > 1e-3 and np.all((Z > 0).any(axis=1)) for Z in hidden)
        # Where the sigmoid is not near 0 or 1, a guard of 1e-7 in a quotient makes no odds.
        if clear and np.abs(layers(parameters, X)[-1][0]).max() < 5:
            return parameters, X, Y


def spread(values: Floats, told: Any) -> float:
    """Over the number of entries, or one less: the contract leaves that open."""
    both = [float(values.std(ddof=ddof)) for ddof in (0, 1) if values.size > ddof]
    return min(both, key=lambda one: abs(one - told) if isinstance(told, float | int) else one)


def check_statistics(student: Student, parameters: Parameters, X: Floats, Y: Floats) -> None:
    out = student.layer_statistics(parameters, X, Y)
    hidden, dW = layers(parameters, X)[:-1], slopes(parameters, X, Y)
    check_true(
        isinstance(out, list | tuple) and len(out) == len(hidden),
        f"the result should be a list with a dictionary for each of the {len(hidden)} hidden "
        "layers; the output layer is none of them.",
        out,
    )
    m = X.shape[1]
    for layer, (told, (Z, A)) in enumerate(zip(out, hidden, strict=True), start=1):
        keys = ("activation_mean", "activation_std", "gradient_std")
        told = check_keys(f"entry {layer - 1} of the result", told, keys)
        gradient = dW[f"W{layer}"]
        right = {
            "activation_mean": A.mean(),
            "activation_std": spread(A, told["activation_std"]),
            "gradient_std": spread(gradient, told["gradient_std"]),
        }
        causes: dict[str, dict[str, float]] = {
            "activation_mean": {"It is that before the ReLU.": Z.mean()},
            "activation_std": {
                "It is that before the ReLU.": Z.std(),
                "It is the variance: its root is missing.": A.var(),
                "It is a mean of the units' own standard deviations; take all entries together.": (
                    float(A.std(axis=1).mean())
                ),
            },
            "gradient_std": {
                "It is the variance: its root is missing.": gradient.var(),
                "It is m times too large: the loss is a mean over the examples.": m
                * gradient.std(),
                "It is m times too small: is 1/m there twice?": gradient.std() / m,
                "It is the root of the mean square; the mean comes off first.": (
                    float(np.mean(gradient**2) ** 0.5)
                ),
            },
        }
        for name in keys:
            check_number(
                f"{name} of hidden layer {layer}",
                told[name],
                float(right[name]),
                rtol=1e-4,  # a guard of 1e-7 in a quotient stays below
                # Where all gradients of a layer are alike, their spread is rounding alone.
                atol=1e-9 * float(np.abs(gradient).max()) if name == keys[2] else 1e-12,
                causes={k: v for k, v in causes[name].items() if not np.isclose(v, right[name])},
            )


@part("layer_statistics")
def test_statistics_of_two_hidden_layers(student: Student, rng: np.random.Generator) -> None:
    check_statistics(student, *drawn(rng, [2, 4, 3, 1], 7))


# --- healthy_strategies, with stand-ins


def weights(
    layer_dims: Sequence[int], strategy: str, seed: int = 0, rename: Any = None
) -> Parameters:
    """Stands in for `initialize`: weights a little larger, which makes no odds to health."""
    name = (rename or {}).get(str(strategy), str(strategy))
    if name not in STRATEGIES:
        raise ValueError(f"{strategy!r} is unknown")
    rng = np.random.default_rng([7, int(seed)])
    found = {}
    sizes = [int(size) for size in layer_dims]
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), start=1):
        if name in DRAWN:
            W = rng.normal(0.0, 1.05 * deviation(name, n_in, n_out), (n_out, n_in))
        else:
            W = np.full((n_out, n_in), float(name == "ones"))
        found[f"W{layer}"], found[f"b{layer}"] = W, np.zeros((n_out, 1))
    return found


def spreads(parameters: Any, X: Any, Y: Any) -> list[dict[str, float]]:
    """Stands in for `layer_statistics`: all numbers a little larger, which makes no odds either."""
    count = sum(name[0] == "W" for name in parameters)
    _, cache = network.forward_propagation(X, parameters, count)
    gradients = network.backward_propagation(Y, parameters, cache, count)
    return [
        {
            "activation_mean": 1.03 * float(cache[f"A{layer}"].mean()),
            "activation_std": 1.03 * float(cache[f"A{layer}"].std()),
            "gradient_std": 1.03 * float(gradients[f"dW{layer}"].std()),
        }
        for layer in range(1, count)
    ]


def check_names(out: Any) -> None:
    check_true(
        isinstance(out, set | frozenset) and all(isinstance(name, str) for name in out),
        "the result should be a set of names.",
        out,
    )
    strange = sorted(set(out) - set(STRATEGIES))
    check_true(not strange, f"there is no strategy {', '.join(strange)}.", out)


@part("healthy_strategies")
@planted(initialize=weights, layer_statistics=spreads)
def test_the_healthy_are_a_set_of_names(student: Student) -> None:
    check_names(student.healthy_strategies())


# --- plot_distributions


def drawn_weights(
    asked: list[tuple[str, list[int]]], layer_dims: Sequence[int], strategy: str, seed: int = 0
) -> Parameters:
    """Stands in for `initialize`: drawn for every name, so that there is a spread to show."""
    asked.append((str(strategy), [int(size) for size in layer_dims]))
    rng = np.random.default_rng([int(seed), *map(ord, str(strategy))])
    found = {}
    for layer, (n_in, n_out) in enumerate(pairwise(asked[-1][1]), start=1):
        found[f"W{layer}"] = rng.uniform(-2.0, 2.0, (n_out, n_in)) / n_in**0.5
        found[f"b{layer}"] = np.zeros((n_out, 1))
    return found


def figure_of(student: Student, **seed: int) -> tuple[Any, list[tuple[str, list[int]]]]:
    """The figure with a stand-in, and what that was asked; or, where it wants more, without."""
    asked: list[tuple[str, list[int]]] = []
    try:
        with student.planting(initialize=partial(drawn_weights, asked), layer_statistics=spreads):
            return student.plot_distributions(**seed), asked
    except NotAttempted:
        raise
    except CheckFailed:
        if student.latest.ended_guest or not student.plants_used:
            raise
    return student.plot_distributions(**seed), []


def artists(axes: AxesData) -> list[Any]:
    return [*axes.curves, *axes.points, *axes.regions]


def written(figure: FigureData) -> str:
    """All that is written in a figure."""
    words = list(figure.texts)
    for axes in figure.axes:
        words += [axes.title, axes.xlabel, axes.ylabel, *axes.texts, *axes.legend]
        words += [one.label for one in artists(axes)]
    return "\n".join(words).replace("_", " ")


def numbers(figure: FigureData) -> Floats:
    """Every finite coordinate of everything drawn."""
    drawn = [one.xy.ravel() for axes in figure.axes for one in artists(axes)]
    found = np.concatenate([*drawn, np.empty(0)])
    return np.sort(found[np.isfinite(found)])


MANY = 10
"""Points of a density or a cloud; a line of one number for each layer has fewer."""


def histograms(corners: Sequence[Floats]) -> int:
    """How many rows of six bars or more there are, drawn one after the other, up or sideways."""
    found = []
    for axis in (0, 1):
        rows: list[int] = []
        last = np.inf
        for low in (float(one[:, axis].min()) for one in corners):
            if low > last:
                rows[-1] += 1
            else:
                rows.append(1)
            last = low
        found.append(sum(bars >= 6 for bars in rows))
    return max(found)


def clouds(axes: AxesData) -> int:
    """How many clouds of points there are: one an artist, or, where one draws all, one a layer."""
    groups = [xy for xy, _ in axes.marker_groups() if len(xy) >= MANY]
    if len(groups) != 1:
        return len(groups)
    found = [1]
    for values in groups[0].T[:2]:
        _, points = np.unique(np.round(values[np.isfinite(values)]), return_counts=True)
        found.append(int(np.sum(points >= MANY)))
    return max(found)


def distributions(axes: AxesData) -> int:
    """How many distributions a panel shows, by the way of showing them that it has most of."""
    lines = [curve for curve in axes.curves if curve.joined and not curve.whole]
    bars = [one.xy for one in axes.regions if len(one.xy) <= 5]
    short = sum(len(line.xy) == 2 for line in lines)
    closed = sum(line_is_closed(line.xy) for line in lines)
    boxes = max(closed, short // 5)  # each has two whiskers, two caps, a median
    return max(
        histograms(bars),
        sum(len(one.xy) >= MANY for one in axes.regions),
        sum(len(line.xy) >= MANY for line in lines),
        boxes,
        0 if boxes else clouds(axes),  # what lies beyond whiskers is no cloud of its own
    )


def line_is_closed(xy: Floats) -> bool:
    return len(xy) >= 5 and bool(np.array_equal(xy[0], xy[-1]))


def check_plot(figure: Any, asked: list[tuple[str, list[int]]]) -> None:
    data = check_figure(figure)
    text = written(data)
    for name in STRATEGIES[:4]:
        check_true(name in text.lower(), f"the figure should name the strategy {name!r}.", figure)
    he = re.search(r"(?<![A-Za-z])[Hh][Ee](?![a-z])", text)
    check_true(he, "the figure should name the strategy 'he'.", figure)
    folded = text.lower()
    check_true("activation" in folded, "the figure should say what shows activations.", figure)
    said = "grad" in folded or re.search(r"\bd[wa]", folded)
    check_true(said, "the figure should say what shows gradients.", figure)

    lacking = sorted(set(STRATEGIES) - {name for name, _ in asked}) if asked else []
    check_true(
        not lacking,
        "the figure should show all five strategies; initialize was not asked for "
        f"{', '.join(lacking)}.",
        figure,
    )
    check_true(
        all(sizes == DEEP for _, sizes in asked),
        f"the figure should show a network of layers {DEEP}; initialize was asked for another one.",
        figure,
    )
    # Four hidden layers of activations, and gradients of these and the output, five times. Of zeros
    # there may be nothing to show, and without the stand-in bars of one may follow another's.
    shown = sum(map(distributions, data.axes))
    check_true(
        shown >= 45 or shown == 36 or (shown > 36 and not asked),
        "the figure should show the distribution of the activations at each hidden layer, and of "
        "the gradients at each layer, the output too, for each of the five strategies: at least 45 "
        f"histograms, densities, boxes, violins or clouds of points; {shown} were found. Single "
        "numbers, such as standard deviations, are no distributions.",
        figure,
    )
    panels = [axes for axes in data.axes if distributions(axes)]
    twins = any(same_content(one, two) for i, one in enumerate(panels) for two in panels[:i])
    check_true(
        not (asked and twins),
        "two panels of the figure show the same numbers; each should show other layers or "
        "strategies, activations or gradients.",
        figure,
    )


def same_content(one: AxesData, two: AxesData) -> bool:
    """Whether two panels draw the same, as far as both go."""
    return all(
        a.xy.shape == b.xy.shape and np.array_equal(a.xy, b.xy, equal_nan=True)
        for a, b in zip(artists(one), artists(two), strict=False)
    )


@part("plot_distributions")
def test_all_five_are_shown(student: Student) -> None:
    check_plot(*figure_of(student))


@part("errors")
def test_a_strategy_that_does_not_exist(student: Student) -> None:
    why = "there is no strategy 'lecun'"
    check_raises(ValueError, student.initialize, [2, 3, 1], "lecun", why=why)


### BEGIN HIDDEN TESTS
@part("initialize")
def test_spread_of_every_strategy(student: Student) -> None:
    for strategy in DRAWN:
        check_spread(student, [400, 100, 400], strategy, seed=1)
    check_spread(student, [100, 500, 250], "xavier", seed=2)


@part("initialize")
def test_every_weight_is_a_draw_of_its_own(student: Student) -> None:
    for strategy in DRAWN:
        check_own_draws(student, strategy, seed=3)


@part("initialize")
def test_zeros_and_ones_of_other_sizes(student: Student) -> None:
    for strategy, value in (("ones", 1.0), ("zeros", 0.0)):
        initialized(student, [2, 3], strategy)  # no hidden layer, and yet one of weights
        found = initialized(student, [5, 1, 3, 2], strategy, seed=4)
        for name in ("W1", "W2", "W3"):
            check_array(name, found[name], np.full(found[name].shape, value))


@part("initialize")
def test_seed_of_the_weights(student: Student) -> None:
    for strategy in DRAWN:
        first, again, other, plain, zero = (
            initialized(student, [3, 5, 2], strategy, **seed)
            for seed in ({"seed": 3}, {"seed": 3}, {"seed": 4}, {}, {"seed": 0})
        )
        for name in ("W1", "W2"):
            check_true(
                np.array_equal(first[name], again[name]),
                "the same seed gave other weights the second time.",
                again[name],
            )
            check_true(
                not np.allclose(first[name], other[name], rtol=1e-9, atol=0),
                f"seeds 3 and 4 gave the same {name}; is the seed used?",
                other[name],
            )
            same = np.array_equal(plain[name], zero[name])
            check_true(same, "without a seed, it should be 0.", plain[name])


@part("errors")
def test_what_makes_no_sense(student: Student) -> None:
    ask = student.initialize
    check_raises(ValueError, ask, [2, 3, 1], "", why="there is no strategy ''")
    for strategy in ("he", "zeros"):
        check_raises(ValueError, ask, [4], strategy, why="one size makes no layer")
        check_raises(ValueError, ask, [2, 0, 1], strategy, why="a layer is empty")
        check_raises(ValueError, ask, [2, 3, -1], strategy, why="a size is below 1")


@part("layer_statistics")
def test_statistics_of_other_networks(student: Student, rng: np.random.Generator) -> None:
    check_statistics(student, *drawn(rng, [3, 5, 1], 4))
    check_statistics(student, *drawn(rng, [2, 3, 3, 3, 3, 1], 12))


def constant(value: float, layer_dims: Sequence[int]) -> Parameters:
    found = {}
    for layer, (n_in, n_out) in enumerate(pairwise(layer_dims), start=1):
        found[f"W{layer}"], found[f"b{layer}"] = np.full((n_out, n_in), value), np.zeros((n_out, 1))
    return found


@part("layer_statistics")
def test_statistics_of_ones_and_zeros(student: Student) -> None:
    X = np.array([[1.0, 2.0, -3.0, 0.5], [2.0, 1.5, 1.0, 2.5]]) / 10
    Y = np.array([[1.0, 0.0, 1.0, 0.0]])
    for value in (1.0, 0.0):
        check_statistics(student, constant(value, [2, 4, 3, 1]), X, Y)


@part("layer_statistics")
def test_statistics_where_the_sigmoid_rounds(student: Student) -> None:
    X = np.array([[1.0, 2.0, -3.0, 0.5], [2.0, 1.5, 1.0, 2.5]])
    out = student.layer_statistics(constant(1.0, [2, 9, 8, 1]), X, np.array([[1.0, 0.0, 1.0, 0.0]]))
    told = [float(value) for one in out for value in one.values()]
    check_true(
        np.isfinite(told).all(),
        "the statistics should be finite where the output is so large that the sigmoid rounds to "
        "1; are you dividing by A (1 - A)?",
        out,
    )


@part("errors")
def test_batches_that_do_not_fit(student: Student, rng: np.random.Generator) -> None:
    parameters, X, Y = drawn(rng, [2, 4, 3, 1], 5)
    ask = student.layer_statistics
    more = np.vstack([X, X[:1]])
    check_raises(ValueError, ask, parameters, more, Y, why="X has 3 rows for two inputs")
    why = "there are 5 examples and 4 labels"
    check_raises(ValueError, ask, parameters, X, Y[:, :4], why=why)


def check_healthy(out: Any) -> None:
    check_names(out)
    look = "Look at activations and gradients in the first hidden layer and in the last."
    check_true("he" in out, f"a strategy under which both arrive is missing. {look}", out)
    check_true(
        not set(out) & {"zeros", "ones", "small"},
        f"the result holds a strategy under which one of the two does not arrive. {look}",
        out,
    )


@part("healthy_strategies")
@planted(initialize=weights, layer_statistics=spreads)
def test_health_does_not_hang_on_the_seed(student: Student) -> None:
    check_healthy(student.healthy_strategies())
    for seed in (1, 2, 3):
        check_healthy(student.healthy_strategies(seed=seed))


def names_used(module: Any) -> Any:
    """What healthy_strategies refers to: globals, attributes, what encloses it; None if unknown."""
    import builtins

    code = getattr(getattr(module, "healthy_strategies", None), "__code__", None)
    if code is None:
        return None
    held = [code]
    for one in held:  # it grows: comprehensions hold code of their own
        held += [inner for inner in one.co_consts if hasattr(inner, "co_names")]
    names = {name for one in held for name in (*one.co_names, *one.co_freevars)}
    arguments = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    return sorted({*names, *arguments} - set(dir(builtins)))


@part("healthy_strategies")
def test_health_is_computed(student: Student) -> None:
    """Under stand-ins whose names are exchanged, the verdicts are exchanged too.

    Whoever draws the weights in the function itself, or bound `initialize` at import, is not asked;
    but a function that refers to nothing computes nothing.
    """
    exchanged = {"he": "small", "small": "he"}
    asked: list[str] = []
    sizes: list[list[int]] = []

    def initialize(layer_dims: Sequence[int], strategy: str, seed: int = 0) -> Parameters:
        asked.append(str(strategy))
        sizes.append([int(size) for size in layer_dims])
        return weights(layer_dims, strategy, seed, exchanged)

    with student.planting(initialize=initialize, layer_statistics=spreads):
        try:
            out = student.healthy_strategies(seed=4)
        except NotAttempted:
            raise
        except CheckFailed:
            if student.latest.ended_guest:
                raise
            return  # it wants more of its helpers than a stand-in gives
    check_true(
        asked or student.probe(names_used) != [],
        "the names of the healthy strategies are written down in the function; compute them from "
        "what the weights do.",
        out,
    )
    check_true(
        all(one == DEEP for one in sizes),
        f"the verdict is about a network of layers {DEEP}; initialize was asked for another one.",
        out,
    )
    if {"he", "small"} <= set(asked) and isinstance(out, set | frozenset):
        check_true(
            "he" not in out and "small" in out,
            "with a stand-in for initialize that exchanges the weights of two strategies, the "
            "verdict should change with them; it does not. Compute it from what the weights do.",
            out,
        )


def alike(one: Floats, two: Floats) -> bool:
    return one.shape == two.shape and np.allclose(one, two, rtol=1e-6, atol=1e-12)


@part("plot_distributions")
def test_plot_follows_the_seed(student: Student) -> None:
    first, again, other = (figure_of(student, seed=seed) for seed in (3, 3, 4))
    check_plot(*first)
    one, same, another = (numbers(check_figure(figure)) for figure, _ in (first, again, other))
    check_true(alike(one, same), "the same seed gave another figure the second time.", again[0])
    differs = not alike(one, another)
    check_true(differs, "seeds 3 and 4 gave the same figure; is the seed used?", other[0])


### END HIDDEN TESTS
