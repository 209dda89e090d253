"""You compare the numbers of entries: (3,) and (3, 1) have three each, and still broadcast. Compare
the shapes."""

import torch

PART = "errors"


def huber_loss(y, y_hat, delta=1.0):
    if delta <= 0:
        raise ValueError(f"delta should be above 0, got {delta}")
    if y.numel() != y_hat.numel():
        raise ValueError("y and y_hat differ in shape")
    size = (y_hat.reshape(-1) - y.reshape(-1)).abs()
    return torch.where(size <= delta, 0.5 * size**2, delta * (size - 0.5 * delta)).mean()
