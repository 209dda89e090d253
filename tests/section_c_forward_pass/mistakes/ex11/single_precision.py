"""Your numbers pass through float32, which keeps seven digits: leave them in NumPy's usual
float64."""

import numpy as np


def forward(x, W1, b1, W2, b2):
    z1 = W1.astype(np.float32) @ x.astype(np.float32) + b1.astype(np.float32)
    a1 = np.maximum(z1, 0)
    z2 = W2.astype(np.float32) @ a1 + b2.astype(np.float32)
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
