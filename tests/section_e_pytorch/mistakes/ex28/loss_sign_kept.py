"""You compare the residual itself with delta, so large negative ones stay on the parabola: compare
its absolute value."""

import torch


def huber_loss(y, y_hat, delta=1.0):
    if delta <= 0:
        raise ValueError(f"delta should be above 0, got {delta}")
    if y.shape != y_hat.shape:
        raise ValueError("y and y_hat differ in shape")
    r = y_hat - y
    size = r.abs()
    return torch.where(r <= delta, 0.5 * r**2, delta * (r - 0.5 * delta)).mean()
