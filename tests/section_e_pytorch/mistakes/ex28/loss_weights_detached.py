"""You write the loss as size times a factor that you detach, so autograd misses part of the slope:
its value is right, its gradient is not."""

import torch


def huber_loss(y, y_hat, delta=1.0):
    if delta <= 0:
        raise ValueError(f"delta should be above 0, got {delta}")
    if y.shape != y_hat.shape:
        raise ValueError("y and y_hat differ in shape")
    r = y_hat - y
    size = r.abs()
    value = torch.where(size <= delta, 0.5 * size**2, delta * (size - 0.5 * delta))
    factor = (value / size.clamp(min=1e-300)).detach()
    return (size * factor).mean()
