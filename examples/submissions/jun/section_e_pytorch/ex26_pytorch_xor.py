from typing import NamedTuple
import numpy as np
import torch
from matplotlib import pyplot as plt
from torch import nn

X_XOR = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_XOR = torch.tensor([[0.0], [1.0], [1.0], [0.0]])


class Run(NamedTuple):
    losses: list[float]
    epochs: int | None
    solved: bool


# float64 network, ReLU, one loss after the update, evaluates outputs by a functional copy
def train_xor(optimizer="Adam", hidden=8, learning_rate=0.1, max_epochs=400, seed=0):
    match optimizer:
        case "SGD":
            cls = torch.optim.SGD
        case "Adam":
            cls = torch.optim.Adam
        case "RMSprop":
            cls = torch.optim.RMSprop
        case _:
            raise ValueError(f"optimizer {optimizer}")
    rng = np.random.default_rng(seed)
    net = nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 1), nn.Sigmoid()).double()
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(torch.from_numpy(rng.normal(size=tuple(p.shape))))
    opt = cls(net.parameters(), lr=learning_rate)
    X, Y = X_XOR.double(), Y_XOR.double()
    losses, epochs = [], None
    for epoch in range(1, max_epochs + 1):
        opt.zero_grad()
        loss = ((net(X) - Y) ** 2).mean()
        loss.backward()
        opt.step()
        with torch.no_grad():
            out = net(X)
        losses.append(float(((out - Y) ** 2).mean()))
        if bool(((out > 0.5) == (Y == 1)).all()):
            epochs = epoch
            break
    return Run(losses, epochs, epochs is not None)


def compare_optimizers(seed=0):
    names = ("SGD", "Adam", "RMSprop")
    return dict(zip(names, map(lambda n, lr: train_xor(n, 4, lr, seed=seed), names, (1.0, 0.1, 0.1))))


def minimum_hidden_size(sizes=(2, 4, 8, 16), n_seeds=10, required=0.9):
    reliable = [h for h in sizes if np.mean([train_xor(hidden=h, seed=s, max_epochs=200).solved for s in range(n_seeds)]) >= required]
    return min(reliable, default=None)


def plot_learning_rates(learning_rates=(0.001, 0.01, 0.1, 1.0), seed=0):
    fig, (ax1, ax2) = plt.subplots(2, 1, sharex=True)
    for k, rate in enumerate(learning_rates):
        losses = np.array(train_xor("RMSprop", hidden=8, learning_rate=rate, max_epochs=100, seed=seed).losses)
        (ax1 if k % 2 else ax2).loglog(np.arange(1, len(losses) + 1), losses, "o-", label=rf"$\eta = {rate}$")
    fig.legend()
    return fig
