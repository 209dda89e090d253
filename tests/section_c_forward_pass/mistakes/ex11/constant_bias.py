"""Your z2 uses the exercise's own bias, the constant B2, in place of the argument b2: only names
of arguments should stand in your formulas."""

import numpy as np


def forward(x, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0.0)
    z2 = W2 @ a1 + B2
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
