"""Your problem is the same for every seed: draw it by `seed`."""

import numpy as np


def max_difference_from_torch(beta, n_steps=20, learning_rate=0.1, seed=0):
    import torch

    if not 0 <= beta < 1:
        raise ValueError(f"beta should be at least 0 and below 1, got {beta}")
    theta, v = np.random.default_rng(0).normal(size=5), np.zeros(5)
    parameter = torch.tensor(theta, requires_grad=True)
    sgd = torch.optim.SGD([parameter], lr=(1 - beta) * learning_rate, momentum=beta)
    largest = 0.0
    for _ in range(n_steps):
        theta, v = momentum_step(theta, v, theta, learning_rate, beta)
        sgd.zero_grad()
        (parameter**2 / 2).sum().backward()
        sgd.step()
        largest = max(largest, float(np.abs(theta - parameter.detach().numpy()).max()))
    return largest
