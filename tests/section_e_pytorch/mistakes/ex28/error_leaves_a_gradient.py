"""You ask for the gradient on the tensor that you were given, and leave it there: take a copy."""

import torch


def gradient_error(y, y_hat, delta=1.0):
    y_hat.requires_grad_()
    huber_loss(y, y_hat, delta).backward()
    h = 1e-6
    errors = []
    with torch.no_grad():
        for i in range(y_hat.numel()):
            step = torch.zeros_like(y_hat)
            step.view(-1)[i] = h
            up, down = huber_loss(y, y_hat + step, delta), huber_loss(y, y_hat - step, delta)
            errors.append(abs(((up - down) / (2 * h) - y_hat.grad.view(-1)[i]).item()))
    return max(errors)
