"""Your ReLU seems to take np.max, which looks for the largest entry along an axis and loses that
axis: compare each entry with 0 by itself (np.maximum)."""

import numpy as np


def forward_batch(X, W1, b1, W2, b2):
    z1 = W1 @ X + b1
    a1 = np.max(z1, 0)
    z2 = W2 @ a1 + b2
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
