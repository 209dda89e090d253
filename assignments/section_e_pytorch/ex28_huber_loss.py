"""Exercise 28*: the Huber loss (15 points).

The Huber loss (Huber 1964, "Robust estimation of a location parameter") grows like a square for
small residuals r = y_hat - y and like a straight line for large ones:

    l(r) = r^2 / 2                      where |r| <= delta,
    l(r) = delta (|r| - delta / 2)      where |r| > delta,

Value and slope agree where the two pieces meet.

(a) `huber_loss`: its mean over all entries, in operations that autograd can follow. Write the
    formula yourself; torch.nn.HuberLoss, SmoothL1Loss and the functions behind them are refused.
(b) `gradient_error`: how far autograd's gradient of your `huber_loss` lies from central
    differences, (f(.. + h ..) - f(.. - h ..)) / 2h, entry by entry. It should stay below 1e-6.
(c) `make_outlier_data` draws a regression problem in which a few of the training targets are wild,
    `train_regression` fits it with either loss, by a network with a hidden layer. Compare the
    errors on clean data. Written: which loss is more robust, and why? The question and the place
    for your answer are in `ex28_huber_loss.md`.

Graded: values, dtype and gradients of the loss, at the seam too; that `gradient_error` compares
what autograd gives with differences of the loss itself (it is tried with other losses in the place
of `huber_loss`, and with an autograd that is off); that the data have outliers where they should
and nowhere else; that the network's output is no straight line, that the losses fall, that the
clean error is a mean squared error on the clean data, and Huber's the lower one; the seed. A call
of `train_regression` may take 5 seconds.

An extra, `errors` (1 point): `huber_loss` raises a ValueError for a delta of 0 or below and for
unequal shapes, `train_regression` for the name of another loss.

Allowed: NumPy and PyTorch, but for its Huber and smooth L1 losses.

Shapes: an example in each row. X is (n, d), y (n, 1).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn


def huber_loss(y: Tensor, y_hat: Tensor, delta: float = 1.0) -> Tensor:
    """The mean Huber loss.

    Args:
        y: targets, a tensor of floats of any shape.
        y_hat: predictions, of the same shape and dtype.
        delta: the size of a residual at which the parabola goes over into a straight line, above 0.

    Returns:
        The mean over all entries: a 0-d tensor of their dtype, differentiable in y_hat and in y.

    Raises:
        ValueError: (extra) for delta of 0 or below, or where y and y_hat differ in shape.

    >>> huber_loss(torch.tensor([0.0]), torch.tensor([1.0]))
    tensor(0.5000)
    """
    raise NotImplementedError


def gradient_error(y: Tensor, y_hat: Tensor, delta: float = 1.0) -> float:
    """How far autograd's gradient of `huber_loss` in y_hat is from central differences.

    A step of about 1e-6 serves well in float64: a much smaller one drowns in rounding.

    Args:
        y: targets, a tensor of float64 of any shape.
        y_hat: predictions, likewise; it may require a gradient. Neither is changed, or given a
            gradient to keep.
        delta: as for `huber_loss`.

    Returns:
        The largest absolute difference over all entries of y_hat, a Python number.

    >>> y = torch.tensor([0.0, 1.0], dtype=torch.float64)
    >>> gradient_error(y, y + 0.25) < 1e-6
    True
    """
    raise NotImplementedError


def make_outlier_data(seed: int = 0) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Draw a regression problem with outliers, and clean data of the same relation.

    The relation is yours to choose, a straight line for instance, with a little noise. Some of the
    training targets, at least one and fewer than half, lie far off it, by ten times the noise or
    more; of the clean ones none does.

    Args:
        seed: the only source of randomness.

    Returns:
        X (n, d), y (n, 1): training data with outliers, n at least 20.
        X_clean (n_clean, d), y_clean (n_clean, 1): data without, n_clean at least 20, over the same
        range of X. Tensors of floats.

    >>> X, y, X_clean, y_clean = make_outlier_data()
    >>> X.ndim, y.shape == (len(X), 1), y_clean.shape == (len(X_clean), 1)
    (2, True, True)
    """
    raise NotImplementedError


def train_regression(loss: str, seed: int = 0) -> dict[str, Any]:
    """Fit `make_outlier_data(seed)` with one of two losses, by a network with a hidden layer.

    Its size, its activation and its training are yours, and so is whether you build it of modules
    or of tensors.

    Args:
        loss: "huber" for your `huber_loss`, "mse" for the mean squared error.
        seed: the only source of randomness, of the data and of whatever else is drawn.

    Returns:
        "losses": the training loss at each step or epoch, numbers.
        "clean_mse": the mean squared error of the trained model on X_clean, y_clean, a number,
            whichever loss it was trained with.

    Raises:
        ValueError: (extra) for another name.

    >>> train_regression("huber")["clean_mse"] < train_regression("mse")["clean_mse"]
    True
    """
    raise NotImplementedError
