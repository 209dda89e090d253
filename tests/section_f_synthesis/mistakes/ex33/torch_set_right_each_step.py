"""You take theta from torch before each step, so that the two never part: let each go its way."""

import numpy as np


def max_difference_from_torch(beta, n_steps=20, learning_rate=0.1, seed=0):
    import torch

    if not 0 <= beta < 1:
        raise ValueError(f"beta should be at least 0 and below 1, got {beta}")
    v, differences = np.zeros(5), []
    start = np.random.default_rng(seed).normal(size=5)
    parameter = torch.tensor(start, requires_grad=True)
    sgd = torch.optim.SGD([parameter], lr=(1 - beta) * learning_rate, momentum=beta)
    for _ in range(n_steps):
        theta = parameter.detach().numpy().copy()
        theta, v = momentum_step(theta, v, theta, learning_rate, beta)
        sgd.zero_grad()
        (parameter**2 / 2).sum().backward()
        sgd.step()
        differences.append(np.abs(theta - parameter.detach().numpy()).max())
    return float(max(differences))
