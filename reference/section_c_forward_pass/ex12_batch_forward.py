"""Exercise 12: a whole batch in one pass (10 points).

The network of exercise 11 (two inputs, three ReLU units, one sigmoid output), now for m examples
at once. The examples stand beside each other as the columns of X.

(a) Write `forward_batch`, vectorised: no Python loop over the columns. It should take 200,000 of
    them within a second.
(b) Write down the shape of every array for the three examples of `X_BATCH`, then let `shapes`
    confirm them.
(c) Write `columns_match_single`, which checks a batch forward pass by carrying every column
    through the network by itself and comparing all four results. A check like this is worth
    something only if it notices: it is tried on forward passes that are slightly wrong.

Graded are the three functions. `shapes` is judged by whether it reports what `forward_batch` gives,
`columns_match_single` by its verdict on right and wrong functions handed in. Allowed: NumPy,
but not `chapter11.network`, which has a forward pass ready.

Extra, `errors` (1 point): `forward_batch` raises a ValueError that names the argument and what is
wrong with it, where the shapes do not fit together.

Shapes: X is (n_in, m) with m at least 1, W1 (n_hidden, n_in), b1 (n_hidden, 1),
W2 (n_out, n_hidden), b2 (n_out, 1); in the exercise n_in = 2, n_hidden = 3, n_out = 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

W1: Array = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1: Array = np.array([[0.0], [0.1], [-0.2]])
W2: Array = np.array([[0.2, -0.4, 0.6]])
B2: Array = np.array([[0.3]])
X_BATCH: Array = np.array([[1.0, 0.0, -1.0], [-0.5, 0.5, 1.0]])


def forward_batch(
    X: ArrayLike, W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: ArrayLike
) -> dict[str, Array]:
    """Carry all columns of X through the network at once.

    Args:
        X: (n_in, m), an example in each column.
        W1: (n_hidden, n_in), weights of the hidden layer.
        b1: (n_hidden, 1), its biases.
        W2: (n_out, n_hidden), weights of the output layer.
        b2: (n_out, 1), its bias.

    Returns:
        "z1" and "a1", each (n_hidden, m), "z2" and "y_hat", each (n_out, m); float64.

    Raises (the extra):
        ValueError: where the shapes do not fit together as listed above.

    >>> out = forward_batch(X_BATCH, W1, B1, W2, B2)
    >>> out["z1"].shape
    (3, 3)
    >>> out["y_hat"].round(4).tolist()
    [[0.6106, 0.5474, 0.505]]
    """
    ### BEGIN SOLUTION
    X, W1, b1, W2, b2 = (np.asarray(value, dtype=np.float64) for value in (X, W1, b1, W2, b2))
    for name, value in (("X", X), ("W1", W1), ("W2", W2)):
        if value.ndim != 2:
            raise ValueError(f"{name} should have two dimensions, got shape {value.shape}")
    n_hidden, n_in = W1.shape
    n_out, m = W2.shape[0], X.shape[1]
    # Checked, because NumPy would stretch a bias of a wrong shape without a word.
    for name, value, shape in (
        ("X", X, (n_in, m)),
        ("b1", b1, (n_hidden, 1)),
        ("W2", W2, (n_out, n_hidden)),
        ("b2", b2, (n_out, 1)),
    ):
        if value.shape != shape:
            raise ValueError(f"{name} should have shape {shape}, got {value.shape}")

    z1 = W1 @ X + b1  # b1 is one column, and broadcasting adds it to each of the m
    a1 = np.maximum(z1, 0.0)
    z2 = W2 @ a1 + b2
    # The sigmoid, written so that the exponent is never positive and cannot overflow.
    small = np.exp(-np.abs(z2))
    y_hat = np.where(z2 >= 0, 1.0, small) / (1.0 + small)
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
    ### END SOLUTION


def shapes(
    X: ArrayLike, W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: ArrayLike
) -> dict[str, tuple[int, ...]]:
    """The shapes of what `forward_batch` gives.

    Args:
        X, W1, b1, W2, b2: as for `forward_batch`.

    Returns:
        Name -> shape, for at least "z1", "a1", "z2" and "y_hat". More names, such as those of the
        arguments, are welcome.

    >>> shapes(X_BATCH, W1, B1, W2, B2)["z2"]
    (1, 3)
    """
    ### BEGIN SOLUTION
    given = {"X": X, "W1": W1, "b1": b1, "W2": W2, "b2": b2}
    computed = forward_batch(X, W1, b1, W2, b2)
    return {name: np.shape(value) for name, value in {**given, **computed}.items()}
    ### END SOLUTION


def columns_match_single(
    X: ArrayLike,
    W1: ArrayLike,
    b1: ArrayLike,
    W2: ArrayLike,
    b2: ArrayLike,
    forward_batch: Callable[..., Mapping[str, ArrayLike]] = forward_batch,
) -> bool:
    """Whether a batch forward pass gives every column what that column gets by itself.

    The comparison is with a forward pass of a single column that stands on its own, so that a
    function which is wrong in the same way for every column is found out too.

    Args:
        X, W1, b1, W2, b2: as for `forward_batch`.
        forward_batch: the function on trial, called as forward_batch(X, W1, b1, W2, b2).

    Returns:
        True where all four results agree to rounding, False where any entry of any of them is
        wrong by 1e-3 or more.

    >>> columns_match_single(X_BATCH, W1, B1, W2, B2)
    True
    >>> def too_large(*args):
    ...     return {name: value + 0.01 for name, value in forward_batch(*args).items()}
    >>> columns_match_single(X_BATCH, W1, B1, W2, B2, forward_batch=too_large)
    False
    """
    ### BEGIN SOLUTION
    X, W1, b1, W2, b2 = (np.asarray(value, dtype=np.float64) for value in (X, W1, b1, W2, b2))

    def single(x: Array) -> dict[str, Array]:
        z1 = W1 @ x + b1
        a1 = np.where(z1 > 0, z1, 0.0)
        z2 = W2 @ a1 + b2
        return {"z1": z1, "a1": a1, "z2": z2, "y_hat": np.exp(-np.logaddexp(0.0, -z2))}

    # Before the call, so that a function which changes X in place gains nothing by it.
    columns = [single(X[:, [j]]) for j in range(X.shape[1])]
    results = forward_batch(X, W1, b1, W2, b2)
    for name in ("z1", "a1", "z2", "y_hat"):
        expected = np.hstack([column[name] for column in columns])
        if name not in results or np.shape(results[name]) != expected.shape:
            return False
        # Products of matrices and of columns may round differently, by far less than 1e-8.
        if not np.allclose(results[name], expected, rtol=1e-12, atol=1e-8):
            return False
    return True
    ### END SOLUTION
