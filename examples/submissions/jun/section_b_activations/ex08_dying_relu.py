import math
import numpy as np


def dead_network(seed=0):
    rng = np.random.RandomState(seed)
    W1 = rng.uniform(-1, 1, (10, 2))
    return {"W1": W1, "b1": np.full((10, 1), -100.0), "W2": rng.uniform(-1, 1, (1, 10)), "b2": np.array([[0.0]])}


def sig(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _get(X, parameters, activation):
    if activation not in ("relu", "leaky_relu"):
        raise ValueError("activation: relu or leaky_relu")
    X = np.asarray(X, float)
    W1, b1, W2, b2 = (np.asarray(parameters[k], float) for k in ("W1", "b1", "W2", "b2"))
    if X.ndim != 2 or W1.ndim != 2 or W1.shape[1] != X.shape[0]:
        raise ValueError("X and W1 do not fit")
    if b1.shape != (W1.shape[0], 1) or W2.shape != (1, W1.shape[0]) or b2.shape != (1, 1):
        raise ValueError("b1, W2 or b2 has a shape that does not fit")
    return X, W1, b1, W2, b2


def forward(X, parameters, activation="relu", alpha=0.01):
    X, W1, b1, W2, b2 = _get(X, parameters, activation)
    h, m = W1.shape[0], X.shape[1]
    Z1, A1, Z2, A2 = np.zeros((h, m)), np.zeros((h, m)), np.zeros((1, m)), np.zeros((1, m))
    slope = 0.0 if activation == "relu" else alpha
    for k in range(m):
        for i in range(h):
            Z1[i, k] = sum(W1[i, j] * X[j, k] for j in range(len(X))) + b1[i, 0]
            A1[i, k] = Z1[i, k] if Z1[i, k] > 0 else slope * Z1[i, k]
        Z2[0, k] = sum(W2[0, i] * A1[i, k] for i in range(h)) + b2[0, 0]
        A2[0, k] = sig(Z2[0, k])
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def gradients(X, Y, parameters, activation="relu", alpha=0.01):
    X, W1, b1, W2, b2 = _get(X, parameters, activation)
    Y = np.asarray(Y, float)
    if Y.shape != (1, X.shape[1]):
        raise ValueError("Y does not fit X")
    c = forward(X, parameters, activation, alpha)
    slope = 0.0 if activation == "relu" else alpha
    m = X.shape[1]
    g = {"d" + k: np.zeros(np.shape(parameters[k])) for k in ("W1", "b1", "W2", "b2")}
    for k in range(m):
        d = (c["A2"][0, k] - Y[0, k]) / m
        g["db2"][0, 0] += d
        for i in range(len(W1)):
            g["dW2"][0, i] += d * c["A1"][i, k]
            e = d * W2[0, i] * (1.0 if c["Z1"][i, k] > 0 else slope)
            g["db1"][i, 0] += e
            for j in range(len(X)):
                g["dW1"][i, j] += e * X[j, k]
    return g
