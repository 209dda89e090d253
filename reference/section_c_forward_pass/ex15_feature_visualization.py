"""Exercise 15**: how hidden layers pull XOR apart (20 points).

A network with two hidden layers can learn XOR. Here you look at what each hidden layer makes of the
four points.

(a) Write `train_xor`: a network of layers 2-8-4-1 that classifies all four rows of XOR.
    `hidden_activations` gives the coordinates of each example in both hidden layers, and
    `plot_hidden_space` draws them, coloured by class.
(b) Write `is_linearly_separable` and let it decide: are the classes separable in the raw inputs,
    in the first hidden layer, in the second? Two classes are linearly separable where some
    hyperplane has all of one class strictly on one side and all of the other strictly on the other;
    one class alone is separable. The verdict is to be exact, by linear programming
    (`scipy.optimize.linprog`) or another exact way. A perceptron that has not converged yet is no
    answer.
(c) Written: what the hidden layers do to XOR. The question and the place for your answer are in
    `ex15_feature_visualization.md`.

The training is your own, in NumPy. The hidden layers are ReLU, tanh or sigmoid (the same in
`train_xor` and `hidden_activations`), the output is a sigmoid, and an output above 0.5 means
class 1. The four rows are given below as `X_XOR` and `Y_XOR`.

Graded: that the network trained with the default seed gets all four right, and that every network
depends on its seed alone; the activations; verdicts on many sets of points, separable or not, in
several dimensions; the points and colours of the plot; your answer. A call of `train_xor` may take
5 seconds of computing time. Allowed: NumPy, matplotlib, and SciPy, but not its optimisers for the
training.

Extra, `errors` (1 point): `is_linearly_separable` raises a ValueError that names the argument and
what is wrong with it, where there is not one label for each point, or a label is neither 0 nor 1.

Shapes: a column is an example. X is (2, m), Y (1, m); W1 (8, 2), b1 (8, 1), W2 (4, 8), b2 (4, 1),
W3 (1, 4), b3 (1, 1).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from chapter11 import data

Array = NDArray[np.float64]

X_XOR, Y_XOR = data.xor()  # (2, 4) and (1, 4)


def train_xor(seed: int = 0) -> dict[str, Array]:
    """Train a 2-8-4-1 network until it classifies all four rows of XOR.

    Args:
        seed: the only source of randomness.

    Returns:
        "W1" (8, 2), "b1" (8, 1), "W2" (4, 8), "b2" (4, 1), "W3" (1, 4), "b3" (1, 1); float64.

    >>> parameters = train_xor(seed=0)
    >>> [parameters[name].shape for name in ("W1", "b1", "W2", "b2", "W3", "b3")]
    [(8, 2), (8, 1), (4, 8), (4, 1), (1, 4), (1, 1)]
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    layer_dims = [2, 8, 4, 1]
    parameters: dict[str, Array] = {}
    # About one start in 300 gets stuck where two outputs stay at 0.5: then start again.
    for _ in range(3):
        for layer in (1, 2, 3):
            n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
            # Suited to tanh, which is the activation here: Glorot & Bengio 2010.
            deviation = np.sqrt(2 / (n_in + n_out))
            parameters[f"W{layer}"] = rng.normal(0.0, deviation, (n_out, n_in))
            parameters[f"b{layer}"] = np.zeros((n_out, 1))

        for _ in range(400):
            A1, A2 = hidden_activations(X_XOR, parameters)
            A3 = 1 / (1 + np.exp(-(parameters["W3"] @ A2 + parameters["b3"])))
            if np.all(np.abs(A3 - Y_XOR) < 0.1):
                return parameters
            dZ3 = (A3 - Y_XOR) / Y_XOR.shape[1]
            dZ2 = (parameters["W3"].T @ dZ3) * (1 - A2**2)
            dZ1 = (parameters["W2"].T @ dZ2) * (1 - A1**2)
            for layer, dZ, A in ((1, dZ1, X_XOR), (2, dZ2, A1), (3, dZ3, A2)):
                parameters[f"W{layer}"] -= 0.5 * dZ @ A.T
                parameters[f"b{layer}"] -= 0.5 * dZ.sum(axis=1, keepdims=True)
    return parameters
    ### END SOLUTION


def hidden_activations(X: ArrayLike, parameters: Mapping[str, ArrayLike]) -> tuple[Array, Array]:
    """Where the two hidden layers put each example.

    Args:
        X: (2, m) with m at least 1, an example in each column; not only those of XOR.
        parameters: as `train_xor` gives them; W3 and b3 are not needed.

    Returns:
        A1 (8, m) and A2 (4, m), with the activation that `train_xor` trains with.

    >>> A1, A2 = hidden_activations(X_XOR, train_xor(seed=0))
    >>> A1.shape, A2.shape
    ((8, 4), (4, 4))
    """
    ### BEGIN SOLUTION
    W1, b1, W2, b2 = (np.asarray(parameters[name]) for name in ("W1", "b1", "W2", "b2"))
    A1: Array = np.tanh(W1 @ np.asarray(X) + b1)
    A2: Array = np.tanh(W2 @ A1 + b2)
    return A1, A2
    ### END SOLUTION


def is_linearly_separable(points: ArrayLike, labels: ArrayLike) -> bool:
    """Whether a hyperplane has each class strictly on a side of its own.

    Args:
        points: (d, m), a point in each column, d and m at least 1.
        labels: (m,), the class of each, 0 or 1. One class alone is separable.

    Raises (the extra):
        ValueError: where there is not one label for each point, or a label is neither 0 nor 1.

    >>> is_linearly_separable([[1.0, 2.0, 3.0]], [0, 0, 1])
    True
    >>> is_linearly_separable([[1.0, 2.0, 3.0]], [0, 1, 0])
    False
    """
    ### BEGIN SOLUTION
    from scipy.optimize import linprog

    points = np.asarray(points, dtype=np.float64)
    labels = np.asarray(labels)
    d, m = points.shape
    if labels.shape != (m,):
        raise ValueError(f"labels should have shape {(m,)}, one for each point, got {labels.shape}")
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels should be 0 or 1")
    if np.unique(labels).size == 1:
        return True

    # Moving and stretching the axes changes nothing about separability, but it keeps the solver's
    # numbers of ordinary size; gaps down to about 1e-8 of the spread of the points are seen.
    points = points - points.mean(axis=1, keepdims=True)
    spread = np.abs(points).max(axis=1, keepdims=True)
    points = points / np.where(spread > 0, spread, 1.0)

    # Both conditions in one form: -side * (w . x + b) <= -1, the unknowns being w and b.
    side = np.where(labels == 1, 1.0, -1.0)
    rows = -side[:, np.newaxis] * np.column_stack([points.T, np.ones(m)])
    result = linprog(np.zeros(d + 1), A_ub=rows, b_ub=-np.ones(m), bounds=(None, None))
    # A hyperplane that the solver found is a proof, so look whether it is one.
    return bool(result.status == 0 and np.all(rows @ result.x < 0))
    ### END SOLUTION


def plot_hidden_space(X: ArrayLike, Y: ArrayLike, parameters: Mapping[str, ArrayLike]) -> Figure:
    """Draw the examples at the places that the two hidden layers give them.

    Eight and four dimensions do not fit on paper, so each panel shows an affine image of them in
    two (or three) dimensions: a choice of two units, or better the two principal components, in
    which the points are spread most.

    Args:
        X: (2, m), an example in each column; any number of them, at least one.
        Y: (1, m), the class of each, 0 or 1.
        parameters: as `train_xor` gives them.

    Returns:
        A figure with a panel for the first and then one for the second hidden layer. Each has a
        marker for every column of X, at an affine image of A1 (of A2), the same for all columns,
        and coloured by Y. `show()` is not called.
    """
    ### BEGIN SOLUTION
    A1, A2 = hidden_activations(X, parameters)
    labels = np.asarray(Y).ravel()
    figure = Figure(figsize=(9.0, 4.0), layout="constrained")
    for panel, name, A in zip(figure.subplots(1, 2), ("First", "Second"), (A1, A2), strict=True):
        # Principal components: the directions in which the centred points are spread most.
        centred = A - A.mean(axis=1, keepdims=True)
        directions, _, _ = np.linalg.svd(centred @ centred.T)
        first, second = directions[:, :2].T @ centred
        markers = panel.scatter(
            first, second, c=labels, cmap="coolwarm", vmin=0, vmax=1, s=80, edgecolors="black"
        )
        panel.legend(*markers.legend_elements(), title="class")
        panel.set(
            title=f"{name} hidden layer, {len(A)} units",
            xlabel="first principal component",
            ylabel="second principal component",
        )
    return figure
    ### END SOLUTION
