"""You take the absolute value as a root of a square, and its gradient is nan where the residual is
0: torch has abs."""

import torch


def huber_loss(y, y_hat, delta=1.0):
    if delta <= 0:
        raise ValueError(f"delta should be above 0, got {delta}")
    if y.shape != y_hat.shape:
        raise ValueError("y and y_hat differ in shape")
    r = y_hat - y
    size = r.abs()
    size = torch.sqrt(r**2)
    return torch.where(size <= delta, 0.5 * size**2, delta * (size - 0.5 * delta)).mean()
