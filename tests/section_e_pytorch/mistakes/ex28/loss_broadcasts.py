"""You let (n,) and (n, 1) broadcast to n times n residuals: compare the shapes, and raise a
ValueError where they differ."""

import torch

PART = "errors"


def huber_loss(y, y_hat, delta=1.0):
    if delta <= 0:
        raise ValueError(f"delta should be above 0, got {delta}")
    size = (y_hat - y).abs()
    return torch.where(size <= delta, 0.5 * size**2, delta * (size - 0.5 * delta)).mean()
