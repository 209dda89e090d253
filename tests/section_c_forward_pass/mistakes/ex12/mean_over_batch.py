"""Your y_hat is an average over the batch: each example keeps its own probability, and a mean
comes only with the loss."""

import numpy as np


def forward_batch(X, W1, b1, W2, b2):
    z1 = W1 @ X + b1
    a1 = np.maximum(z1, 0.0)
    z2 = W2 @ a1 + b2
    y_hat = (1 / (1 + np.exp(-z2))).mean(axis=1, keepdims=True)
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
