"""Your result is the mean of the differences: the largest is asked for."""

import numpy as np


def max_difference_from_torch(beta, n_steps=20, learning_rate=0.1, seed=0):
    import torch

    rng = np.random.default_rng(seed)
    slope = rng.normal(size=(4, 4)) / 2
    bowl = slope @ slope.T + 0.1 * np.eye(4)
    theta, velocity = rng.normal(size=4), np.zeros(4)
    parameter = torch.tensor(theta, requires_grad=True)
    optimizer = torch.optim.SGD([parameter], lr=learning_rate * (1 - beta), momentum=beta)
    difference = 0.0
    for _ in range(n_steps):
        theta, velocity = momentum_step(theta, velocity, bowl @ theta, learning_rate, beta)
        parameter.grad = torch.tensor(bowl) @ parameter.detach()
        optimizer.step()
        difference = max(difference, float(np.abs(theta - parameter.detach().numpy()).mean()))
    return difference
