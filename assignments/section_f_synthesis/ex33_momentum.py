"""Exercise 33**: descent with a memory of past gradients (20 points).

Gradient descent forgets each gradient as soon as it has taken its step. Momentum (Polyak 1964;
Sutskever et al. 2013) keeps a running average of them, the velocity, and steps along that. For each
parameter theta with gradient g, beginning with v = 0,

    v     = beta * v + (1 - beta) * g
    theta = theta - learning_rate * v

What gradients agree on adds up, and what changes its sign from step to step cancels. beta says how
long the memory is, about 1 / (1 - beta) steps; with beta = 0 this is gradient descent.

(a) Write `momentum_step`, and train a network on the moons with it, in `train_moons`.
(b) Compare beta = 0, 0.5, 0.9 and 0.99: `plot_loss_curves` draws their loss curves. Written: which
    converged fastest, and why. The question, and the place for your answer, are in
    `ex33_momentum.md`.
(c) Check yourself against `torch.optim.SGD` in `max_difference_from_torch`. torch writes momentum
    as v = beta * v + g, without the factor 1 - beta: find out how to set it up so that it takes the
    same steps. (Its `dampening` looks like the missing factor, but torch leaves it out of the very
    first step.)

Graded: one step for arrays of any shape; that the losses of `train_moons` follow from these
equations, for several beta and learning rates, that they fall and depend on the seed alone; the
difference, which should be tiny, and large where `momentum_step` or torch is made to err; the plot.
A guard of up to 1e-7 in the logarithms is right.

An extra, `errors` (1 point): a ValueError for a beta outside [0, 1), in the first three functions.

Allowed: NumPy, `chapter11`, matplotlib, and PyTorch for (c) alone: in (a) its use earns nothing.

Shapes: in (a) a column is an example, as in the chapter: X (2, m), Y (1, m).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from chapter11 import data, network

Array = NDArray[np.float64]


def momentum_step(
    theta: ArrayLike,
    velocity: ArrayLike,
    gradient: ArrayLike,
    learning_rate: float,
    beta: float,
) -> tuple[Array, Array]:
    """One step of gradient descent with momentum, for one array of parameters.

    Args:
        theta: the parameters, an array of any shape.
        velocity: the running average so far, of the same shape; zeros before the first step.
        gradient: of the loss with respect to theta, of the same shape.
        learning_rate: how far to go along the new velocity.
        beta: what is kept of the old velocity, at least 0 and below 1.

    Returns:
        The new theta and the new velocity: new arrays, the arguments stay as they are.

    Raises:
        ValueError: (extra) for beta below 0, or 1 and above.

    >>> theta, velocity = momentum_step(np.array([1.0]), np.array([0.5]), np.array([2.0]), 0.1, 0.0)
    >>> theta.tolist(), velocity.tolist()
    ([0.8], [2.0])
    """
    raise NotImplementedError


def train_moons(
    beta: float, epochs: int = 300, learning_rate: float = 1.0, seed: int = 0
) -> list[float]:
    """Train a network with one hidden layer on the moons, by descent with momentum.

    The examples are the training part of `chapter11.data.moons()`; the functions of
    `chapter11.network` do all but the update. The width of the hidden layer is up to you. An epoch
    is one step on the whole training set, and every weight and bias has a velocity of its own,
    zero at the start.

    Args:
        beta: at least 0 and below 1.
        epochs: the number of steps, at least 1.
        learning_rate: the same in every step.
        seed: for the starting weights, the only source of randomness.

    Returns:
        The loss of each epoch, the mean binary cross-entropy before its step: so losses[0] is the
        same for every beta, and a longer training begins like a shorter one. With the defaults and
        beta up to 0.9 the last is less than half of the first.

    Raises:
        ValueError: (extra) for beta below 0, or 1 and above.

    >>> losses = train_moons(0.9, epochs=20)
    >>> len(losses), bool(losses[-1] < losses[0])
    (20, True)
    """
    raise NotImplementedError


def max_difference_from_torch(
    beta: float, n_steps: int = 20, learning_rate: float = 0.1, seed: int = 0
) -> float:
    """How far `momentum_step` and `torch.optim.SGD` come apart.

    Both go down the same slope from the same start, a problem of your choice whose numbers are
    drawn by `seed`, in float64. The optimizer is set up to take the very steps that `momentum_step`
    takes.

    Args:
        beta: at least 0 and below 1.
        n_steps: the number of steps that each takes, at least 1.
        learning_rate: of `momentum_step`.
        seed: for the problem and the start.

    Returns:
        The largest absolute difference between the two in any parameter after any step: below
        1e-6.

    Raises:
        ValueError: (extra) for beta below 0, or 1 and above.

    >>> max_difference_from_torch(0.9) < 1e-6
    True
    """
    raise NotImplementedError


def plot_loss_curves(betas: Sequence[float] = (0.0, 0.5, 0.9, 0.99), seed: int = 0) -> Figure:
    """Draw the losses of `train_moons` for each beta into one panel.

    Args:
        betas: at least one.
        seed: handed to every training.

    Returns:
        A figure with a line for each beta, the loss against the epoch; its label, in the legend,
        holds the number beta. `show()` is not called.
    """
    raise NotImplementedError
