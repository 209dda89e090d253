"""Your y_hat is rounded to three digits: return the number as it is computed, and round only where
you print it."""

import numpy as np


def forward(x, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0.0)
    z2 = W2 @ a1 + b2
    y_hat = np.round(1 / (1 + np.exp(-z2)), 3)
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
