"""A plain textbook solution of exercise 33."""

import matplotlib.pyplot as plt
import numpy as np
import torch

from chapter11 import data, network


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    velocity = beta * velocity + (1 - beta) * gradient
    theta = theta - learning_rate * velocity
    return theta, velocity


def train_moons(beta, epochs=300, learning_rate=1.0, seed=0):
    X, Y, _, _ = data.moons()
    parameters = network.initialize_parameters([2, 16, 1], seed)
    velocities = {name: np.zeros_like(p) for name, p in parameters.items()}
    losses = []
    for _ in range(epochs):
        A, cache = network.forward_propagation(X, parameters, 2)
        losses.append(network.binary_cross_entropy(A, Y))
        gradients = network.backward_propagation(Y, parameters, cache, 2)
        for name in parameters:
            parameters[name], velocities[name] = momentum_step(
                parameters[name], velocities[name], gradients["d" + name], learning_rate, beta
            )
    return losses


def max_difference_from_torch(beta, n_steps=20, learning_rate=0.1, seed=0):
    # Both minimise (theta - target)^2 / 2, whose gradient is theta - target.
    rng = np.random.default_rng(seed)
    target = rng.standard_normal(5)
    theta = rng.standard_normal(5)
    velocity = np.zeros(5)

    theta_torch = torch.tensor(theta, requires_grad=True)
    target_torch = torch.tensor(target)
    optimizer = torch.optim.SGD([theta_torch], lr=learning_rate * (1 - beta), momentum=beta)

    difference = 0.0
    for _ in range(n_steps):
        theta, velocity = momentum_step(theta, velocity, theta - target, learning_rate, beta)

        optimizer.zero_grad()
        loss = ((theta_torch - target_torch) ** 2).sum() / 2
        loss.backward()
        optimizer.step()

        difference = max(difference, np.abs(theta - theta_torch.detach().numpy()).max())
    return difference


def plot_loss_curves(betas=(0.0, 0.5, 0.9, 0.99), seed=0):
    fig, ax = plt.subplots()
    for beta in betas:
        ax.plot(train_moons(beta, seed=seed), label=f"beta = {beta}")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss")
    ax.legend()
    return fig
