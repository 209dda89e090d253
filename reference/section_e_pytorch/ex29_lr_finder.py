"""Exercise 29**: sweeping the learning rate for a good one (20 points).

A learning rate that is too small wastes time, one that is too large ruins the training, and what is
too large differs from network to network. A range test finds out in a single short run: take step
after step of gradient descent, each at a larger rate than the one before, and watch the loss. It
stays where it is at first, falls once the rates are large enough to matter, and goes up, often
without bound, when they are too large. A rate from the middle of the fall is a good first choice.

(a) `lr_range_test` makes the sweep, for any model, data and loss: about one epoch in mini-batches.
(b) `suggest_lr` takes a rate from the curve: the one at which the loss falls most steeply, seen
    against the logarithm of the rate. `plot_lr_finder` draws the curve and marks the suggestion.
(c) `find_on_moons` tries both on a network and two moons.

All four are code, and all four are graded: the rates; the losses, computed again step by step from
the model that was given; that the batches go over the data about once; suggestions on curves with
plateaus, with a rise, with a little noise; the figure; that the rate for the moons comes from a
sweep, whatever rate it is.

Extras: `lr_range_test.restores` (1 point), the model given is left as it was found;
`suggest_lr.diverging` (1 point), losses that are nan or inf at the end of the curve are ignored.

Allowed: NumPy, PyTorch, matplotlib and `chapter11`.

Shapes: PyTorch's, a row is an example. X is (m, n_features). Models and data are float32; the two
arrays that describe the curve are NumPy's, float64.

The range test: Smith (2017), "Cyclical learning rates for training neural networks", section 3.3.
"""

from __future__ import annotations

import copy
from collections.abc import Callable

import numpy as np
import torch
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn

from chapter11 import data

Array = NDArray[np.float64]


def lr_range_test(
    model: nn.Module,
    X: Tensor,
    y: Tensor,
    loss_fn: Callable[[Tensor, Tensor], Tensor] | None = None,
    lr_min: float = 1e-7,
    lr_max: float = 10.0,
    n_steps: int = 100,
    seed: int = 0,
) -> tuple[Array, Array]:
    """Train for n_steps steps, each at a larger rate than the one before, and record the losses.

    A step is one of plain stochastic gradient descent, p - lr * gradient, on a mini-batch, in
    training mode, without momentum or weight decay. Together the n_steps batches make about one
    epoch; where there are fewer examples than steps, each step goes over all of them. A gradient
    that the model brings along plays no part in the sweep.

    An extra: the model given is a starting point and is left as it is found, its parameters and
    their .grad, which of them want a gradient, its buffers (such as the running mean of a BatchNorm
    layer), and the mode of each of its layers.

    Args:
        model: any module that takes X; it may be in either mode.
        X: (m, n_features).
        y: the targets, row i belonging to row i of X, in the shape and type that the loss wants:
            (m, 1) where the model gives (m, 1).
        loss_fn: called as loss_fn(output, target), gives a mean over the batch. None stands for the
            binary cross-entropy of outputs that are logits, no sigmoid having been applied.
        lr_min: the rate of the first step, above 0.
        lr_max: the rate of the last step, above lr_min.
        n_steps: the number of steps, at least 2.
        seed: the only source of randomness: of the batches, and of the model's dropout. What was
            drawn from PyTorch before makes no difference.

    Returns:
        lrs (n_steps,), the rates, in geometric progression (each the same multiple of the one
        before), and losses (n_steps,): losses[i] is the loss of the batch of step i, from just
        before its update or from just after it, not smoothed. Where the training diverges there are
        large losses, inf and nan at the end; that is no error, and the arrays have their full
        length.

    >>> X, y = torch.ones(8, 2), torch.ones(8, 1)
    >>> model = nn.Linear(2, 1)
    >>> lrs, losses = lr_range_test(model, X, y, lr_min=0.001, lr_max=1.0, n_steps=4)
    >>> np.allclose(lrs, [0.001, 0.01, 0.1, 1.0]), losses.shape
    (True, (4,))
    """
    ### BEGIN SOLUTION
    loss_fn = loss_fn or nn.BCEWithLogitsLoss()
    lrs = np.geomspace(lr_min, lr_max, n_steps)
    losses = []
    trial = copy.deepcopy(model).train()
    optimizer = torch.optim.SGD(trial.parameters(), lr=lr_min)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        order = torch.randperm(len(X))
        batches = order.tensor_split(n_steps) if len(X) >= n_steps else [order] * n_steps
        for lr, rows in zip(lrs, batches, strict=True):
            optimizer.param_groups[0]["lr"] = float(lr)
            optimizer.zero_grad()  # the first time, of what the copy brought along
            loss = loss_fn(trial(X[rows]), y[rows])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return lrs, np.array(losses)
    ### END SOLUTION


def suggest_lr(lrs: ArrayLike, losses: ArrayLike) -> float:
    """The rate at which the loss falls most steeply against the logarithm of the rate.

    How you take the slope is up to you (differences of neighbours, `np.gradient`, a light
    smoothing before it), and so is which of two neighbouring rates you give. Graded is how fast the
    curve falls at the rate that you return: at least half as fast as where it is steepest; and
    where the loss drops from one rate to the next, that your rate is within three of them.

    Args:
        lrs: (n,), growing geometrically, n at least 2.
        losses: (n,). An extra: from some rate on they may be nan or inf, and those are to be
            ignored.

    Returns:
        A rate between the first and the last of lrs (the rate, not its logarithm or its index).

    >>> lrs = [1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0]
    >>> rate = suggest_lr(lrs, [0.7, 0.69, 0.3, 0.28, 5.0, np.nan])
    >>> 1e-3 <= rate <= 1e-2
    True
    """
    ### BEGIN SOLUTION
    lrs, losses = np.asarray(lrs, dtype=np.float64), np.asarray(losses, dtype=np.float64)
    diverged = ~np.isfinite(losses)
    end = int(np.argmax(diverged)) if diverged.any() else len(losses)
    slopes = np.gradient(losses[:end], np.log(lrs[:end]))
    return float(lrs[np.argmin(slopes)])
    ### END SOLUTION


def plot_lr_finder(lrs: ArrayLike, losses: ArrayLike) -> Figure:
    """Draw the losses against the rates, and mark the rate that `suggest_lr` gives.

    Args:
        lrs: (n,), growing geometrically.
        losses: (n,), as `suggest_lr` takes them; what is not finite is not drawn.

    Returns:
        A figure with a logarithmic axis for the rates, lrs themselves on it, the losses as a curve
        above it, and a mark at the suggested rate: a vertical line, a marker, an arrow, or a note.
        `show()` is not called.

    >>> figure = plot_lr_finder([1e-3, 1e-2, 1e-1, 1.0], [0.7, 0.6, 0.2, 0.3])
    >>> figure.axes[0].get_xscale()
    'log'
    """
    ### BEGIN SOLUTION
    suggested = suggest_lr(lrs, losses)
    figure = Figure(figsize=(6.0, 4.0), layout="constrained")
    axes = figure.subplots()
    axes.plot(lrs, losses, label="loss")
    axes.axvline(suggested, color="tab:red", linestyle="--", label=f"suggested: {suggested:.2g}")
    # The start of the curve tells the story; without a limit the divergence would flatten it.
    finite = np.asarray(losses)[np.isfinite(losses)]
    low, start = float(finite.min()), float(finite[0])
    margin = 0.5 * (start - low) + 0.01
    axes.set(
        xscale="log", xlabel="learning rate", ylabel="loss", ylim=(low - margin, start + margin)
    )
    axes.legend()
    return figure
    ### END SOLUTION


def find_on_moons(seed: int = 0) -> float:
    """A learning rate for a small network on two moons.

    Make a network of your own choice, with one output that is a logit, sweep with `lr_range_test`
    over the training points of `chapter11`'s moons, and let `suggest_lr` read the curve.

    Args:
        seed: the only source of randomness: of the network's first weights, of the sweep, and of
            the points if you like.

    Returns:
        The rate that `suggest_lr` gives, between 1e-7 and 10.

    >>> rate = find_on_moons()
    >>> 1e-7 <= rate <= 10.0
    True
    """
    ### BEGIN SOLUTION
    columns, labels, _, _ = data.moons(seed=seed)
    X = torch.tensor(columns.T, dtype=torch.float32)  # PyTorch has its examples in rows
    y = torch.tensor(labels.T, dtype=torch.float32)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))
    return suggest_lr(*lr_range_test(model, X, y, seed=seed))
    ### END SOLUTION
