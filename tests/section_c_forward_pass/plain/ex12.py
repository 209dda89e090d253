"""A plain textbook solution of exercise 12."""

import numpy as np

W1 = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1 = np.array([[0.0], [0.1], [-0.2]])
W2 = np.array([[0.2, -0.4, 0.6]])
B2 = np.array([[0.3]])
X_BATCH = np.array([[1.0, 0.0, -1.0], [-0.5, 0.5, 1.0]])


def forward_batch(X, W1, b1, W2, b2):
    z1 = W1 @ X + b1
    a1 = np.maximum(0, z1)
    z2 = W2 @ a1 + b2
    y_hat = 1 / (1 + np.exp(-z2))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}


def shapes(X, W1, b1, W2, b2):
    results = forward_batch(X, W1, b1, W2, b2)
    return {name: value.shape for name, value in results.items()}


def columns_match_single(X, W1, b1, W2, b2, forward_batch=forward_batch):
    results = forward_batch(X, W1, b1, W2, b2)
    for i in range(X.shape[1]):
        x = X[:, i : i + 1]
        z1 = W1 @ x + b1
        a1 = np.maximum(0, z1)
        z2 = W2 @ a1 + b2
        y_hat = 1 / (1 + np.exp(-z2))
        single = {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}
        for name in single:
            if not np.allclose(results[name][:, i : i + 1], single[name]):
                return False
    return True
