"""Exercise 19*: backpropagation for more than two classes (15 points).

With K classes the output layer has K units. Softmax turns each example's scores into probabilities,
and the loss is the mean over the examples of the cross-entropy with the one-hot label:

    y_hat_k = exp(z_k) / (exp(z_1) + ... + exp(z_K))        L = mean of -sum_k y_k log(y_hat_k)

(a) Written: derive the gradient of one example's loss for its scores z. The place for it is in
    `ex19_multiclass.md`. `output_delta` is the result.
(b) Write the pieces, `one_hot`, `softmax`, `cross_entropy` and `output_delta`, then `forward` and
    `backward` for a network with any number of ReLU hidden layers, none at all included. Compare
    the gradients with central differences of the loss.
(c) Write `train_blobs`: train the network on three blobs of points, made by scikit-learn's
    `make_blobs`, and tell how it does on points held out from the training.

Graded are the seven functions, on random numbers and many sizes; the gradients against central
differences and against automatic differentiation. `backward` gets the cache that your own `forward`
made, so what is in it is your affair. A guard of up to 1e-7 in the logarithm is right. Of the
training: the held-out accuracy is at least 0.85 where the blobs lie apart.

An extra, `errors` (1 point): a ValueError for a label out of range in `one_hot`, and for dimensions
that do not fit in the other functions.

Allowed: NumPy, and scikit-learn for data only (`make_blobs`, `train_test_split`, `StandardScaler`);
a classifier out of it earns nothing.

Shapes: a column is an example. X is (n_features, m) with m at least 1; Z, Y and Y_hat are
(n_classes, m). `parameters` holds "W1" (n_1, n_features), "b1" (n_1, 1), "W2" (n_2, n_1), ...; the
last layer has n_classes units. Everything is float64.

The softmax and its pairing with the cross-entropy: Bridle (1990), "Training stochastic model
recognition algorithms as networks can lead to maximum mutual information estimation of parameters",
section 2.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def one_hot(labels: ArrayLike, n_classes: int) -> Array:
    """A column for each label: 1 in the row of its class, 0 elsewhere.

    Args:
        labels: (m,), whole numbers from 0 to n_classes - 1.
        n_classes: how many classes there are, whether all of them occur or not.

    Returns:
        (n_classes, m).

    Raises:
        ValueError: (extra) for a label below 0 or above n_classes - 1.

    >>> one_hot([2, 0], 3).tolist()
    [[0.0, 1.0], [0.0, 0.0], [1.0, 0.0]]
    """
    ### BEGIN SOLUTION
    labels = np.asarray(labels)
    # NumPy would take -1 for the last class without a word.
    if labels.size and not (labels.min() >= 0 and labels.max() < n_classes):
        raise ValueError(f"labels should be from 0 to {n_classes - 1}, got {labels.tolist()}")
    return np.asarray(np.arange(n_classes)[:, np.newaxis] == labels, dtype=np.float64)
    ### END SOLUTION


def softmax(Z: ArrayLike) -> Array:
    """The probabilities that each column of scores stands for.

    Args:
        Z: (n_classes, m), scores of any size; 1000 or -1000 is no reason for a nan or a warning.

    Returns:
        (n_classes, m); each column adds up to 1.

    >>> softmax([[0.0, 1000.0], [0.0, 1000.0]]).tolist()
    [[0.5, 0.5], [0.5, 0.5]]
    """
    ### BEGIN SOLUTION
    Z = np.asarray(Z, dtype=np.float64)
    # A column may be moved as a whole; with its largest entry at 0 no exponential overflows.
    powers = np.exp(Z - Z.max(axis=0, keepdims=True))
    probabilities: Array = powers / powers.sum(axis=0, keepdims=True)
    return probabilities
    ### END SOLUTION


def cross_entropy(Y_hat: ArrayLike, Y: ArrayLike) -> float:
    """The mean over the examples of -sum_k y_k log(y_hat_k), natural logarithms.

    Args:
        Y_hat: (n_classes, m), probabilities. Some may be 0: the loss is finite all the same, and
            large where the true class has 0 (a guard no larger than 1e-7 keeps it so, without
            being felt elsewhere).
        Y: (n_classes, m), the labels, one-hot.

    Raises:
        ValueError: (extra) where the two shapes differ.

    >>> round(cross_entropy([[0.5, 0.0], [0.5, 1.0]], [[1.0, 0.0], [0.0, 1.0]]), 6)
    0.346574
    """
    ### BEGIN SOLUTION
    Y_hat, Y = np.asarray(Y_hat, dtype=np.float64), np.asarray(Y, dtype=np.float64)
    if Y_hat.shape != Y.shape:
        raise ValueError(f"Y_hat has shape {Y_hat.shape}, but Y has {Y.shape}")
    # Smaller numbers are lifted before the logarithm, so that log(0) is never asked for.
    return float(-np.sum(Y * np.log(np.maximum(Y_hat, 1e-15))) / Y.shape[1])
    ### END SOLUTION


def output_delta(Y_hat: ArrayLike, Y: ArrayLike) -> Array:
    """The gradient of each example's own loss for its scores, the columns of the last layer's Z.

    The 1/m of the mean is not in it; it comes in with dW and db.

    Args:
        Y_hat: (n_classes, m), the softmax of the scores.
        Y: (n_classes, m), the labels, one-hot.

    Returns:
        (n_classes, m).

    Raises:
        ValueError: (extra) where the two shapes differ.

    >>> output_delta(softmax([[0.0], [0.0]]), [[1.0], [0.0]]).shape
    (2, 1)
    """
    ### BEGIN SOLUTION
    Y_hat, Y = np.asarray(Y_hat, dtype=np.float64), np.asarray(Y, dtype=np.float64)
    if Y_hat.shape != Y.shape:
        raise ValueError(f"Y_hat has shape {Y_hat.shape}, but Y has {Y.shape}")
    delta: Array = Y_hat - Y
    return delta
    ### END SOLUTION


def forward(X: ArrayLike, parameters: Mapping[str, ArrayLike]) -> tuple[Array, Any]:
    """Carry a batch through the network: ReLU after each hidden layer, softmax after the last.

    Args:
        X: (n_features, m), an example in each column.
        parameters: "W1", "b1", "W2", "b2", ...; one layer or many.

    Returns:
        Y_hat (n_classes, m), and a cache with all that `backward` will need. The cache may be of
        any kind, but belongs to this one call: another call of `forward` must not change it.

    Raises:
        ValueError: (extra) where the dimensions of X and the parameters do not fit.

    >>> parameters = {"W1": [[1.0, 0.0], [0.0, 1.0]], "b1": [[0.0], [0.0]]}
    >>> Y_hat, cache = forward([[2.0], [2.0]], parameters)
    >>> Y_hat.tolist()
    [[0.5], [0.5]]
    """
    ### BEGIN SOLUTION
    A = np.asarray(X, dtype=np.float64)
    inputs: list[Array] = []  # of each layer
    for layer in range(1, len(parameters) // 2 + 1):
        W = np.asarray(parameters[f"W{layer}"], dtype=np.float64)
        b = np.asarray(parameters[f"b{layer}"], dtype=np.float64)
        if layer > 1:
            A = np.maximum(A, 0.0)
        if A.ndim != 2 or W.shape != (b.size, len(A)):
            raise ValueError(f"W{layer} {W.shape} does not fit its input, {A.shape}, and b{layer}")
        inputs.append(A)
        A = W @ A + b
    Y_hat = softmax(A)
    return Y_hat, {"inputs": inputs, "Y_hat": Y_hat}
    ### END SOLUTION


def backward(Y: ArrayLike, parameters: Mapping[str, ArrayLike], cache: Any) -> dict[str, Array]:
    """The gradients of the mean cross-entropy for every weight and bias.

    Args:
        Y: (n_classes, m), the labels, one-hot.
        parameters: those that the forward pass used.
        cache: what `forward` returned beside Y_hat; it is not changed, so that a second call gives
            the same.

    Returns:
        "dW1", "db1", "dW2", "db2", ..., each of the shape of its parameter.

    Raises:
        ValueError: (extra) where Y does not have the shape of the network's output.

    >>> parameters = {"W1": [[1.0, 0.0], [0.0, 1.0]], "b1": [[0.0], [0.0]]}
    >>> Y_hat, cache = forward([[2.0], [2.0]], parameters)
    >>> gradients = backward([[1.0], [0.0]], parameters, cache)
    >>> sorted(gradients), gradients["db1"].shape
    (['dW1', 'db1'], (2, 1))
    """
    ### BEGIN SOLUTION
    delta = output_delta(cache["Y_hat"], Y)
    m = delta.shape[1]
    gradients: dict[str, Array] = {}
    for layer in range(len(cache["inputs"]), 0, -1):
        A = cache["inputs"][layer - 1]
        gradients[f"dW{layer}"] = delta @ A.T / m
        gradients[f"db{layer}"] = delta.sum(axis=1, keepdims=True) / m
        if layer > 1:  # A = ReLU(Z) is positive just where Z is
            delta = (np.asarray(parameters[f"W{layer}"]).T @ delta) * (A > 0)
    return gradients
    ### END SOLUTION


def train_blobs(seed: int = 0) -> dict[str, Any]:
    """Train a network on three blobs of points in the plane, and try it on points held out.

    The data, the network and the training are your own choice. Let the blobs lie far enough apart
    to be told from each other. The points may be the same for every seed; the starting weights are
    drawn from it, and nothing is random but by it.

    Args:
        seed: the only source of randomness.

    Returns:
        "parameters": the trained ones, "W1", "b1", ..., three outputs.
        "losses": the training loss as it falls, an entry for each epoch.
        "accuracy": the share of the held-out points that are classified right, from 0 to 1; at
        least 0.85 for the default seed, where the blobs lie apart.

    >>> result = train_blobs()
    >>> sorted(result)
    ['accuracy', 'losses', 'parameters']
    """
    ### BEGIN SOLUTION
    from sklearn.datasets import make_blobs

    rng = np.random.default_rng(seed)
    centers = [(0.0, 2.0), (-2.0, -1.0), (2.0, -1.0)]  # about four apart, for every seed
    points, labels = make_blobs(300, centers=centers, cluster_std=0.7, random_state=seed)
    order = rng.permutation(len(points))
    X, labels = points[order].T, labels[order]
    X_train, X_test, train, test = X[:, :240], X[:, 240:], labels[:240], labels[240:]
    Y_train = one_hot(train, 3)

    parameters: dict[str, Array] = {}
    for layer, (n_in, n_out) in enumerate([(2, 8), (8, 3)], 1):
        # He initialisation, suited to ReLU.
        parameters[f"W{layer}"] = rng.normal(0.0, np.sqrt(2 / n_in), (n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    losses = []
    for _ in range(60):
        Y_hat, cache = forward(X_train, parameters)
        losses.append(cross_entropy(Y_hat, Y_train))
        gradients = backward(Y_train, parameters, cache)
        for name in parameters:
            parameters[name] = parameters[name] - 0.5 * gradients[f"d{name}"]

    Y_hat, _ = forward(X_test, parameters)
    accuracy = float(np.mean(Y_hat.argmax(axis=0) == test))
    return {"parameters": parameters, "losses": losses, "accuracy": accuracy}
    ### END SOLUTION
