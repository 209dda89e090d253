"""A plain textbook solution of exercise 30."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import make_moons
from torch import nn

from chapter11 import network

LAYER_DIMS = [2, 128, 64, 1]
LEARNING_RATE = 0.5


def make_data(seed):
    points, labels = make_moons(250, noise=0.3, random_state=seed)
    X, Y = points.T, labels.reshape(1, -1).astype(np.float64)
    return X[:, :50], Y[:, :50], X[:, 50:], Y[:, 50:]


def l2_cost(data_loss, parameters, lam, m):
    squares = sum(np.sum(p**2) for name, p in parameters.items() if name.startswith("W"))
    return data_loss + lam / (2 * m) * squares


def l2_gradients(gradients, parameters, lam, m):
    penalised = dict(gradients)
    for name, p in parameters.items():
        if name.startswith("W"):
            penalised["d" + name] = gradients["d" + name] + lam / m * p
    return penalised


def train_numpy(lam, epochs=300, seed=0):
    X, Y, X_test, Y_test = make_data(seed)
    parameters = network.initialize_parameters(LAYER_DIMS, seed)
    train_losses, test_losses = [], []
    for _ in range(epochs):
        A, cache = network.forward_propagation(X, parameters, 3)
        A_test, _ = network.forward_propagation(X_test, parameters, 3)
        train_losses.append(network.binary_cross_entropy(A, Y))
        test_losses.append(network.binary_cross_entropy(A_test, Y_test))
        gradients = network.backward_propagation(Y, parameters, cache, 3)
        gradients = l2_gradients(gradients, parameters, lam, X.shape[1])
        parameters = network.update_parameters(parameters, gradients, LEARNING_RATE)
    return {"train_losses": train_losses, "test_losses": test_losses, "parameters": parameters}


def torch_weight_decay(lam, m):
    return lam / m


def train_torch(lam, epochs=300, seed=0):
    X, y, X_test, y_test = (torch.tensor(a.T, dtype=torch.float32) for a in make_data(seed))
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Linear(2, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 1), nn.Sigmoid()
    )
    criterion = nn.BCELoss()
    optimizer = torch.optim.SGD(
        model.parameters(), lr=LEARNING_RATE, weight_decay=torch_weight_decay(lam, len(X))
    )
    train_losses, test_losses = [], []
    for _ in range(epochs):
        loss = criterion(model(X), y)
        train_losses.append(loss.item())
        with torch.no_grad():
            test_losses.append(criterion(model(X_test), y_test).item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    parameters = {}
    for i, layer in enumerate([model[0], model[2], model[4]], start=1):
        parameters[f"W{i}"] = layer.weight.detach().numpy()
        parameters[f"b{i}"] = layer.bias.detach().numpy().reshape(-1, 1)
    return {"train_losses": train_losses, "test_losses": test_losses, "parameters": parameters}


def plot_losses(seed=0):
    fig, ax = plt.subplots()
    for lam in (0, 1):
        result = train_numpy(lam, seed=seed)
        ax.plot(result["train_losses"], label=f"train, lam = {lam}")
        ax.plot(result["test_losses"], "--", label=f"test, lam = {lam}")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss")
    ax.legend()
    return fig


def plot_boundaries(seed=0):
    X, Y, _, _ = make_data(seed)
    x1, x2 = np.meshgrid(np.linspace(-2, 3, 100), np.linspace(-1.5, 2, 100))
    grid = np.array([x1.ravel(), x2.ravel()])
    fig, axes = plt.subplots(1, 3, figsize=(15, 5))
    for ax, lam in zip(axes, (0, 0.1, 1), strict=True):
        parameters = train_numpy(lam, seed=seed)["parameters"]
        A, _ = network.forward_propagation(grid, parameters, 3)
        ax.contourf(x1, x2, A.reshape(x1.shape), levels=[0, 0.5, 1], alpha=0.3)
        ax.scatter(X[0], X[1], c=Y[0], edgecolors="black")
        ax.set_title(f"lam = {lam}")
    return fig
