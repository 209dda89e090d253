"""You compute the loss in NumPy and make a tensor of the result, and autograd cannot follow: stay
with torch's operations from y_hat to the mean."""

import torch


def huber_loss(y, y_hat, delta=1.0):
    return torch.tensor(right_huber_loss(y.detach(), y_hat.detach(), delta).numpy())
