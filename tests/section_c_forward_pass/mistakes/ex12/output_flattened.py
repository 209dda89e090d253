"""Your z2 and y_hat have lost their first dimension: a row of m numbers is (1, m), not (m,). Look
for ravel, squeeze or an index [0]."""

import numpy as np


def forward_batch(X, W1, b1, W2, b2):
    z1 = W1 @ X + b1
    a1 = np.maximum(z1, 0.0)
    z2 = (W2 @ a1 + b2)[0]
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
