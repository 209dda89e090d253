"""Your training is too slow to get anywhere: from small weights the units are nearly linear on [0,
1], and plain gradient descent takes very many steps to change that. Start with bends that lie in
the interval, and take larger or better scaled steps."""

import numpy as np


def fit(hidden_units, seed=0):
    rng = np.random.default_rng(seed)
    W1 = rng.normal(0.0, 0.5, (hidden_units, 1))
    b1 = np.zeros((hidden_units, 1))
    W2 = rng.normal(0.0, 1 / np.sqrt(hidden_units), (1, hidden_units))
    parameters = [W1, b1, W2, np.zeros((1, 1))]
    x = np.linspace(0.0, 1.0, 1000).reshape(1, 1000)
    y = np.sin(2 * np.pi * x)
    for _ in range(300):
        W1, b1, W2, b2 = parameters
        few = rng.choice(1000, 100, replace=False)
        A1 = np.tanh(W1 @ x[:, few] + b1)
        dZ2 = 2 * (W2 @ A1 + b2 - y[:, few]) / few.size
        dZ1 = (W2.T @ dZ2) * (1 - A1**2)
        gradients = [
            dZ1 @ x[:, few].T,
            dZ1.sum(axis=1, keepdims=True),
            dZ2 @ A1.T,
            dZ2.sum(axis=1, keepdims=True),
        ]
        for i, gradient in enumerate(gradients):
            parameters[i] = parameters[i] - 0.02 * gradient
    W1, b1, W2, b2 = parameters
    prediction = W2 @ np.tanh(W1 @ x + b1) + b2
    mse = float(np.mean((prediction - y) ** 2))
    named = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return {"prediction": prediction, "mse": mse, "parameters": named}
