"""Exercise 2: Rosenblatt's learning rule."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader.checks import (
    CheckFailed,
    NotAttempted,
    Student,
    check_array,
    check_bool,
    check_integer,
    check_keys,
    check_number,
    check_raises,
    check_real,
    check_true,
    check_tuple,
    check_vector,
    for_all,
    part,
    planted,
)

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

X_AND = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_AND = np.array([0, 0, 0, 1])
Y_XOR = np.array([0, 1, 1, 0])


class Fit(NamedTuple):
    w: Any
    b: float
    epochs: int
    converged: bool


def read(out: Any, d: int) -> Fit:
    """What came back, its kinds and shapes checked."""
    w, b, epochs, converged = check_tuple("the Fit", out, 4)
    w, b = check_vector("w", w, d), check_real("b", b)
    check_true(
        isinstance(converged, bool | np.bool_ | np.ndarray),
        f"converged should be True or False, got {converged!r:.80}.",
        out,
    )
    check_bool("converged", converged, bool(converged))
    epochs = check_real("epochs", epochs)
    check_true(epochs >= 0 and epochs == int(epochs), f"epochs is no count: {epochs:g}.", out)
    return Fit(w, b, int(epochs), bool(converged))


def start_of(student: Student, X: Floats, y: Labels, rate: float, seed: int) -> Fit:
    """The start, which `max_epochs=0` gives."""
    out = student.train_perceptron(X, y, rate, 0, seed)
    start = read(out, X.shape[1])
    asked = "with max_epochs=0 no epoch is run, so that"
    check_true(start.epochs == 0, f"{asked} epochs should be 0, got {start.epochs}.", out)
    check_true(not start.converged, f"{asked} converged should be False.", out)
    return start


def check_classes(out: Any, fit: Fit, X: Floats, y: Labels) -> None:
    """Every prediction is right; within rounding, since sums may be taken in any order."""
    score = X @ fit.w + fit.b
    rounding = 1e-12 * (np.abs(X) @ np.abs(fit.w) + abs(fit.b))
    wrong = np.where(y == 1, score <= -rounding, score > rounding)
    check_true(
        not wrong.any(),
        "converged is True, but w and b have "
        f"{int(wrong.sum())} of {len(y)} examples on the wrong side.",
        out,
    )


# --- every order that the examples can have, followed with the obvious loops

Counts = tuple[int, ...]


class Orders:
    """What the rule can lead to from a start, told by how often each example was a mistake.

    An example's updates all go the same way, up for class 1 and down for class 0, so that these
    counts give w and b.
    """

    def __init__(self, X: Floats, y: Labels, rate: float, start: Fit) -> None:
        self.X, self.y, self.start = X, y, start
        self.steps = rate * np.where(y == 1, 1.0, -1.0)
        # 0 for a start of 0 that a rate of 0 leaves there: nothing is rounded then.
        self.size = np.linalg.norm([*start.w, start.b]) + rate * (1 + np.abs(X).max())
        self.wrong: dict[Counts, list[tuple[bool, ...]]] = {}

    def place(self, counts: Counts) -> tuple[Floats, float]:
        moved = self.steps * np.asarray(counts)
        return self.start.w + moved @ self.X, self.start.b + float(moved.sum())

    def verdicts(self, counts: Counts) -> list[tuple[bool, ...]]:
        """For each example, whether it is a mistake: (False,), (True,), or both.

        It is both where rounding decides whether w . x + b is above 0.
        """
        if counts not in self.wrong:
            w, b = self.place(counts)
            scores = self.X @ w + b
            rounding = 1e-12 * (np.abs(self.X) @ np.abs(w) + abs(b) + self.size)
            self.wrong[counts] = [
                (False, True) if abs(score) < near else ((score > 0) != (label == 1),)
                for score, near, label in zip(scores, rounding, self.y, strict=True)
            ]
        return self.wrong[counts]

    def after_epoch(self, counts: Counts) -> set[Counts]:
        """All that an epoch with at least one mistake can lead to."""
        everyone = (1 << len(self.y)) - 1
        seen = {(counts, 0)}
        waiting = list(seen)
        while waiting:
            now, turned = waiting.pop()
            for i, verdicts in enumerate(self.verdicts(now)):
                if turned >> i & 1:
                    continue
                for mistake in verdicts:
                    then = (*now[:i], now[i] + mistake, *now[i + 1 :])
                    state = then, turned | 1 << i
                    if state not in seen:
                        seen.add(state)
                        waiting.append(state)
        return {now for now, turned in seen if turned == everyone and now != counts}

    def results(self, max_epochs: int) -> list[tuple[Counts, int, bool]]:
        """All right results: counts, epochs, converged."""
        found: list[tuple[Counts, int, bool]] = []
        now = {(0,) * len(self.y)}
        for epoch in range(1, max_epochs + 1):
            found += [(c, epoch, True) for c in now if all(False in v for v in self.verdicts(c))]
            going = [c for c in now if any(True in verdict for verdict in self.verdicts(c))]
            now = set().union(*(self.after_epoch(counts) for counts in going))
            assert len(now) < 20_000, "too many orders to follow"
        return found + [(counts, max_epochs, False) for counts in now]

    def is_at(self, counts: Counts, fit: Fit) -> bool:
        w, b = self.place(counts)
        return bool(np.abs(np.append(w - fit.w, b - fit.b)).max() <= 1e-9 * self.size)


def check_followed(
    student: Student, X: Floats, y: Labels, rate: float, max_epochs: int, seed: int
) -> Fit:
    """The result is one that the rule reaches from the start, in some order of the examples."""
    start = start_of(student, X, y, rate, seed)
    out = student.train_perceptron(X, y, rate, max_epochs, seed)
    fit = read(out, X.shape[1])
    if fit.converged:
        check_classes(out, fit, X, y)
    orders = Orders(X, y, rate, start)
    results = orders.results(max_epochs)
    there = [(epochs, done) for counts, epochs, done in results if orders.is_at(counts, fit)]
    if (fit.epochs, fit.converged) in there:
        return fit
    if there:
        what = (
            "w and b are what the rule reaches, but not with this epochs and converged: got "
            f"{fit.epochs} and {fit.converged}. Training ends with the first epoch without a "
            "mistake, which is counted too, and only such an epoch is convergence."
        )
    elif not same_place(start_of(student, X, y, rate, seed), start):
        drawn = "draw it from np.random.default_rng(seed)"
        what = f"the same seed gave another start the second time; {drawn}."
    else:
        way = "from the start, which max_epochs=0 gives, to this w and b"
        what = f"no order of the examples leads {way}.{why(fit, start)}"
    check_true(False, what, out)
    return fit


def same_place(one: Fit, other: Fit) -> bool:
    return np.array_equal(one.w, other.w) and one.b == other.b


def why(fit: Fit, start: Fit) -> str:
    w_stays, b_stays = np.array_equal(fit.w, start.w), fit.b == start.b
    if w_stays and b_stays:
        return " They are the start itself."
    if b_stays:
        return " The bias has not moved: does a mistake change it too?"
    if w_stays:
        return " The weights have not moved, only the bias has."
    return (
        " Does each mistake, and nothing else, move w by learning_rate * (y - prediction) * x "
        "and b by learning_rate * (y - prediction), at once?"
    )


def rate_for(student: Student, X: Floats, y: Labels, seed: int, share: float = 0.7) -> float:
    """A rate not small against the start, whatever that was drawn from: few epochs will do."""
    start = start_of(student, X, y, 0.1, seed)
    size = float(np.linalg.norm([*start.w, start.b]))
    return share * size if size > 0 else 1.0


# --- stand-ins


def is_and(X: ArrayLike, y: ArrayLike) -> bool:
    rows = np.column_stack([np.asarray(X, dtype=float), np.asarray(y, dtype=float)])
    wanted = np.column_stack([X_AND, Y_AND])
    return rows.shape == wanted.shape and bool(np.array_equal(sorted(rows.tolist()), wanted))


def known_training(
    X: ArrayLike,
    y: ArrayLike,
    learning_rate: float = 0.1,
    max_epochs: int = 1000,
    seed: int = 0,
) -> Fit:
    """Stands in for train_perceptron: made-up numbers, different for each seed and rate."""
    if not is_and(X, y):
        raise ValueError("train_perceptron is given other examples than those of AND")
    w = np.array([1.0 + seed, 2.0 - learning_rate])
    b = -1.25 - seed * learning_rate
    epochs = 3 + (5 * seed**2 + 2 * seed) % 11 + round(20 * min(learning_rate, 3.0))
    if learning_rate == 0 or epochs > max_epochs:
        return Fit(w, b, max_epochs, False)
    return Fit(w, b, epochs, True)


def check_average(student: Student, n_runs: int, rate: float, *given: Any, **named: Any) -> None:
    out = student.average_epochs(*given, **named)
    epochs = [
        float(check_tuple("the Fit", student.train_perceptron(X_AND, Y_AND, rate, seed=s), 4)[2])
        for s in range(n_runs + 1)
    ]
    runs = epochs[:n_runs]
    wanted = float(np.mean(runs))
    slips = {
        "It is the sum over the runs, not their mean.": float(np.sum(runs)),
        "The seeds begin at 0, not at 1.": float(np.mean(epochs[1:])),
        "It is the median.": float(np.median(runs)),
        "There is one run too many.": float(np.mean(epochs)),
        "Every run seems to have seed 0.": runs[0],
        "It is rounded.": float(round(wanted)),
    }
    causes: dict[str, ArrayLike] = {k: v for k, v in slips.items() if v != wanted}
    check_number("the average", out, wanted, causes=causes)


def check_effect(student: Student, out: Any, rates: tuple[float, ...], seed: int) -> None:
    found = check_keys("the result", out, rates)
    for rate in rates:
        wanted = read(student.train_perceptron(X_AND, Y_AND, rate, seed=seed), 2)
        name = f"the Fit for a learning rate of {rate:g}"
        w, b, epochs, converged = check_tuple(name, found[rate], 4)
        causes: dict[str, ArrayLike] = {}
        for other in rates:
            fit = read(student.train_perceptron(X_AND, Y_AND, other, seed=seed), 2)
            causes[f"It is that of {other:g}."] = fit.w
        if seed:
            fit = read(student.train_perceptron(X_AND, Y_AND, rate), 2)
            causes["It is that of seed 0."] = fit.w
        causes = {k: v for k, v in causes.items() if not np.array_equal(v, wanted.w)}
        check_array(f"w of {name}", w, wanted.w, causes=causes)
        check_number(f"b of {name}", b, wanted.b)
        check_bool(f"converged of {name}", converged, wanted.converged)
        if wanted.converged:  # without convergence it depends on max_epochs alone
            check_integer(f"epochs of {name}", epochs, wanted.epochs)


@part("train_perceptron")
def test_learns_and(student: Student) -> None:
    out = student.train_perceptron(X_AND, Y_AND)
    fit = read(out, 2)
    check_true(fit.converged, "AND is learned well within 1000 epochs; converged is False.", out)
    check_classes(out, fit, X_AND, Y_AND)
    check_true(fit.epochs >= 1, "epochs are counted from 1; it is 0.", out)


@part("train_perceptron")
def test_some_order_leads_there(student: Student) -> None:
    for seed in (0, 1):
        rate = rate_for(student, X_AND, Y_AND, seed)
        check_followed(student, X_AND, Y_AND, rate, 1000 if seed else 50, seed)


@part("train_perceptron")
def test_no_line_for_xor(student: Student) -> None:
    out = student.train_perceptron(X_AND, Y_XOR, max_epochs=20)
    fit = read(out, 2)
    check_true(not fit.converged, "no line does XOR, so converged should be False.", out)
    check_true(fit.epochs == 20, f"epochs should be max_epochs, 20, got {fit.epochs}.", out)


@part("average_epochs")
@planted(train_perceptron=known_training)
def test_average_of_ten(student: Student) -> None:
    check_average(student, 10, 0.1)


@part("learning_rate_effect")
@planted(train_perceptron=known_training)
def test_three_rates(student: Student) -> None:
    check_effect(student, student.learning_rate_effect(), (0.0, 0.1, 100.0), 0)


@part("errors")
def test_labels_out_of_range(student: Student) -> None:
    for labels in ([0, 0, 0, 2], [-1, -1, -1, 1]):
        why = "labels should be 0 or 1"
        check_raises(ValueError, student.train_perceptron, X_AND, np.array(labels), why=why)


### BEGIN HIDDEN TESTS
def clouds(rng: np.random.Generator, n: int, d: int, gap: float) -> tuple[Floats, Labels]:
    """Two classes of a normal cloud, cut in two by a hyperplane and drawn apart by `gap`."""
    w = rng.normal(size=d)
    w /= np.linalg.norm(w)
    X = rng.normal(size=(n, d))
    offset = rng.normal() / 2
    y = (X @ w > offset).astype(np.int64)
    return X + np.outer((y - 0.5) * gap, w), y


@part("train_perceptron")
def test_any_separable_set(student: Student, rng: np.random.Generator) -> None:
    from hypothesis import strategies as st

    def learned(drawn: tuple[list[int], list[tuple[int, ...]], int]) -> None:
        w, rows, seed = drawn
        X = np.array(rows, dtype=np.float64)
        y = (X @ np.array(w) + 0.5 > 0).astype(np.int64)  # between whole numbers: none on the line
        out = student.train_perceptron(X, y, rate_for(student, X, y, seed), 5000, seed)
        fit = read(out, len(w))
        told = f"w = {w}, b = 0.5 separates these examples, and there were epochs enough"
        check_true(fit.converged, f"{told}, but converged is False.", out)
        check_classes(out, fit, X, y)

    sets = st.integers(1, 3).flatmap(
        lambda d: st.tuples(
            st.lists(st.integers(-3, 3), min_size=d, max_size=d),
            st.lists(st.tuples(*[st.integers(-4, 4)] * d), min_size=1, max_size=8),
            st.integers(0, 9),
        )
    )
    for_all(student, rng, sets, learned, examples=20, shrinks=40)


@part("train_perceptron")
def test_separable_sets(student: Student, rng: np.random.Generator) -> None:
    for n, d, share in ((60, 2, 0.5), (20, 1, 1.0), (100, 5, 0.5), (8, 9, 3.0)):
        (X, y), seed = clouds(rng, n, d, 1.0), int(rng.integers(1000))
        rate = rate_for(student, X, y, seed, share)
        out = student.train_perceptron(X, y, rate, 2000, seed)  # a few dozen epochs will do
        fit = read(out, d)
        told = f"a hyperplane separates these {n} examples, and there were epochs enough"
        check_true(fit.converged, f"{told}, but converged is False.", out)
        check_classes(out, fit, X, y)
        check_true(1 <= fit.epochs <= 2000, f"epochs cannot be {fit.epochs}.", out)


@part("train_perceptron")
def test_few_examples_in_any_order(student: Student, rng: np.random.Generator) -> None:
    for n, d, share in ((1, 2, 0.1), (2, 1, 0.5), (3, 2, 0.5), (3, 4, 2.0), (4, 3, 0.6)):
        X, seed = rng.normal(size=(n, d)), int(rng.integers(1, 1000))
        y = (X @ rng.normal(size=d) + rng.normal() / 4 > 0).astype(np.int64)
        rate = rate_for(student, X, y, seed, share)
        check_followed(student, X, y, rate, 12, seed)


@part("train_perceptron")
def test_mistakes_all_over(student: Student, rng: np.random.Generator) -> None:
    """The start has every example on the wrong side."""
    X = rng.normal(size=(3, 3))
    start = start_of(student, X, np.array([0, 1, 1]), 0.1, 5)
    y = (X @ start.w + start.b <= 0).astype(np.int64)
    for max_epochs in (1, 2, 3, 40):
        check_followed(student, X, y, rate_for(student, X, y, 5), max_epochs, 5)


@part("train_perceptron")
def test_start_that_is_right_already(student: Student, rng: np.random.Generator) -> None:
    X = rng.normal(size=(4, 2))
    start = start_of(student, X, np.array([0, 1, 1, 0]), 0.1, 3)
    y = (X @ start.w + start.b > 0).astype(np.int64)
    for max_epochs in (1, 5):
        check_followed(student, X, y, 0.1, max_epochs, 3)


@part("train_perceptron")
def test_stops_at_max_epochs(student: Student) -> None:
    """On XOR for good, on AND before an epoch without a mistake."""
    rate = rate_for(student, X_AND, Y_XOR, 0)
    for max_epochs in (1, 2, 5):
        check_followed(student, X_AND, Y_XOR, rate, max_epochs, 0)
    for seed in (0, 1, 2):
        rate = rate_for(student, X_AND, Y_AND, seed)
        full = check_followed(student, X_AND, Y_AND, rate, 60, seed)
        for max_epochs in {full.epochs - 1, full.epochs} - {0}:
            check_followed(student, X_AND, Y_AND, rate, max_epochs, seed)


@part("train_perceptron")
def test_one_mistake_among_many(student: Student, rng: np.random.Generator) -> None:
    """Close to the line of the start, so that two small steps will do, one in an epoch."""
    X, seed = rng.normal(size=(60, 3)), int(rng.integers(1000))
    start = start_of(student, X, np.arange(60) % 2, 0.1, seed)
    length = float(np.linalg.norm(start.w))
    if length == 0:
        return  # a start without a line
    score = X @ start.w + start.b
    X += np.outer(np.sign(score) / length, start.w)  # the line has room on both sides
    y = (score > 0).astype(np.int64)
    X[0] -= start.w * (X[0] @ start.w + start.b) / length**2  # and one example on it,
    X[0] += 1e-3 * start.w / length * (1 - 2 * y[0])  # just across
    rate = 0.7e-3 * length / float(X[0] @ X[0] + 1)
    if not same_place(start_of(student, X, y, rate, seed), start):
        return  # the start goes by the data, as it may
    out = student.train_perceptron(X, y, rate, 10, seed)
    fit = read(out, 3)
    check_true(
        (fit.epochs, fit.converged) == (3, True),
        "one of the 60 examples is a mistake in epochs 1 and 2, and none in epoch 3, so that "
        f"epochs and converged should be 3 and True; they are {fit.epochs} and {fit.converged}.",
        out,
    )


@part("train_perceptron")
def test_default_of_max_epochs(student: Student) -> None:
    out = student.train_perceptron(X_AND, Y_XOR)
    epochs = read(out, 2).epochs
    check_true(epochs == 1000, f"max_epochs is 1000 where none is given; epochs is {epochs}.", out)


@part("train_perceptron")
def test_seed_is_the_only_randomness(student: Student, rng: np.random.Generator) -> None:
    X, y = clouds(rng, 20, 3, 0.5)
    first, again = (student.train_perceptron(X, y, 0.1, 50, seed=2) for _ in range(2))
    one, other = read(first, 3), read(again, 3)
    check_true(
        np.allclose(one.w, other.w, rtol=1e-9, atol=0) and one.epochs == other.epochs,
        "the same seed gave another result the second time; draw everything, the order of the "
        "examples too, from np.random.default_rng(seed).",
        again,
    )
    starts = [student.train_perceptron(X, y, 0.1, 0, seed=seed) for seed in range(6)]
    places = [np.append(fit.w, fit.b) for fit in (read(start, 3) for start in starts)]
    check_true(
        any(not np.array_equal(place, places[0]) for place in places),
        "seeds 0 to 5 gave the same start: draw it from np.random.default_rng(seed).",
        starts[-1],
    )


@part("train_perceptron")
def test_other_rates(student: Student) -> None:
    size = rate_for(student, X_AND, Y_AND, 4, 1.0)
    for factor in (0.0, 0.4, 1.0, 100.0):
        check_followed(student, X_AND, Y_AND, factor * size, 30, 4)


@part("errors")
def test_dimensions_and_counts(student: Student) -> None:
    for labels in ([0, 0, 1], [0, 0, 0, 1, 1]):
        why = f"X has 4 rows and y {len(labels)} labels"
        check_raises(ValueError, student.train_perceptron, X_AND, np.array(labels), why=why)
    train, why = student.train_perceptron, "max_epochs is below 0"
    check_raises(ValueError, train, X_AND, Y_AND, max_epochs=-1, why=why)
    with student.planting(train_perceptron=known_training):
        for n_runs in (0, -2):
            check_raises(ValueError, student.average_epochs, n_runs, why="n_runs is below 1")


@part("average_epochs")
@planted(train_perceptron=known_training)
def test_other_averages(student: Student) -> None:
    for n_runs, rate in ((3, 0.1), (1, 0.1), (6, 0.5), (17, 2.0)):
        check_average(student, n_runs, rate, n_runs, learning_rate=rate)


def stopped_training(X: ArrayLike, y: ArrayLike, *given: Any, **named: Any) -> Fit:
    """Stands in for train_perceptron: every other run ends before it has converged."""
    fit = known_training(X, y, *given, **named)
    return fit._replace(converged=fit.epochs % 2 == 0)


@part("average_epochs")
def test_runs_that_do_not_converge_count_too(student: Student) -> None:
    # By the stand-in alone, where it is asked: the student's own runs on AND all converge.
    with student.planting(train_perceptron=stopped_training):
        try:
            check_average(student, 6, 0.1, 6)
            return
        except NotAttempted:
            raise
        except CheckFailed:
            if student.plants_used:
                raise
    check_average(student, 6, 0.1, 6)


@part("learning_rate_effect")
@planted(train_perceptron=known_training)
def test_other_rates_and_seeds(student: Student) -> None:
    for rates, seed in (((0.5, 2.0, 0.0), 3), ((1.0,), 0), ((0.25, 50.0), 7)):
        check_effect(student, student.learning_rate_effect(rates, seed=seed), rates, seed)


### END HIDDEN TESTS
