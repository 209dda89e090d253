"""Exercise 3*: where the line falls between two blobs (15 points).

A perceptron stops at the first line that makes no mistake. Which of the many lines that separate
the classes is it? Here you watch it on two clouds of points in the plane.

(a) `make_data` draws the clouds, `fit` trains a perceptron of your own on them, and `plot_boundary`
    shows points and line. `boundary_angles` tells how the direction of the line depends on the
    random start. Written: how the start moves the line.
(b) `compare_with_logistic_regression` sets the perceptron beside scikit-learn's logistic
    regression. Written: why the two differ.

The questions of (a) and (b) and the place for your answers are in `ex03_decision_boundaries.md`.

`fit` is your own work, in NumPy: the rule of exercise 2, with the examples in any order you like.
The classifiers of scikit-learn, its Perceptron and SGDClassifier among them, and SciPy's optimisers
earn nothing there; what only prepares the data, such as a StandardScaler, does no harm. In the
other functions scikit-learn is welcome.

Graded are the points; that `fit` separates the classes, of your data and of others about as easy,
and that the seed decides what it gives; points and line of the plot, for lines in many directions;
the angles; and the comparison. Where a function calls another of this file, it is judged by what it
makes of that one's results. A call of `fit` may take 5 seconds of computing time. Allowed: NumPy,
matplotlib and, but for `fit`, scikit-learn.

Extra, `fit.any_data` (2 points): `fit` separates data of any spread from 0.001 to 2000 and with
gaps down to 1% of it, within the same 5 seconds; w and b are for the points as they were given.

Shapes: a row is an example. X is (n, 2), y (n,) with labels 0 and 1, w (2,), b a number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray
from sklearn.datasets import make_blobs
from sklearn.linear_model import LogisticRegression

Array = NDArray[np.float64]


def make_data() -> tuple[Array, NDArray[np.int64]]:
    """Two clouds of points: `make_blobs` with 200 samples, 2 centers and random_state 42.

    Everything else is left at scikit-learn's defaults.

    Returns:
        X (200, 2) and y (200,), as make_blobs gives them.

    >>> X, y = make_data()
    >>> X.shape, y.shape, sorted(set(y.tolist()))
    ((200, 2), (200,), [0, 1])
    """
    raise NotImplementedError


def fit(X: ArrayLike, y: ArrayLike, seed: int = 0) -> tuple[Array, float]:
    """Train a perceptron of your own from a random start until it makes no mistake.

    Args:
        X: (n, 2), an example in each row, of both classes.
        y: (n,), the class of each, 0 or 1.
        seed: the only source of randomness; another seed gives another line.

    Returns:
        w (2,) and b, with w . x + b > 0 for every x of class 1 and not for those of class 0. This
        is promised for data with a spread (the largest distance between two points) from 1 to 10,
        no point farther from the origin than one spread, an empty strip between the classes at
        least 10% of the spread wide, and both features varying.

    >>> X, y = make_data()
    >>> w, b = fit(X, y)
    >>> bool(np.all((X @ w + b > 0) == (y == 1)))
    True
    """
    raise NotImplementedError


def plot_boundary(X: ArrayLike, y: ArrayLike, w: ArrayLike, b: float) -> Figure:
    """Draw the points by class, and the line on which w . x + b = 0.

    Args:
        X: (n, 2), an example in each row, such as the 200 of `make_data`.
        y: (n,), the class of each, 0 or 1.
        w: (2,), neither of them 0; the line need not separate the classes.
        b: the bias.

    Returns:
        A figure with a marker for each example, told apart by class in colour or shape, and in the
        same panel a line: a Line2D, an axline or the contour of w . x + b at 0. All of it lies on
        w . x + b = 0, and it crosses the part of the plane where the points are. `show()` is not
        called.

    """
    raise NotImplementedError


def boundary_angles(X: ArrayLike, y: ArrayLike, seeds: Iterable[int] = range(5)) -> Array:
    """The direction of the boundary that `fit` finds from each of the seeds.

    Args:
        X: (n, 2), as for `fit`.
        y: (n,), the class of each, 0 or 1.
        seeds: handed to `fit`, one after the other.

    Returns:
        An angle for each seed, in their order: that between the x1 axis and the boundary line
        w . x + b = 0, in degrees, counterclockwise, from 0 to below 180. A level line has 0, one
        that rises to the right less than 90.

    >>> X, y = make_data()
    >>> boundary_angles(X, y).shape
    (5,)
    """
    raise NotImplementedError


def compare_with_logistic_regression(X: ArrayLike, y: ArrayLike, seed: int = 0) -> dict[str, Any]:
    """Set the perceptron's line beside that of scikit-learn's logistic regression.

    Args:
        X: (n, 2), as for `fit`.
        y: (n,), the class of each, 0 or 1.
        seed: handed to `fit`.

    Returns:
        "perceptron": (w, b) as `fit` gives them.
        "logistic": (w, b) of scikit-learn's LogisticRegression, trained on all of X and y, for the
            points as they were given: w (2,), b a number. Any regularisation will do.
        "angle_degrees": the angle between the two lines, from 0 to 90.

    >>> X, y = make_data()
    >>> result = compare_with_logistic_regression(X, y)
    >>> [result[name][0].shape for name in ("perceptron", "logistic")]
    [(2,), (2,)]
    """
    raise NotImplementedError
