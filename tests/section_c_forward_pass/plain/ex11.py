"""A plain textbook solution of exercise 11."""

import numpy as np

W1 = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1 = np.array([[0.0], [0.1], [-0.2]])
W2 = np.array([[0.2, -0.4, 0.6]])
B2 = np.array([[0.3]])
X_EXAMPLE = np.array([[1.0], [-0.5]])


def forward(x, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(0, z1)
    z2 = W2 @ a1 + b2
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
