"""A plain textbook solution of exercise 32."""

from itertools import pairwise

import numpy as np


def max_linear_regions(layer_dims):
    regions = 1
    for n in layer_dims[1:-1]:
        regions *= n + 1
    return regions


def evaluate(weights, biases, x):
    A = x
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A = np.maximum(0, W @ A + b)
    return weights[-1] @ A + biases[-1]


def count_linear_regions(weights, biases, interval=(-10.0, 10.0)):
    # Look at the slopes on a fine grid. A breakpoint between two points of the grid changes two
    # slopes in a row, so changes next to each other count once.
    x = np.linspace(interval[0], interval[1], 20001)
    y = evaluate(weights, biases, x.reshape(1, -1))[0]
    slopes = np.diff(y) / np.diff(x)
    changed = np.abs(np.diff(slopes)) > 0.001 * np.abs(slopes).max() + 1e-8
    regions = 1
    for i in range(len(changed)):
        if changed[i] and not (i > 0 and changed[i - 1]):
            regions += 1
    return regions


def train(x, y, rng, steps):
    dims = [1, 3, 3, 1]
    weights, biases = [], []
    for n_in, n_out in pairwise(dims):
        weights.append(rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in))
        biases.append(rng.uniform(-1, 1, (n_out, 1)))

    # Adam (Kingma & Ba 2015), since plain descent is slow here.
    parameters = weights + biases
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    for step in range(1, steps + 1):
        A = [x]
        for W, b in zip(weights[:-1], biases[:-1], strict=True):
            A.append(np.maximum(0, W @ A[-1] + b))
        dZ = 2 * (weights[-1] @ A[-1] + biases[-1] - y) / y.size

        dW, db = [], []
        for i in (2, 1, 0):
            dW.insert(0, dZ @ A[i].T)
            db.insert(0, dZ.sum(axis=1, keepdims=True))
            dZ = (weights[i].T @ dZ) * (A[i] > 0)

        for i, gradient in enumerate(dW + db):
            first[i] = 0.9 * first[i] + 0.1 * gradient
            second[i] = 0.999 * second[i] + 0.001 * gradient**2
            m = first[i] / (1 - 0.9**step)
            v = second[i] / (1 - 0.999**step)
            parameters[i] -= 0.02 * m / (np.sqrt(v) + 1e-8)
    return weights, biases


def fit_piecewise(seed=0):
    rng = np.random.default_rng(seed)
    x = np.linspace(-10, 10, 201).reshape(1, -1)
    y = np.abs(np.abs(x) - 5)

    best, best_error = None, np.inf
    for _ in range(20):
        weights, biases = train(x / 10, y, rng, 1500)
        weights[0] = weights[0] / 10
        error = np.mean((evaluate(weights, biases, x) - y) ** 2)
        if error < best_error:
            best, best_error = (weights, biases), error
        if best_error < 0.1:
            break
    return best
