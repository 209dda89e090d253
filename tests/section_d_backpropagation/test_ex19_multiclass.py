"""Exercise 19: backpropagation for more than two classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    CheckFailed,
    Student,
    by_autograd,
    check_array,
    check_keys,
    check_number,
    check_raises,
    check_real,
    check_shape,
    check_true,
    check_tuple,
    for_all,
    part,
    planted,
)

Floats = NDArray[np.float64]
Parameters = dict[str, Floats]

NUMERICAL = 1e-5
"""Central differences in float64, step 1e-5: their own error is near 1e-10 away from kinks."""
GUARD = 1e-5
"""A guard against log(0) of 1e-7 or less changes less than this at probabilities above 0.02."""
TRAINED = 1e-5
"""The same training twice; only the order of sums may differ, and many steps enlarge that."""

X = np.array([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]])
Y = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]])
PARAMETERS = {
    "W1": np.array([[0.2, -0.4], [0.7, 0.1], [-0.3, 0.5]]),
    "b1": np.array([[0.1], [-0.2], [0.3]]),
    "W2": np.array([[0.4, -0.6, 0.2], [-0.1, 0.3, 0.8], [0.5, 0.9, -0.7], [-0.2, 0.1, 0.6]]),
    "b2": np.array([[0.1], [0.0], [-0.3], [0.2]]),
}


SCORES = np.array(
    [
        [0.1, 0.25, -0.266],
        [0.81, 0.6, 0.261],
        [-0.66, -0.825, 1.107],
        [0.77, 0.65, 0.157],
    ]
)
PROBABILITIES = np.array(
    [
        [0.18328798462, 0.235172934332, 0.122435707767],
        [0.372806158531, 0.333726279419, 0.207386884825],
        [0.085717636881, 0.080263994595, 0.483275100449],
        [0.358188219968, 0.350836791654, 0.186902306958],
    ]
)
"""What the network's last layer gives for the columns of X, before the softmax and behind it."""
GRADIENTS = {
    "dW1": [
        [-0.178338211028, 0.06241837386],
        [-0.335932733412, 0.014191968215],
        [-0.141142111407, -0.128260156126],
    ],
    "db1": [[-0.089169105514], [-0.214257928712], [-0.013951333637]],
    "dW2": [
        [0.03183328402, 0.064446248388, -0.136220371031],
        [0.053920590055, 0.015396342471, -0.104726582586],
        [-0.134348473883, -0.186061281809, 0.045781289713],
        [0.048594599809, 0.106218690951, 0.195165663904],
    ],
    "db2": [[-0.15303445776], [-0.028693559075], [-0.116914422691], [0.298642439527]],
}
"""By central differences of the loss."""


def known_softmax(Z: Any) -> Floats:
    """Stands in for `softmax`: of each column it looks up the nearest that it knows."""
    if np.shape(Z)[0] != 4:
        return all_alike(Z)
    apart = [np.abs(column[:, None] - SCORES).max(axis=0) for column in np.asarray(Z).T]
    return PROBABILITIES[:, [int(distances.argmin()) for distances in apart]]


def known_delta(Y_hat: Any, Y: Any) -> Floats:
    """Stands in for `output_delta`, for the example alone."""
    if np.shape(Y_hat) != (4, 3):
        raise ValueError("this stand-in knows the output of one network alone")
    return np.array(
        [
            [0.18328798462, -0.764827065668, 0.122435707767],
            [-0.627193841469, 0.333726279419, 0.207386884825],
            [0.085717636881, 0.080263994595, -0.516724899551],
            [0.358188219968, 0.350836791654, 0.186902306958],
        ]
    )


# Stand-ins of the right shapes, for a training of which only the shapes are asked.


def ones_in_first_row(labels: Any, n_classes: int) -> Floats:
    return np.vstack([np.ones((1, len(labels))), np.zeros((int(n_classes) - 1, len(labels)))])


def all_alike(Z: Any) -> Floats:
    return np.full(np.shape(Z), 1 / np.shape(Z)[0])


def a_third(*_: Any) -> float:
    return 1 / 3


def nothing_left(Y_hat: Any, Y: Any) -> Floats:
    return np.zeros(np.shape(Y))


def all_outputs_alike(X: Any, parameters: Any) -> tuple[Floats, dict[str, Floats]]:
    n_classes = len(parameters[f"b{len(parameters) // 2}"])
    return np.full((n_classes, np.shape(X)[1]), 1 / n_classes), {}


def no_slope(Y: Any, parameters: Any, cache: Any) -> dict[str, Floats]:
    return {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}


def layers_of(parameters: Any) -> int:
    return sum(str(name).startswith("W") for name in parameters)


def forward_then_backward(module: Any, X: Any, Y: Any, parameters: Any) -> Any:
    """`backward` with the cache of the submission's own `forward`, whatever kind of thing it is."""
    import numpy as np

    forward, backward = module.forward, module.backward
    found: list[Any] = []  # arrays in the cache, seen before `backward` is given it

    def look(value: Any, depth: int = 0) -> None:
        if isinstance(value, np.ndarray) and value.dtype.kind in "biuf" and value.ndim == 2:
            found.append(np.array(value))
        elif isinstance(value, dict):
            for item in list(value.values()):
                look(item, depth + 1)
        elif isinstance(value, (list, tuple)) and depth < 5:
            for item in value:
                look(item, depth + 1)
        elif depth < 5 and hasattr(value, "__dict__") and not callable(value):
            look(vars(value), depth + 1)

    Y_hat, cache = forward(X, parameters)
    look(cache)
    return backward(Y, parameters, cache), Y_hat, found[:100]


def network(rng: np.random.Generator, *sizes: int) -> Parameters:
    """Drawn parameters of these layer sizes, biases off zero."""
    parameters = {}
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), 1):
        parameters[f"W{layer}"] = rng.normal(0.0, np.sqrt(2 / n_in), (n_out, n_in))
        parameters[f"b{layer}"] = rng.normal(0.0, 0.5, (n_out, 1))
    return parameters


def labels_of(rng: np.random.Generator, n_classes: int, m: int) -> Floats:
    return np.eye(n_classes)[:, rng.integers(n_classes, size=m)]


def check_claimed(out: Any) -> tuple[dict[str, Any], float]:
    """What `train_blobs` returns has its parts, and an accuracy that can be one."""
    out = check_keys("the result", out, ("parameters", "losses", "accuracy"))
    check_network(out["parameters"])
    check_true(np.ndim(out["losses"]) == 1, "losses should be a list, a loss an epoch.", out)
    accuracy = check_real("accuracy", out["accuracy"])
    percent = " Is it in percent? It should be a share, from 0 to 1." if accuracy > 1 else ""
    check_true(
        0 <= accuracy <= 1, f"accuracy should be from 0 to 1, got {accuracy:g}.{percent}", out
    )
    return out, accuracy


def check_network(parameters: Any) -> None:
    parameters = check_keys("parameters", parameters, ("W1", "b1"))
    n_out = np.shape(parameters["W1"])[-1] if np.ndim(parameters["W1"]) == 2 else 2
    for layer in range(1, layers_of(parameters) + 1):
        check_keys("parameters", parameters, (f"W{layer}", f"b{layer}"))
        n_in, n_out = n_out, len(np.atleast_1d(parameters[f"W{layer}"]))
        check_shape(f"W{layer}", parameters[f"W{layer}"], (n_out, n_in))
        check_shape(f"b{layer}", parameters[f"b{layer}"], (n_out, 1))
    check_true(
        n_out == 3,
        f"the last layer should have a unit for each blob, 3; it has {n_out}.",
        parameters,
    )


def train_blobs(module: Any, *seed: int) -> Any:
    """The student's `train_blobs`, and the points that it was given by scikit-learn, if it was."""
    import numpy as np
    import sklearn.datasets

    from grader.calling.watching import rebinding, replacing

    own, made = sklearn.datasets.make_blobs, []

    def make_blobs(*args: Any, **kwargs: Any) -> Any:
        blobs = own(*args, **kwargs)
        made.append((np.array(blobs[0], dtype=float), np.array(blobs[1])))
        return blobs

    seen: list[Any] = []
    forward: Any = getattr(module, "forward", None)

    def watched(X: Any, *args: Any, **kwargs: Any) -> Any:
        if not seen:
            seen.append(np.array(X, dtype=float))
        return forward(X, *args, **kwargs)

    with (
        rebinding(own, make_blobs, sklearn.datasets, module),
        replacing(module, **({"forward": watched} if callable(forward) else {})),
    ):
        result = module.train_blobs(**dict(zip(["seed"], seed, strict=False)))
    return result, made[:10], seen


@part("one_hot")
def test_three_labels(student: Student) -> None:
    wanted = [[0.0, 1.0, 0.0], [0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
    causes = {"It is transposed: a column is an example.": np.transpose(wanted)}
    check_array("the result", student.one_hot(np.array([2, 0, 3]), 4), wanted, causes=causes)


@part("errors")
def test_label_too_large(student: Student) -> None:
    why = "there is no class 3 of 3 (they are 0, 1 and 2)"
    check_raises(ValueError, student.one_hot, np.array([0, 3, 1]), 3, why=why)


@part("softmax")
def test_two_columns(student: Student) -> None:
    Z = np.log([[1.0, 3.0], [2.0, 3.0], [1.0, 6.0]])
    wanted = np.array([[0.25, 0.25], [0.5, 0.25], [0.25, 0.5]])
    causes = {
        "The exponentials are not divided by their sum.": np.exp(Z),
        "It is taken over the rows: a column is an example.": np.array(
            [[0.25, 0.75], [0.4, 0.6], [1 / 7, 6 / 7]]
        ),
        "It is taken over all entries together: each column adds up to 1.": wanted * [0.25, 0.75],
    }
    check_array("the result", student.softmax(Z), wanted, causes=causes)


@part("softmax")
def test_large_scores(student: Student) -> None:
    out = student.softmax(np.array([[1000.0, -1000.0], [1000.0, -1000.0]]))
    check_array("the result", out, [[0.5, 0.5], [0.5, 0.5]])


@part("cross_entropy")
def test_two_examples(student: Student) -> None:
    Y_hat = np.array([[0.5, 0.1], [0.25, 0.1], [0.25, 0.8]])
    Y = np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]])
    causes = {
        "It is the sum over the examples, not their mean.": -np.log(0.4),
        "The minus sign is missing.": np.log(0.4) / 2,
        "It is the mean over all entries; divide by the number of examples.": -np.log(0.4) / 6,
        "The logarithm should be the natural one.": -np.log2(0.4) / 2,
    }
    wanted = -np.log(0.4) / 2
    check_number("the result", student.cross_entropy(Y_hat, Y), wanted, rtol=GUARD, causes=causes)


@part("output_delta")
def test_delta_of_two_examples(student: Student) -> None:
    Y_hat = np.array([[0.5, 0.1], [0.25, 0.1], [0.25, 0.8]])
    Y = np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]])
    wanted = np.array([[-0.5, 0.1], [0.25, 0.1], [0.25, -0.2]])
    causes = {
        "It has the opposite sign.": -wanted,
        "The 1/m does not belong here; it comes in with dW and db.": wanted / 2,
    }
    check_array("the result", student.output_delta(Y_hat, Y), wanted, causes=causes)


@part("forward")
@planted(softmax=known_softmax)
def test_one_hidden_layer(student: Student) -> None:
    Y_hat, _ = check_tuple("the result", student.forward(X, PARAMETERS), 2)
    causes = {"They are the scores: the softmax is missing.": SCORES}
    check_array("Y_hat", Y_hat, PROBABILITIES, rtol=1e-6, causes=causes)


@part("backward")
@planted(softmax=known_softmax, output_delta=known_delta)
def test_gradients_by_central_differences(student: Student) -> None:
    out = student.probe(forward_then_backward, X, Y, PARAMETERS)
    got, Y_hat, _ = check_tuple("the result", out, 3)
    got = check_keys("the gradients", got, GRADIENTS)
    for name, gradient in GRADIENTS.items():
        check_shape(name, got[name], np.shape(gradient))
    # Where the forward pass is wrong, which costs that part, the gradients are others too.
    if np.shape(Y_hat) == np.shape(Y) and np.allclose(Y_hat, PROBABILITIES, atol=1e-6):
        for name, gradient in GRADIENTS.items():
            causes = {
                "The 1/m of the mean is missing.": 3 * np.array(gradient),
                "The 1/m is in it twice.": np.array(gradient) / 3,
            }
            check_array(name, got[name], gradient, rtol=NUMERICAL, atol=1e-7, causes=causes)


@part("train_blobs")
@planted(
    one_hot=ones_in_first_row,
    softmax=all_alike,
    cross_entropy=a_third,
    output_delta=nothing_left,
    forward=all_outputs_alike,
    backward=no_slope,
)
def test_what_a_training_gives(student: Student) -> None:
    out, _, _ = check_tuple("the result", student.probe(train_blobs), 3)
    check_claimed(out)


### BEGIN HIDDEN TESTS
def right_softmax(Z: Any) -> Floats:
    scores: Floats = np.asarray(Z, dtype=np.float64)
    probabilities: Floats = np.exp(scores - np.logaddexp.reduce(scores, axis=0, keepdims=True))
    return probabilities


def right_one_hot(labels: Any, n_classes: int) -> Floats:
    return np.array([[float(label == row) for label in labels] for row in range(int(n_classes))])


def right_cross_entropy(Y_hat: Any, Y: Any) -> float:
    with np.errstate(divide="ignore"):
        logs = np.maximum(np.log(np.asarray(Y_hat, dtype=np.float64)), -50.0)
    return float(-np.sum(np.asarray(Y) * logs) / np.shape(Y)[1])


def right_output_delta(Y_hat: Any, Y: Any) -> Floats:
    if np.shape(Y_hat) != np.shape(Y):
        raise ValueError(f"Y_hat has shape {np.shape(Y_hat)}, Y {np.shape(Y)}")
    difference: Floats = np.asarray(Y_hat, dtype=np.float64) - np.asarray(Y)
    return difference


def right_forward(X: Any, parameters: Any) -> tuple[Floats, dict[str, Floats]]:
    """Stands in for `forward`; its cache is that of the chapter's network."""
    A = np.asarray(X, dtype=np.float64)
    cache, last = {"A0": A}, layers_of(parameters)
    for layer in range(1, last + 1):
        Z = np.asarray(parameters[f"W{layer}"]) @ A + np.asarray(parameters[f"b{layer}"])
        A = right_softmax(Z) if layer == last else np.maximum(Z, 0.0)
        cache |= {f"Z{layer}": Z, f"A{layer}": A}
    return A, cache


def right_backward(Y: Any, parameters: Any, cache: Any) -> dict[str, Floats]:
    gradients, last = {}, layers_of(parameters)
    delta = (cache[f"A{last}"] - np.asarray(Y)) / np.shape(Y)[1]
    for layer in range(last, 0, -1):
        gradients[f"dW{layer}"] = delta @ cache[f"A{layer - 1}"].T
        gradients[f"db{layer}"] = delta.sum(axis=1, keepdims=True)
        if layer > 1:
            W = np.asarray(parameters[f"W{layer}"])
            delta = (W.T @ delta) * (cache[f"Z{layer - 1}"] > 0)
    return gradients


def loss_of(X: Floats, Y: Floats, parameters: Parameters) -> float:
    return right_cross_entropy(right_forward(X, parameters)[0], Y)


def central_differences(X: Floats, Y: Floats, parameters: Parameters) -> dict[str, Floats]:
    """One weight after the other, moved up and down by a little."""
    gradients, step = {}, 1e-5
    for name, value in parameters.items():
        gradient = np.zeros_like(value)
        for place in np.ndindex(value.shape):
            moved = {sign: value.copy() for sign in (1, -1)}
            for sign, copy in moved.items():
                copy[place] += sign * step
            up, down = (loss_of(X, Y, parameters | {name: moved[sign]}) for sign in (1, -1))
            gradient[place] = (up - down) / (2 * step)
        gradients[f"d{name}"] = gradient
    return gradients


def check_forward(student: Student, X: Floats, parameters: Parameters) -> None:
    Y_hat, _ = check_tuple("the result", student.forward(X, parameters), 2)
    wanted, cache = right_forward(X, parameters)
    last = layers_of(parameters)
    scores = cache[f"Z{last}"]
    causes = {
        "They are the scores: the softmax is missing.": scores,
        "The softmax is taken over the rows: a column is an example.": right_softmax(scores.T).T,
        "There is a ReLU before the softmax.": right_softmax(np.maximum(scores, 0.0)),
        "It is a sigmoid of each score, not the softmax.": 1 / (1 + np.exp(-scores)),
    }
    check_array("Y_hat", Y_hat, wanted, causes=causes)


def check_backward(
    student: Student,
    X: Floats,
    Y: Floats,
    parameters: Parameters,
    expected: dict[str, Floats],
    rtol: float = 1e-7,
) -> None:
    """The gradients; where the submission's own forward pass is wrong, what follows from that."""
    out = student.probe(forward_then_backward, X, Y, parameters)
    got, Y_hat, cached = check_tuple("the result", out, 3)
    got = check_keys("the gradients", got, expected)
    for name, gradient in expected.items():
        check_shape(name, got[name], gradient.shape)
    # A wrong forward pass costs `forward` only: its backward pass may be right for what it found.
    if not same_array(Y_hat, right_forward(X, parameters)[0]) and follows_from(
        got, X, Y, parameters, Y_hat, cached
    ):
        return
    m = Y.shape[1]
    for name, gradient in expected.items():
        causes = {
            "The 1/m of the mean is missing.": gradient * m,
            "The 1/m is in it twice.": gradient / m,
            "It has the opposite sign.": -gradient,
        }
        if m == 1 or np.allclose(gradient, 0):
            causes = {}
        # What cancels in an entry rounds at the size of its terms, which is about 1.
        check_array(name, got[name], gradient, rtol=rtol, atol=1e-2 * rtol, causes=causes)


def same_array(got: Any, wanted: Floats) -> bool:
    return (
        isinstance(got, np.ndarray)
        and got.shape == wanted.shape
        and got.dtype.kind in "iuf"
        and np.allclose(got, wanted, rtol=1e-7, atol=1e-9)
    )


def follows_from(
    got: dict[str, Any],
    X: Floats,
    Y: Floats,
    parameters: Parameters,
    Y_hat: Any,
    cached: Sequence[Floats],
) -> bool:
    """Whether the gradients are right for the arrays that a forward pass, itself wrong, gave."""
    arrays = [array.astype(np.float64) for array in [Y_hat, X, *cached] if is_matrix(array)]
    deltas = [array - Y for array in arrays if array.shape == Y.shape]
    for layer in range(layers_of(parameters), 0, -1):
        W, m = parameters[f"W{layer}"], Y.shape[1]
        below = [array for array in arrays if array.shape == (W.shape[1], m)]
        inputs = [*below, *(np.maximum(array, 0.0) for array in below)]
        deltas = [
            delta
            for delta in deltas
            if same_array(got[f"db{layer}"], delta.sum(axis=1, keepdims=True) / m)
            and any(same_array(got[f"dW{layer}"], delta @ A.T / m) for A in inputs)
        ]
        deltas = [(W.T @ delta) * (array > 0) for delta in deltas for array in below]
        if not deltas:
            return False
    return True


def is_matrix(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim == 2 and value.dtype.kind in "biuf"


def check_trained(out: Any, least: float) -> dict[str, Any]:
    """What `train_blobs` returns holds together, as far as it can be seen without its data."""
    result, accuracy = check_claimed(out)
    check_losses(result["losses"])
    check_true(
        accuracy >= least,
        f"the held-out accuracy should be at least {least:g}, got {accuracy:.4g}. Do the blobs lie "
        "far enough apart, and does the training go on long enough?",
        result,
    )
    return result


def check_losses(losses: Any) -> None:
    if isinstance(losses, np.ndarray):
        losses = list(losses) if losses.ndim == 1 else [losses]
    if not isinstance(losses, list | tuple):
        check_true(False, "losses should be a list with the loss of each epoch.", losses)
    count = len(losses)
    check_true(
        count >= 2,
        f"losses should have an entry for each epoch; there is {count or 'none'}.",
        losses,
    )
    numbers = np.array([check_real(f"losses[{i}]", loss) for i, loss in enumerate(losses)])
    check_true(numbers.min() >= 0, "a cross-entropy is never below 0, losses are.", losses)
    # Mini-batches may make them jump from one to the next, but not over a quarter of them.
    late = float(np.mean(numbers[-max(1, count // 4) :]))
    check_true(
        late < numbers[0],
        f"the losses should fall; the first is {numbers[0]:.4g}, the last quarter has {late:.4g} "
        "in the mean.",
        losses,
    )


STAND_INS: dict[str, Callable[..., Any]] = {
    "one_hot": right_one_hot,
    "softmax": right_softmax,
    "cross_entropy": right_cross_entropy,
    "output_delta": right_output_delta,
    "forward": right_forward,
    "backward": right_backward,
}


def trained(student: Student, *seed: int) -> dict[str, Any]:
    """What `train_blobs` gives, apart from mistakes in what it may call."""
    least = 0.0 if any(seed) else 0.85  # blobs of another seed may lie closer to each other
    try:
        return check_claims(student.probe(train_blobs, *seed), least)
    except CheckFailed as error:
        with_own, asked = error, len(student.calls)
        if student.latest.ended_guest:
            raise
    try:
        # Each call of a stand-in costs a way to the host and back, so not for ever.
        with student.planting(**STAND_INS), student.within(seconds=5.0):
            return check_claims(student.probe(train_blobs, *seed), least)
    except CheckFailed:
        del student.calls[asked:]  # only what is told may speak in its diagnosis
        raise with_own from None


def by_default(student: Student) -> dict[str, Any]:
    return student.once("trained by default", lambda: trained(student))


def check_claims(out: Any, least: float) -> dict[str, Any]:
    out, made, seen = check_tuple("the result", out, 3)
    overlapping = any(not parted(points, labels) for points, labels in made)
    result = check_trained(out, 0.0 if overlapping else least)
    check_true(
        bool(made or seen),
        "neither make_blobs nor your forward was called while train_blobs ran, so nothing shows "
        "where its figures come from: make the blobs and train the network in it.",
        result,
    )
    if not seen or any(trained_on(points, seen[0]) for points, _ in made):
        check_classifies(result, made)
    return result


def parted(points: Floats, labels: Any) -> bool:
    """Whether straight lines part these blobs well enough for what is asked."""
    from sklearn.linear_model import LogisticRegression

    classifier = LogisticRegression(max_iter=1000).fit(points, labels)
    return bool(classifier.score(points, labels) >= 0.97)


def trained_on(points: Floats, X: Floats) -> bool:
    """Whether the first column that went forward is one of these, moved and scaled as is usual."""
    if X.ndim != 2 or X.shape[0] != points.shape[1] or not X.size:
        return False
    return any(
        np.isclose(place, X[:, 0], rtol=1e-9, atol=1e-9).all(axis=1).any()
        for place in prepared(points)
    )


def check_classifies(result: dict[str, Any], made: Any) -> None:
    """The parameters tell the blobs apart, where their data can be seen.

    The data may have been centred and scaled before the training, in one of the usual ways; who
    has made other points of them is not judged by these.
    """
    parameters, claimed = result["parameters"], float(result["accuracy"])
    best = -1.0
    for points, labels in made:
        if points.ndim != 2 or points.shape[1] != parameters["W1"].shape[1]:
            return  # features of the student's own making: nothing can be said
        for X in prepared(points):
            with np.errstate(all="ignore"):
                Y_hat, _ = right_forward(X.T, parameters)
            best = max(best, float(np.mean(Y_hat.argmax(axis=0) == labels)))
    check_true(
        # Points held out are few: their share may lie well above that of all.
        best < 0 or best >= claimed - 0.15,
        f"accuracy is told to be {claimed:.4g}, but over all the points of make_blobs, as they are "
        f"or centred and scaled, the parameters get {max(best, 0):.4g} right at most. Are they the "
        "trained ones, and do their outputs stand for the blobs in the order of the labels?",
        result,
    )


def prepared(points: Floats) -> Iterator[Floats]:
    low, high = points.min(axis=0), points.max(axis=0)
    for middle in (0.0, points.mean(axis=0), low, (low + high) / 2):
        moved = points - middle
        largest = np.abs(moved).max(axis=0)
        for size in (
            1.0,
            10.0,
            points.std(axis=0),
            points.std(),
            high - low,
            largest,
            largest.max(),
        ):
            yield moved / np.where(size == 0, 1.0, size)


@part("train_blobs")
def test_three_blobs_are_learned(student: Student) -> None:
    by_default(student)


@part("one_hot")
def test_one_hot_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for n_classes, m in ((5, 30), (7, 3), (6, 6), (4, 1), (2, 9), (1, 2)):
        labels = rng.integers(n_classes, size=m)
        out = student.one_hot(labels, n_classes)
        check_array("the result", out, right_one_hot(labels, n_classes))


@part("softmax")
def test_softmax_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for n_classes, m in ((4, 6), (3, 3), (5, 1), (1, 4), (2, 40)):
        Z = rng.normal(0.0, 3.0, (n_classes, m))
        check_array("the result", student.softmax(Z), right_softmax(Z))


@part("softmax")
def test_scores_of_any_size(student: Student, rng: np.random.Generator) -> None:
    """Moving a column changes nothing, and each column is moved by something else."""
    Z = rng.normal(0.0, 2.0, (4, 6))
    moved = Z + np.array([1000.0, -1000.0, 0.0, 1e4, -1e4, 700.0])
    spread = np.array([[1000.0, 0.0], [-1000.0, 0.5], [999.0, -2000.0]])
    for scores, wanted in ((moved, right_softmax(Z)), (spread, right_softmax(spread))):
        out = student.softmax(scores)
        # A sum like 1e4 + 1 keeps 12 digits behind the point, its exponential as many.
        check_array("the result", out, wanted, rtol=1e-7)


def probabilities(rng: np.random.Generator, n_classes: int, m: int) -> Floats:
    """Columns that add up to 1, no entry below 0.02."""
    return 0.02 + (1 - 0.02 * n_classes) * rng.dirichlet(np.ones(n_classes), size=m).T


@part("cross_entropy")
def test_cross_entropy_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for n_classes, m in ((3, 5), (4, 4), (6, 1), (2, 30)):
        Y_hat, Y = probabilities(rng, n_classes, m), labels_of(rng, n_classes, m)
        loss = float(np.mean([-np.log(Y_hat[np.argmax(Y[:, i]), i]) for i in range(m)]))
        check_number("the result", student.cross_entropy(Y_hat, Y), loss, rtol=GUARD)


@part("cross_entropy")
def test_probabilities_of_zero(student: Student) -> None:
    Y = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    beside = np.array([[0.5, 0.0, 0.75], [0.5, 0.25, 0.0], [0.0, 0.75, 0.25]])
    out = student.cross_entropy(beside, Y)
    check_number("the result", out, -np.log(0.5 * 0.25 * 0.25) / 3, rtol=GUARD)
    certain = np.eye(3)
    # A guard of 1e-7 or less leaves -log(1) below 1e-6.
    check_number("the result", student.cross_entropy(certain, Y), 0.0, atol=1e-6)
    missed = np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    loss = check_real("the result", student.cross_entropy(missed, Y))
    check_true(
        loss > -np.log(0.001) / 3,
        "where the true class has probability 0, the loss should be finite but large: larger than "
        f"for a probability of 0.001, got {loss:.4g}.",
        loss,
    )


@part("output_delta")
def test_delta_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for n_classes, m in ((4, 7), (3, 3), (5, 1), (2, 20)):
        Y_hat, Y = probabilities(rng, n_classes, m), labels_of(rng, n_classes, m)
        check_array("the result", student.output_delta(Y_hat, Y), Y_hat - Y)


SIZES = (
    ((2, 3), 5),
    ((4, 3), 1),
    ((2, 5, 3), 6),
    ((3, 4, 2), 1),
    ((3, 6, 5, 4), 7),
    ((2, 4, 3, 5, 2, 3), 9),
)
"""Layer sizes and examples: none, one and several hidden layers, a batch of one and of more.

No two layers beside each other are of one size, and none is as large as the batch.
"""


@part("forward")
@planted(softmax=right_softmax)
def test_forward_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for sizes, m in (*SIZES, ((3, 3, 3), 3), ((1, 1, 2), 40)):
        check_forward(student, rng.normal(size=(sizes[0], m)), network(rng, *sizes))


@part("forward")
@planted(softmax=right_softmax)
def test_layers_beyond_the_ninth(student: Student, rng: np.random.Generator) -> None:
    check_forward(student, rng.normal(size=(3, 2)), network(rng, *[3] * 12, 4))


@part("forward")
@planted(softmax=right_softmax)
def test_forward_with_large_scores(student: Student, rng: np.random.Generator) -> None:
    parameters = network(rng, 2, 3)
    X = 1000 * rng.normal(size=(2, 6))
    Y_hat, _ = check_tuple("the result", student.forward(X, parameters), 2)
    # Scores of 1000 carry their rounding, about 1e-13 of a unit each, into the exponential.
    check_array("Y_hat", Y_hat, right_forward(X, parameters)[0], rtol=1e-7)


@part("forward")
@planted(softmax=right_softmax, output_delta=right_output_delta)
def test_cache_belongs_to_one_call(student: Student, rng: np.random.Generator) -> None:
    parameters = network(rng, 2, 4, 3)
    X, Y = rng.normal(size=(2, 6)), labels_of(rng, 3, 6)
    check_forward(student, X, parameters)
    out = student.probe(backward_with_copy, X, rng.normal(size=(2, 6)), Y, parameters)
    check_true(
        out is not False,
        "another call of forward changes what is in the cache of the first: with a copy, made "
        "before it, backward gives other gradients. Make a new cache in each call.",
        out,
    )


def goes_forward(student: Student, X: Floats, parameters: Parameters) -> bool:
    """Where the submission's own `forward` fails, which costs that part, there is no cache."""
    outcome = student.outcome("forward", X, parameters).outcome
    if outcome.raised:
        return False
    Y_hat = outcome.value[0] if isinstance(outcome.value, list | tuple) and outcome.value else None
    shape = parameters[f"b{layers_of(parameters)}"].shape[0], X.shape[1]
    return not isinstance(Y_hat, np.ndarray) or Y_hat.shape == shape


def by_torch(X: Floats, Y: Floats, parameters: Parameters) -> dict[str, Floats]:
    """The gradients by automatic differentiation in float64."""
    import torch

    def loss(**leaves: Any) -> Any:
        A = torch.tensor(X)
        for layer in range(1, layers_of(parameters) + 1):
            A = leaves[f"W{layer}"] @ (A if layer == 1 else torch.relu(A)) + leaves[f"b{layer}"]
        return torch.nn.functional.cross_entropy(A.T, torch.tensor(Y.argmax(axis=0)))

    return by_autograd(loss, parameters)


@part("backward")
@planted(softmax=right_softmax, output_delta=right_output_delta)
def test_gradients_of_any_network(student: Student, rng: np.random.Generator) -> None:
    from hypothesis import strategies as st

    def right(asked: tuple[list[int], int, int]) -> None:
        sizes, m, seed = asked
        own = np.random.default_rng(seed)
        X, Y, parameters = (
            own.normal(size=(sizes[0], m)),
            labels_of(own, sizes[-1], m),
            network(own, *sizes),
        )
        if goes_forward(student, X, parameters):
            check_backward(student, X, Y, parameters, by_torch(X, Y, parameters))

    sizes = st.lists(st.integers(2, 5), min_size=2, max_size=5)
    asked = st.tuples(sizes, st.integers(1, 6), st.integers(0, 99))
    for_all(student, rng, asked, right, examples=20, shrinks=30)


@part("backward")
@planted(softmax=right_softmax, output_delta=right_output_delta)
def test_gradients_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    for sizes, m in (*SIZES, ((3, 3, 3), 3)):
        X, Y = rng.normal(size=(sizes[0], m)), labels_of(rng, sizes[-1], m)
        parameters = network(rng, *sizes)
        if goes_forward(student, X, parameters):
            check_backward(student, X, Y, parameters, by_torch(X, Y, parameters))


@part("backward")
@planted(softmax=right_softmax, output_delta=right_output_delta)
def test_gradients_of_a_deep_network(student: Student, rng: np.random.Generator) -> None:
    parameters = network(rng, *[4] * 11, 3)
    for layer in range(1, 11):  # so that some units stay alive all the way
        parameters[f"b{layer}"] = np.abs(parameters[f"b{layer}"])
    X, Y = rng.normal(size=(4, 5)), labels_of(rng, 3, 5)
    if goes_forward(student, X, parameters):
        check_backward(student, X, Y, parameters, by_torch(X, Y, parameters))


def backward_with_copy(module: Any, X: Any, other: Any, Y: Any, parameters: Any) -> Any:
    """Whether another forward pass leaves a cache as it is; None where that cannot be told."""
    from copy import deepcopy

    import numpy as np

    _, cache = module.forward(X, parameters)
    try:
        kept = deepcopy(cache)
        module.forward(other, parameters)
        wanted = module.backward(Y, parameters, kept)
        found = module.backward(Y, parameters, cache)
        return all(np.allclose(found[name], wanted[name], rtol=1e-9, atol=1e-12) for name in wanted)
    except Exception:
        return None


def backward_twice(module: Any, X: Any, other: Any, Y: Any, parameters: Any) -> Any:
    """`backward` after another forward pass, and once more with the same cache."""
    from contextlib import suppress
    from copy import deepcopy

    forward, backward = module.forward, module.backward
    _, cache = forward(X, parameters)
    with suppress(Exception):  # some kinds cannot be copied
        cache = deepcopy(cache)  # one that all forward passes share is the fault of `forward`
    forward(other, parameters)
    first = {name: value + 0.0 for name, value in backward(Y, parameters, cache).items()}
    return first, backward(Y, parameters, cache)


@part("backward")
@planted(softmax=right_softmax, output_delta=right_output_delta)
def test_cache_keeps_what_it_holds(student: Student, rng: np.random.Generator) -> None:
    parameters = network(rng, 2, 4, 3)
    X, Y = rng.normal(size=(2, 6)), labels_of(rng, 3, 6)
    once = check_tuple("the result", student.probe(forward_then_backward, X, Y, parameters), 3)[0]
    once = check_keys("the gradients", once, [f"d{name}" for name in parameters])
    out = student.probe(backward_twice, X, rng.normal(size=(2, 6)), Y, parameters)
    first, second = check_tuple("the result", out, 2)
    for told, gradients in (("the gradients", first), ("a second call's gradients", second)):
        check_keys(told, gradients, once)
    for name in once:
        shape = parameters[name[1:]].shape
        wanted, now, again = (check_shape(name, g[name], shape) for g in (once, first, second))
        check_true(
            np.allclose(now, wanted, rtol=1e-9, atol=1e-12),
            f"{name} changes where another forward pass comes before backward: all that it needs "
            "should be in the cache that it is given, and stay as it is.",
            out,
        )
        check_true(
            np.allclose(again, now, rtol=1e-9, atol=1e-12),
            f"{name} is another one when backward is called again with the same cache: it changes "
            "the cache in place.",
            out,
        )


@part("train_blobs")
def test_seed_is_the_only_randomness(student: Student) -> None:
    first, again, other = by_default(student), trained(student, 0), trained(student, 1)
    names = list(first["parameters"])
    check_true(
        set(names) <= set(again["parameters"])
        and all(
            close(first["parameters"][name], again["parameters"][name], TRAINED) for name in names
        ),
        "seed 0, which is the default, gave other parameters the second time; draw whatever is "
        "random from the seed.",
        again,
    )
    check_true(
        any(
            name not in other["parameters"]
            or not close(first["parameters"][name], other["parameters"][name], 1e-12)
            for name in names
        ),
        "seeds 0 and 1 gave the same parameters; is the seed used?",
        other,
    )


def close(a: Any, b: Any, tolerance: float) -> bool:
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=tolerance, atol=tolerance)


@part("errors")
def test_labels_out_of_range(student: Student) -> None:
    for label, n_classes in ((9, 3), (5, 5)):
        why = f"there is no class {label} of {n_classes}"
        check_raises(ValueError, student.one_hot, np.array([0, 2, label]), n_classes, why=why)
    for label in (-1, -3):
        why = f"a label is from 0 on, and {label} is below"
        check_raises(ValueError, student.one_hot, np.array([0, 1, label]), 3, why=why)


@part("errors")
def test_cross_entropy_of_shapes_that_differ(student: Student) -> None:
    check_misfits(student, student.cross_entropy)


@part("errors")
def test_delta_of_shapes_that_differ(student: Student) -> None:
    check_misfits(student, student.output_delta)


def check_misfits(student: Student, function: Callable[..., Any]) -> None:
    # Not a single row or column, which NumPy spreads without a word: Y_hat - Y is the contract's.
    Y_hat = np.full((3, 4), 1 / 3)
    check_raises(ValueError, function, Y_hat, np.eye(3)[:, :2], why="Y_hat has 4 columns, Y 2")
    check_raises(ValueError, function, Y_hat, np.eye(2, 4), why="Y_hat has 3 rows, Y 2")


@part("errors")
@planted(softmax=right_softmax)
def test_forward_of_dimensions_that_do_not_fit(student: Student) -> None:
    why = "X has 3 rows, but W1 has 2 columns"
    check_raises(ValueError, student.forward, np.ones((3, 4)), PARAMETERS, why=why)
    parameters = PARAMETERS | {"W2": np.ones((4, 5))}
    why = "W2 has 5 columns, but the hidden layer has 3 units"
    check_raises(ValueError, student.forward, X, parameters, why=why)


def refuses(module: Any, X: Any, Y: Any, parameters: Any) -> Any:
    """Whether `backward` refuses these labels, given its own forward pass's cache."""
    forward, backward = module.forward, module.backward
    _, cache = forward(X, parameters)
    try:
        backward(Y, parameters, cache)
    except ValueError:
        return True
    return False


@part("errors")
@planted(softmax=right_softmax, output_delta=right_output_delta)
def test_labels_of_another_shape(student: Student) -> None:
    if not goes_forward(student, X, PARAMETERS):
        return
    out = student.probe(refuses, X, Y[:, :2], PARAMETERS)
    check_true(
        out is True,
        "it should raise ValueError where Y does not have the shape of the network's output, "
        "as here, where the output has 3 columns and Y 2.",
        out,
    )


### END HIDDEN TESTS
