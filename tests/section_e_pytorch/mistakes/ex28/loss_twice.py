"""Your parabola is r^2: half of that has the slope delta at delta, which the line goes on with."""

import torch


def huber_loss(y, y_hat, delta=1.0):
    if delta <= 0:
        raise ValueError(f"delta should be above 0, got {delta}")
    if y.shape != y_hat.shape:
        raise ValueError("y and y_hat differ in shape")
    r = y_hat - y
    size = r.abs()
    return torch.where(size <= delta, size**2, 2 * delta * size - delta**2).mean()
