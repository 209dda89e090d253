"""You compare the forward_batch that was handed in with itself, column by column: one that is
always wrong in the same way agrees with itself. The single columns need a forward pass of your
own."""

import numpy as np


def columns_match_single(X, W1, b1, W2, b2, forward_batch=forward_batch):
    batch = forward_batch(X, W1, b1, W2, b2)
    for j in range(X.shape[1]):
        for name, value in forward_batch(X[:, [j]], W1, b1, W2, b2).items():
            if not np.allclose(batch[name][:, [j]], value, rtol=0, atol=1e-9):
                return False
    return True
