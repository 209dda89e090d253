"""Exercise 26*: XOR under three optimizers (15 points).

XOR needs a hidden layer, and four rows are all its data, so a network learns it in a moment: small
enough to try out what makes the difference.

Write `train_xor`, which trains a network 2 - hidden - 1 (one hidden layer, biases in both layers)
until it has solved XOR: all four rows are on the right side of a threshold of 0.5 on the output
(the sigmoid's, or the network's own where you train without one; before a sigmoid that is a
threshold of 0). The activation of the hidden layer and the start are yours to choose. The loss is
the mean binary cross-entropy or the mean squared error; an epoch is one pass over the four rows.

(a) `compare_optimizers` trains with SGD, Adam and RMSprop. Written: which was the fastest?
(b) `minimum_hidden_size` tells how wide the hidden layer has to be. Written: what is the smallest
    size that solves XOR reliably, and what goes wrong below it?

Then `plot_learning_rates` shows how the loss falls at several learning rates. The questions of the
written parts, and the place for your answers, are in `ex26_pytorch_xor.md`.

Graded: of `train_xor`, that it trains with the optimizer, the learning rate and the size asked for,
that what a Run says is true of the network at each epoch (the grader looks on), that the seed alone
decides, and that eight units under Adam mostly solve XOR; of the others, what they make of
`train_xor`, which may be a stand-in (a plot that does not fit one is judged with your own).

An extra, `errors` (1 point): `train_xor` raises a ValueError for an unknown optimizer.

Allowed: torch, NumPy and matplotlib.

Shapes: a row is an example. `X_XOR` is (4, 2) and `Y_XOR` (4, 1), both float32, given below.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from matplotlib.figure import Figure
from torch import nn

X_XOR = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_XOR = torch.tensor([[0.0], [1.0], [1.0], [0.0]])


class Run(NamedTuple):
    """What a training gives back."""

    losses: list[float]  # the loss over the four rows in each epoch, as it went
    epochs: int | None  # the number, from 1, of the first epoch that found XOR solved; None if none
    solved: bool  # whether there was such an epoch


def train_xor(
    optimizer: str = "Adam",
    hidden: int = 8,
    learning_rate: float = 0.1,
    max_epochs: int = 500,
    seed: int = 0,
) -> Run:
    """Train a network with one hidden layer on XOR.

    Args:
        optimizer: "SGD", "Adam" or "RMSprop", those of `torch.optim`.
        hidden: the size of the hidden layer, at least 1.
        learning_rate: that of the optimizer.
        max_epochs: how many epochs there may be, at least 1. Another default is fine.
        seed: the only source of randomness. What was drawn from PyTorch before makes no difference.

    Returns:
        A Run. In each epoch the four outputs are looked at before or after its update, as you
        like, always the same; `epochs` is the first epoch in which they were all right. The
        training may end there, or go on up to max_epochs. `losses` has a number for each epoch
        trained, so max_epochs of them where XOR was not solved; they too are from before or after
        the epoch's update.

    Raises:
        ValueError: (extra) for an unknown optimizer.

    >>> run = train_xor("Adam", hidden=8, seed=0)
    >>> run.solved, run.epochs is not None
    (True, True)
    >>> train_xor(learning_rate=1e-6, max_epochs=3)[1:]
    (None, False)
    """
    ### BEGIN SOLUTION
    kinds: dict[str, type[torch.optim.Optimizer]] = {
        "SGD": torch.optim.SGD,
        "Adam": torch.optim.Adam,
        "RMSprop": torch.optim.RMSprop,
    }
    if optimizer not in kinds:
        raise ValueError(f"optimizer should be one of {', '.join(kinds)}, got {optimizer!r}")
    torch.manual_seed(seed)
    # tanh has no flat half, in which a unit of ReLU may start dead.
    model = nn.Sequential(nn.Linear(2, hidden), nn.Tanh(), nn.Linear(hidden, 1), nn.Sigmoid())
    steps = kinds[optimizer](model.parameters(), lr=learning_rate)  # type: ignore[call-arg]
    cross_entropy = nn.BCELoss()
    losses = []
    for epoch in range(1, max_epochs + 1):
        output = model(X_XOR)
        loss = cross_entropy(output, Y_XOR)
        losses.append(loss.item())
        if bool(((output > 0.5) == (Y_XOR == 1)).all()):
            return Run(losses, epoch, True)
        steps.zero_grad()
        loss.backward()
        steps.step()
    return Run(losses, None, False)
    ### END SOLUTION


def compare_optimizers(seed: int = 0) -> dict[str, Run]:
    """Train with each of the three optimizers, from the same seed.

    Args:
        seed: handed to every training.

    Returns:
        "SGD", "Adam", "RMSprop" -> the Run that `train_xor` gives. Each optimizer may have a
        learning rate, and a number of epochs, that suits it; the hidden layer is the same for all.

    >>> runs = compare_optimizers()
    >>> sorted(runs)
    ['Adam', 'RMSprop', 'SGD']
    """
    ### BEGIN SOLUTION
    rates = {"SGD": 1.0, "Adam": 0.1, "RMSprop": 0.1}
    return {name: train_xor(name, learning_rate=rate, seed=seed) for name, rate in rates.items()}
    ### END SOLUTION


def minimum_hidden_size(
    sizes: Sequence[int] = (2, 4, 8, 16), n_seeds: int = 10, required: float = 0.9
) -> int | None:
    """The smallest of some hidden sizes at which enough trainings solve XOR.

    Args:
        sizes: the sizes to try, in any order.
        n_seeds: how many trainings there are for a size, at least 1; their seeds are 0, 1, ...,
            n_seeds - 1. Another default is fine. Optimizer, rate and epochs are the defaults of
            `train_xor`, or your own choice, the same for all sizes.
        required: the share of the n_seeds trainings that have to solve XOR; exactly that share is
            enough.

    Returns:
        The smallest such size, or None where there is none.

    >>> minimum_hidden_size(sizes=(8, 1), n_seeds=4, required=0.5)
    8
    """
    ### BEGIN SOLUTION
    for size in sorted(sizes):
        solved = sum(train_xor(hidden=size, seed=seed).solved for seed in range(n_seeds))
        if solved / n_seeds >= required:
            return size
    return None
    ### END SOLUTION


def plot_learning_rates(
    learning_rates: Sequence[float] = (0.001, 0.01, 0.1, 1.0), seed: int = 0
) -> Figure:
    """Draw the losses of a training at each learning rate.

    Args:
        learning_rates: the rates, at least one, each above 0.
        seed: handed to every training.

    Returns:
        A figure with a line for each rate, labelled with it (in a legend, or in the title of a
        panel of its own): the `losses` of the Run that `train_xor` gives, one optimizer and one
        hidden size for all, over the epochs. Either axis may be logarithmic. `show()` is not
        called.
    """
    ### BEGIN SOLUTION
    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.subplots()
    for rate in learning_rates:
        losses = train_xor(learning_rate=rate, seed=seed).losses
        axes.plot(range(1, len(losses) + 1), losses, marker=".", label=f"learning rate {rate:g}")
    axes.set(xscale="log", xlabel="epoch", ylabel="binary cross-entropy")
    axes.legend()
    return figure
    ### END SOLUTION
