"""A small neural network in NumPy: hidden layers ReLU, one sigmoid output, binary cross-entropy.

Shapes: a column is an example. `X` is (n_features, m) and `Y` (1, m); layer l, counted from 1,
has `W<l>` (n_out, n_in) and `b<l>` (n_out, 1). `num_layers` counts the layers with weights, so
layer_dims [2, 4, 1] makes a network of 2 layers. Everything is float64.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

LOWEST_LOG = -100.0
"""No logarithm in the loss counts for less, as in PyTorch's BCELoss: it stays finite at 0 and 1."""


def initialize_parameters(layer_dims: Sequence[int], seed: int = 0) -> dict[str, Array]:
    """Draw the starting weights: He initialisation, biases zero.

    Weights are normal with standard deviation sqrt(2 / n_in), which keeps the size of the signal
    from layer to layer where the activation is ReLU (He et al. 2015, section 2.2).

    Args:
        layer_dims: the size of each layer from the input to the output; [2, 4, 1] has two inputs,
            four hidden units and one output.
        seed: the only source of randomness.

    Returns:
        "W1" (layer_dims[1], layer_dims[0]), "b1" (layer_dims[1], 1), "W2", "b2", ...

    Raises:
        ValueError: for fewer than two layers, or a size below 1.
    """
    if len(layer_dims) < 2:
        raise ValueError(f"layer_dims needs an input and an output layer, got {list(layer_dims)}")
    if min(layer_dims) < 1:
        raise ValueError(f"layer_dims has a size below 1: {list(layer_dims)}")
    rng = np.random.default_rng(seed)
    parameters: dict[str, Array] = {}
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        parameters[f"W{layer}"] = rng.normal(0.0, np.sqrt(2 / n_in), (n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


def forward_propagation(
    X: ArrayLike, parameters: Mapping[str, ArrayLike], num_layers: int
) -> tuple[Array, dict[str, Array]]:
    """Carry a batch through the network.

    Args:
        X: (n_features, m), an example in each column.
        parameters: "W1", "b1", ... as `initialize_parameters` gives them.
        num_layers: the number of layers with weights.

    Returns:
        The output (n_out, m), each entry between 0 and 1, and the cache that
        `backward_propagation` needs: "A0" (which is X), "Z1", "A1", ..., each (n_layer, m).

    Raises:
        ValueError: for dimensions that do not fit, a missing layer, or num_layers below 1.
    """
    _check_num_layers(num_layers)
    A = _matrix("X", X)
    cache = {"A0": A}
    for layer in range(1, num_layers + 1):
        W, b = _layer(parameters, layer)
        if W.shape[1] != A.shape[0]:
            raise ValueError(
                f"W{layer} has shape {W.shape}, but layer {layer} is given {A.shape[0]} rows"
            )
        Z = W @ A + b
        A = _sigmoid(Z) if layer == num_layers else np.maximum(Z, 0.0)
        cache[f"Z{layer}"], cache[f"A{layer}"] = Z, A
    return A, cache


def binary_cross_entropy(A: ArrayLike, Y: ArrayLike) -> float:
    """The mean over the batch of -(y log a + (1 - y) log(1 - a)), with natural logarithms.

    Args:
        A: (1, m), the network's outputs, from 0 to 1. Exactly 0 or 1 gives a finite loss too.
        Y: (1, m), the labels.

    Raises:
        ValueError: where the two shapes differ, or there is no example.
    """
    A = _matrix("A", A)
    Y = _labels(Y, A)
    # Smaller numbers are lifted before the logarithm, so that log(0) is never asked for.
    smallest = np.exp(LOWEST_LOG)
    log_a = np.log(np.maximum(A, smallest))
    log_not_a = np.log(np.maximum(1 - A, smallest))
    # With several outputs their losses add up, which is what `backward_propagation` derives.
    return float(-np.sum(Y * log_a + (1 - Y) * log_not_a) / A.shape[1])


def backward_propagation(
    Y: ArrayLike,
    parameters: Mapping[str, ArrayLike],
    cache: Mapping[str, ArrayLike],
    num_layers: int,
) -> dict[str, Array]:
    """The gradients of the binary cross-entropy for every weight and bias.

    Backpropagation (Rumelhart, Hinton & Williams 1986). ReLU's derivative at 0 is taken to be 0.

    Args:
        Y: (1, m), the labels.
        parameters: those that the forward pass used.
        cache: what `forward_propagation` returned beside the output.
        num_layers: the number of layers with weights.

    Returns:
        "dW1", "db1", ..., each of the shape of its parameter.

    Raises:
        ValueError: for dimensions that do not fit, a missing layer, or num_layers below 1.
    """
    _check_num_layers(num_layers)
    A = _cached(cache, f"A{num_layers}")
    Y = _labels(Y, A)
    m = Y.shape[1]
    gradients: dict[str, Array] = {}
    # For a sigmoid under the cross-entropy, dL/dZ of each example is simply output - label.
    dZ = A - Y
    for layer in range(num_layers, 0, -1):
        gradients[f"dW{layer}"] = dZ @ _cached(cache, f"A{layer - 1}").T / m
        gradients[f"db{layer}"] = dZ.sum(axis=1, keepdims=True) / m
        if layer > 1:
            W, _ = _layer(parameters, layer)
            dZ = (W.T @ dZ) * (_cached(cache, f"Z{layer - 1}") > 0)
    return gradients


def update_parameters(
    parameters: Mapping[str, ArrayLike], gradients: Mapping[str, ArrayLike], learning_rate: float
) -> dict[str, Array]:
    """One step of gradient descent, downhill, as a new dictionary of new arrays.

    Args:
        parameters: "W1", "b1", ...
        gradients: "dW1", "db1", ..., each of the shape of its parameter.
        learning_rate: how far to step.

    Raises:
        ValueError: where a gradient is missing or has another shape than its parameter.
    """
    updated: dict[str, Array] = {}
    for name, value in parameters.items():
        if f"d{name}" not in gradients:
            raise ValueError(f"gradients has no d{name}")
        parameter = _matrix(name, value)
        gradient = _matrix(f"d{name}", gradients[f"d{name}"])
        if gradient.shape != parameter.shape:
            raise ValueError(
                f"d{name} has shape {gradient.shape}, but {name} has {parameter.shape}"
            )
        updated[name] = parameter - learning_rate * gradient
    return updated


def train(
    X: ArrayLike,
    Y: ArrayLike,
    layer_dims: Sequence[int],
    learning_rate: float = 0.1,
    epochs: int = 1000,
    seed: int = 0,
) -> tuple[dict[str, Array], list[float]]:
    """Train a network by gradient descent on the whole batch.

    Args:
        X: (n_features, m), an example in each column.
        Y: (1, m), the labels, 0 or 1.
        layer_dims: as in `initialize_parameters`; it begins with n_features.
        learning_rate: how far each step goes.
        epochs: the number of steps; 0 gives back the starting weights.
        seed: for the starting weights.

    Returns:
        The trained parameters, and the loss of each epoch, taken before its step.

    Raises:
        ValueError: for dimensions that do not fit, too few layers, or epochs below 0.
    """
    if epochs < 0:
        raise ValueError(f"epochs should be at least 0, got {epochs}")
    num_layers = len(layer_dims) - 1
    parameters = initialize_parameters(layer_dims, seed)
    losses: list[float] = []
    for _ in range(epochs):
        A, cache = forward_propagation(X, parameters, num_layers)
        losses.append(binary_cross_entropy(A, Y))
        gradients = backward_propagation(Y, parameters, cache, num_layers)
        parameters = update_parameters(parameters, gradients, learning_rate)
    return parameters, losses


def predict(
    X: ArrayLike, parameters: Mapping[str, ArrayLike], num_layers: int
) -> NDArray[np.int64]:
    """The class of each column of X, (1, m): 1 where the output is above 0.5, else 0.

    Raises:
        ValueError: as `forward_propagation` does.
    """
    A, _ = forward_propagation(X, parameters, num_layers)
    return (A > 0.5).astype(np.int64)


def _sigmoid(Z: Array) -> Array:
    # The exponent is never positive, so nothing overflows however large Z is.
    small = np.exp(-np.abs(Z))
    return np.where(Z >= 0, 1.0, small) / (1.0 + small)


def _check_num_layers(num_layers: int) -> None:
    if num_layers < 1:
        raise ValueError(f"num_layers should be at least 1, got {num_layers}")


def _matrix(name: str, value: ArrayLike) -> Array:
    matrix = np.asarray(value, dtype=np.float64)
    if matrix.ndim != 2:
        raise ValueError(f"{name} should have two dimensions, got shape {matrix.shape}")
    return matrix


def _labels(Y: ArrayLike, A: Array) -> Array:
    labels = _matrix("Y", Y)
    if labels.shape != A.shape:
        raise ValueError(f"Y has shape {labels.shape}, but the network's output A has {A.shape}")
    if labels.shape[1] == 0:
        raise ValueError("Y has no example")
    return labels


def _layer(parameters: Mapping[str, ArrayLike], layer: int) -> tuple[Array, Array]:
    for name in (f"W{layer}", f"b{layer}"):
        if name not in parameters:
            raise ValueError(f"parameters has no {name}")
    W = _matrix(f"W{layer}", parameters[f"W{layer}"])
    b = _matrix(f"b{layer}", parameters[f"b{layer}"])
    if b.shape != (W.shape[0], 1):
        raise ValueError(f"b{layer} should have shape {(W.shape[0], 1)}, got {b.shape}")
    return W, b


def _cached(cache: Mapping[str, ArrayLike], name: str) -> Array:
    if name not in cache:
        raise ValueError(f"cache has no {name}")
    return _matrix(name, cache[name])
