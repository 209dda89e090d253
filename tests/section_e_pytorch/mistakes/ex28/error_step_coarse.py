"""Your step is too coarse: a central difference is off by its square, and by its size at a seam."""

import torch


def gradient_error(y, y_hat, delta=1.0):
    leaf = y_hat.detach().clone().requires_grad_()
    huber_loss(y, leaf, delta).backward()
    h = 1e-2
    errors = []
    for i in range(y_hat.numel()):
        step = torch.zeros_like(leaf, requires_grad=False)
        step.view(-1)[i] = h
        up, down = huber_loss(y, leaf + step, delta), huber_loss(y, leaf - step, delta)
        errors.append(abs(((up - down) / (2 * h) - leaf.grad.view(-1)[i]).item()))
    return max(errors)
