"""You take every name but one for the other activation: a name that you do not know should raise a
ValueError."""

import numpy as np

PART = "errors"


def forward(X, parameters, activation="relu", alpha=0.01):
    W1, b1, W2, b2 = (np.asarray(parameters[name]) for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = np.maximum(Z1, 0.0) if activation == "relu" else np.where(Z1 > 0, Z1, alpha * Z1)
    Z2 = W2 @ A1 + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
