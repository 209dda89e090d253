"""A plain textbook solution of exercise 26."""

from typing import NamedTuple

import matplotlib.pyplot as plt
import torch
from torch import nn

X_XOR = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_XOR = torch.tensor([[0.0], [1.0], [1.0], [0.0]])

OPTIMIZERS = {
    "SGD": torch.optim.SGD,
    "Adam": torch.optim.Adam,
    "RMSprop": torch.optim.RMSprop,
}


class Run(NamedTuple):
    """What a training gives back."""

    losses: list[float]
    epochs: int | None
    solved: bool


def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=500, seed=0):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, hidden), nn.Tanh(), nn.Linear(hidden, 1), nn.Sigmoid())
    criterion = nn.BCELoss()
    opt = OPTIMIZERS[optimizer](model.parameters(), lr=learning_rate)
    losses = []
    epochs = None
    for epoch in range(1, max_epochs + 1):
        output = model(X_XOR)
        loss = criterion(output, Y_XOR)
        losses.append(loss.item())
        if epochs is None and ((output > 0.5).float() == Y_XOR).all():
            epochs = epoch
        opt.zero_grad()
        loss.backward()
        opt.step()
    return Run(losses, epochs, epochs is not None)


def compare_optimizers(seed=0):
    return {name: train_xor(name, learning_rate=0.1, seed=seed) for name in OPTIMIZERS}


def minimum_hidden_size(sizes=(2, 4, 8, 16), n_seeds=10, required=0.9):
    for size in sorted(sizes):
        solved = 0
        for seed in range(n_seeds):
            if train_xor(hidden=size, max_epochs=200, seed=seed).solved:
                solved += 1
        if solved / n_seeds >= required:
            return size
    return None


def plot_learning_rates(learning_rates=(0.001, 0.01, 0.1, 1.0), seed=0):
    fig, ax = plt.subplots()
    for learning_rate in learning_rates:
        run = train_xor(learning_rate=learning_rate, seed=seed)
        ax.plot(run.losses, label=f"learning rate {learning_rate}")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss")
    ax.legend()
    return fig
