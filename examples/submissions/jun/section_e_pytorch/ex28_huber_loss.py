"""Scalar loops, a network of bare tensors, several inputs in a linear relation."""
from math import prod

import numpy as np
import torch

N_INPUTS = 3
TRUE = [1.5, -2.0, 0.5]


def huber_loss(y, y_hat, delta=1.0):
    if not delta > 0:
        raise ValueError("delta must be positive, got %r" % (delta,))
    if tuple(y.shape) != tuple(y_hat.shape):
        raise ValueError("y %s and y_hat %s must have one shape" % (y.shape, y_hat.shape))
    terms = []
    for t, p in zip(y.reshape(-1), y_hat.reshape(-1)):
        r = p - t
        if r.abs() <= delta:
            terms.append(r * r / 2)
        elif r > 0:
            terms.append(delta * (r - delta / 2))
        else:
            terms.append(delta * (-r - delta / 2))
    return sum(terms) / prod(y.shape)


def gradient_error(y, y_hat, delta=1.0):
    point = y_hat.detach().clone()
    point.requires_grad_()
    (g,) = torch.autograd.grad(huber_loss(y, point, delta), point)
    h = 2e-6
    errors = []
    with torch.no_grad():
        for i in np.ndindex(*point.shape):
            step = torch.zeros_like(point)
            step[i] = h
            f_up = huber_loss(y, point + step, delta).item()
            f_down = huber_loss(y, point - step, delta).item()
            errors.append(abs((f_up - f_down) / (2 * h) - g[i].item()))
    return max(errors)


def make_outlier_data(seed=0):
    rng = np.random.default_rng(seed)
    w = np.array(TRUE)[:, None]

    def draw(n):
        X = rng.normal(size=(n, N_INPUTS))
        return X, X @ w - 1 + rng.normal(0, 0.2, (n, 1))

    X, y = draw(60)
    wild = rng.choice(60, 12, replace=False)
    y[wild] += rng.choice([-1, 1], (12, 1), p=[0.2, 0.8]) * rng.uniform(10, 20, (12, 1))
    Xc, yc = draw(40)
    return tuple(map(torch.from_numpy, (X, y, Xc, yc)))


def train_regression(loss, seed=0):
    functions = {"huber": huber_mean, "mse": lambda y, p: (p - y).square().mean()}
    try:
        f = functions[loss]
    except KeyError:
        raise ValueError(f"loss should be one of {sorted(functions)}, got {loss!r}") from None
    X, y, Xc, yc = make_outlier_data(seed)
    source = torch.Generator().manual_seed(seed)
    sizes = [(N_INPUTS, 6), (6,), (6, 1), ()]
    theta = [torch.randn(n, generator=source, dtype=X.dtype) / 2 for n in sizes]
    for t in theta:
        t.requires_grad_()

    def net(x):
        A, a, B, b = theta
        return (x @ A + a).tanh() @ B + b

    history = np.empty(300)
    for i in range(300):
        value = f(y, net(X))
        history[i] = value.item()
        slopes = torch.autograd.grad(value, theta)
        with torch.no_grad():
            for t, g in zip(theta, slopes):
                t -= 0.1 * g
    with torch.no_grad():
        return {"losses": history, "clean_mse": float(((net(Xc) - yc) ** 2).mean())}


def huber_mean(y, p):
    # vectorised in the training, through the same function row by row would be slow
    return huber_loss(y, p)
