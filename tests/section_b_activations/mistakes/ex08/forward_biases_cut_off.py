"""You go through the units of W1 and b1 side by side, and a b1 that is too long loses its rest
without a word: where the shapes do not fit, a ValueError is due."""

import numpy as np


def forward(X, parameters, activation="relu", alpha=0.01):
    if activation not in ("relu", "leaky_relu"):
        raise ValueError(f"unknown activation {activation!r}")
    W1, b1, W2, b2 = (np.asarray(parameters[name]) for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.array([w @ np.asarray(X) + b for w, b in zip(W1, b1, strict=False)])
    A1 = np.where(Z1 > 0, Z1, (0.0 if activation == "relu" else alpha) * Z1)
    Z2 = W2 @ A1 + b2
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": 1 / (1 + np.exp(-Z2))}
