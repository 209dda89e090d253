"""The chapter's data sets: X (2, m), a column per example, and Y (1, m) with labels 0 and 1."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def xor() -> tuple[Array, Array]:
    """The four rows of the truth table of exclusive or: X (2, 4) and Y (1, 4)."""
    X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
    Y = np.array([[0.0, 1.0, 1.0, 0.0]])
    return X, Y


def moons(
    n_samples: int = 1000, noise: float = 0.2, test_fraction: float = 0.2, seed: int = 42
) -> tuple[Array, Array, Array, Array]:
    """Two interleaving half circles, shuffled and split into training and test examples.

    The geometry is that of scikit-learn's `make_moons`, drawn here with NumPy alone: class 0 is
    the upper half of the unit circle around (0, 0), class 1 the lower half of that around
    (1, 0.5), each spaced evenly, and every coordinate has normal noise added. The draws are our
    own, so the numbers differ from scikit-learn's for the same seed.

    Args:
        n_samples: training and test examples together, half of each class (an odd one is 1).
        noise: the standard deviation of what is added to each coordinate.
        test_fraction: the share of the examples that is held out, from 0 to below 1.
        seed: for the noise and for the shuffling.

    Returns:
        X_train (2, m), Y_train (1, m), X_test (2, k), Y_test (1, k), where k is
        n_samples * test_fraction, rounded, and m the rest.

    Raises:
        ValueError: for n_samples below 2, noise below 0, or a test_fraction that is not from 0 to
            below 1 or leaves nothing to train on.
    """
    if n_samples < 2:
        raise ValueError(f"n_samples should be at least 2, got {n_samples}")
    if not noise >= 0:
        raise ValueError(f"noise should be at least 0, got {noise}")
    if not 0 <= test_fraction < 1:
        raise ValueError(f"test_fraction should be from 0 to below 1, got {test_fraction}")
    n_test = round(n_samples * test_fraction)
    if n_test == n_samples:
        raise ValueError(f"test_fraction {test_fraction} leaves none of {n_samples} to train on")
    n_upper = n_samples // 2
    n_lower = n_samples - n_upper
    upper = np.linspace(0.0, np.pi, n_upper)
    lower = np.linspace(0.0, np.pi, n_lower)
    X = np.array(
        [
            np.concatenate([np.cos(upper), 1.0 - np.cos(lower)]),
            np.concatenate([np.sin(upper), 0.5 - np.sin(lower)]),
        ]
    )
    Y = np.concatenate([np.zeros((1, n_upper)), np.ones((1, n_lower))], axis=1)

    rng = np.random.default_rng(seed)
    X += rng.normal(0.0, noise, X.shape)
    order = rng.permutation(n_samples)
    test, training = order[:n_test], order[n_test:]
    return X[:, training], Y[:, training], X[:, test], Y[:, test]
