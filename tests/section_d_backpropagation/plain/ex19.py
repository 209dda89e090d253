"""A plain textbook solution of exercise 19."""

import numpy as np
from sklearn.datasets import make_blobs
from sklearn.model_selection import train_test_split


def one_hot(labels, n_classes):
    Y = np.zeros((n_classes, len(labels)))
    for i, label in enumerate(labels):
        Y[label, i] = 1
    return Y


def softmax(Z):
    exps = np.exp(Z - Z.max(axis=0))
    return exps / exps.sum(axis=0)


def cross_entropy(Y_hat, Y):
    m = Y.shape[1]
    return -np.sum(Y * np.log(Y_hat + 1e-8)) / m


def output_delta(Y_hat, Y):
    return Y_hat - Y


def forward(X, parameters):
    num_layers = len(parameters) // 2
    A = X
    cache = {"A0": X}
    for i in range(1, num_layers + 1):
        Z = parameters[f"W{i}"] @ A + parameters[f"b{i}"]
        A = softmax(Z) if i == num_layers else np.maximum(0, Z)
        cache[f"Z{i}"] = Z
        cache[f"A{i}"] = A
    return A, cache


def backward(Y, parameters, cache):
    num_layers = len(parameters) // 2
    m = Y.shape[1]
    gradients = {}
    dZ = output_delta(cache[f"A{num_layers}"], Y)
    for i in range(num_layers, 0, -1):
        gradients[f"dW{i}"] = dZ @ cache[f"A{i - 1}"].T / m
        gradients[f"db{i}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if i > 1:
            dZ = (parameters[f"W{i}"].T @ dZ) * (cache[f"Z{i - 1}"] > 0)
    return gradients


def train_blobs(seed=0):
    points, labels = make_blobs(n_samples=300, centers=3, random_state=seed)
    X_train, X_test, y_train, y_test = train_test_split(
        points, labels, test_size=0.2, random_state=seed
    )
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, X_test = ((X_train - mean) / std).T, ((X_test - mean) / std).T
    Y = one_hot(y_train, 3)

    rng = np.random.default_rng(seed)
    parameters = {
        "W1": rng.standard_normal((16, 2)) * np.sqrt(2 / 2),
        "b1": np.zeros((16, 1)),
        "W2": rng.standard_normal((3, 16)) * np.sqrt(2 / 16),
        "b2": np.zeros((3, 1)),
    }
    losses = []
    for _ in range(1000):
        Y_hat, cache = forward(X, parameters)
        losses.append(cross_entropy(Y_hat, Y))
        gradients = backward(Y, parameters, cache)
        for name in parameters:
            parameters[name] -= 0.5 * gradients["d" + name]

    Y_hat, _ = forward(X_test, parameters)
    accuracy = np.mean(Y_hat.argmax(axis=0) == y_test)
    return {"parameters": parameters, "losses": losses, "accuracy": accuracy}
