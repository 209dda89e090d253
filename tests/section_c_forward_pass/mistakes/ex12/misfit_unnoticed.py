"""Your sums take what they need of X or W2 and leave the rest unread: compare the sizes first, and
raise a ValueError where they do not fit together."""

import numpy as np

PART = "errors"


def forward_batch(X, W1, b1, W2, b2):
    z1 = b1 + sum(W1[:, [k]] * X[[k]] for k in range(W1.shape[1]))
    a1 = np.maximum(z1, 0.0)
    z2 = b2 + sum(W2[:, [i]] * a1[[i]] for i in range(W1.shape[0]))
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": 1 / (1 + np.exp(-z2))}
