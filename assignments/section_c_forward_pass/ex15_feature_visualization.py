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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError
