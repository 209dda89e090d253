"""Exercise 1: AND, OR, and why not XOR (10 points).

A perceptron (Rosenblatt 1958) weighs its inputs, adds a bias and says yes or no:

    output = 1 where w . x + b > 0, else 0

With two inputs, w1 x1 + w2 x2 + b = 0 is a line in the plane. The output is 1 on one side of it,
and 0 on the other side and on the line itself.

(a) Find weights and a bias for AND by hand: draw the corners of the unit square, rule a line, and
    read w and b off it. `and_gate` returns them, `or_gate` those that you find for OR in the same
    way. `perceptron` and `boundary_x2`, which you write first, let you look at outputs and line.
    Written: the equations of your two lines, and which side of each is 1.
(b) Write `separates`, which says whether a line has every example strictly on its own side, and try
    your two gates with it.
(c) Written: why no line does XOR.

The questions of (a) and (c) and the place for your answers are in `ex01_logic_gates.md`.

Graded are the five functions: the gates by the outputs that the rule above gives for your w and b,
whatever line that is, the others on many points, weights and labels. Allowed: NumPy.

Extra, `errors` (1 point): a ValueError that names the argument and what is wrong with it, where the
features of x are not as many as the weights, where w2 is 0 in `boundary_x2` (and only there), and
where the labels of `separates` are other than 0 and 1 or not one for each row.

Shapes: a row is an example. x is (2,) or (n, 2), y (n,) with labels 0 and 1, w (2,), b a number.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def perceptron(x: ArrayLike, w: ArrayLike, b: float) -> NDArray[np.int64]:
    """The output of a perceptron for one example, or for many at once.

    Args:
        x: (2,), one example, or (n, 2), an example in each row.
        w: (2,), the weights.
        b: the bias.

    Returns:
        1 where w . x + b > 0 and 0 elsewhere, also where it is exactly 0: (n,) for n examples,
        a single number, 0-d, for one.

    Raises (the extra):
        ValueError: where x does not hold as many features as w has weights.

    >>> perceptron([[2, 3], [4, 1]], w=[1, -1], b=1).tolist()
    [0, 1]
    >>> int(perceptron([4, 1], w=[1, -1], b=1))
    1
    """
    ### BEGIN SOLUTION
    return np.asarray(np.asarray(x) @ np.asarray(w) + b > 0, dtype=np.int64)
    ### END SOLUTION


def and_gate() -> tuple[Array, float]:
    """Weights and bias of a perceptron for AND: 1 for (1, 1), 0 for the other three corners.

    Returns:
        w (2,) and b.

    >>> w, b = and_gate()
    >>> perceptron([[0, 0], [0, 1], [1, 0], [1, 1]], w, b).tolist()
    [0, 0, 0, 1]
    """
    ### BEGIN SOLUTION
    return np.array([1.0, 1.0]), -1.5
    ### END SOLUTION


def or_gate() -> tuple[Array, float]:
    """Weights and bias of a perceptron for OR: 0 for (0, 0), 1 for the other three corners.

    Returns:
        w (2,) and b.

    >>> w, b = or_gate()
    >>> perceptron([[0, 0], [0, 1], [1, 0], [1, 1]], w, b).tolist()
    [0, 1, 1, 1]
    """
    ### BEGIN SOLUTION
    return np.array([1.0, 1.0]), -0.5
    ### END SOLUTION


def boundary_x2(x1: ArrayLike, w: ArrayLike, b: float) -> Array:
    """The height x2 at which the line w1 x1 + w2 x2 + b = 0 passes over each x1.

    Args:
        x1: a number, or an array (n,) of them.
        w: (2,), the weights; w2 is not 0.
        b: the bias.

    Returns:
        x2, of the shape of x1; float64.

    Raises (the extra):
        ValueError: where w2 is 0: the line is vertical then, or there is none.

    >>> boundary_x2([0.0, 1.0, 3.0], w=[1.0, 2.0], b=-4.0).tolist()
    [2.0, 1.5, 0.5]
    """
    ### BEGIN SOLUTION
    w1, w2 = np.asarray(w, dtype=np.float64)
    if w2 == 0:
        raise ValueError(f"w = {w!r} has w2 = 0, so that x2 does not follow from x1")
    return np.asarray(-(w1 * np.asarray(x1, dtype=np.float64) + b) / w2)
    ### END SOLUTION


def separates(X: ArrayLike, y: ArrayLike, w: ArrayLike, b: float) -> bool:
    """Whether the line has every example strictly on the side of its class.

    Args:
        X: (n, 2), an example in each row.
        y: (n,), the class of each, 0 or 1.
        w: (2,), the weights.
        b: the bias.

    Returns:
        True where w . x + b > 0 for every example of class 1 and w . x + b < 0 for every example
        of class 0. An example on the line, of either class, makes it False.

    Raises (the extra):
        ValueError: where a label is neither 0 nor 1, or y has not one for each row of X.

    >>> separates([[0, 0], [2, 2]], [0, 1], w=[1, 1], b=-1)
    True
    >>> separates([[0, 0], [2, 2]], [1, 0], w=[1, 1], b=-1)
    False
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X), np.asarray(y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError("y should hold the labels 0 and 1 only")
    if y.shape != X.shape[:1]:
        raise ValueError(f"y should have a label for each row of X, {X.shape[:1]}, got {y.shape}")
    score = X @ np.asarray(w) + b
    return bool(np.all(np.where(y == 1, score > 0, score < 0)))
    ### END SOLUTION
