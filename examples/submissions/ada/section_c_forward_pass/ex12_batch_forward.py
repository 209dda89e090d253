import numpy as np
from ex11_manual_forward import forward

# The forward pass of exercise 11 already broadcasts over columns.
forward_batch = forward


def shapes(X, W1, b1, W2, b2):
    return {name: np.shape(value) for name, value in forward_batch(X, W1, b1, W2, b2).items()}


def columns_match_single(X, W1, b1, W2, b2, forward_batch=forward_batch):
    together = forward_batch(X, W1, b1, W2, b2)
    for j, column in enumerate(X.T):
        alone = forward(column[:, None], W1, b1, W2, b2)
        if any(np.abs(together[k][:, [j]] - alone[k]).max() > 5e-7 for k in alone):
            return False
    return True
