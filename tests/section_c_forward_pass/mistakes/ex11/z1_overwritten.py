"""Your z1 holds what ReLU left of it: ReLU worked in place, so that z1 and a1 are one array. Let
ReLU make a new one."""

import numpy as np


def forward(x, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0.0, out=z1)
    z2 = W2 @ a1 + b2
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
