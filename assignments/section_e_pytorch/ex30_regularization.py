"""Exercise 30**: holding overfitting back with an L2 penalty (20 points).

A network of the sizes [2, 128, 64, 1] has 8,705 numbers to learn with. Given 50 points of two noisy
moons, it can learn the noise as well: the loss on the training points goes on falling, and the
loss on points that it has not seen rises. A penalty on the size of the weights holds it back. With
lam >= 0 and m training examples the cost becomes

    J = loss + lam / (2m) * (sum of the squares of all entries of W1, W2, ...)

The biases go free. For the gradients this is one more term for each weight matrix, and none for the
biases.

(a) Write `l2_cost`, `l2_gradients` and `train_numpy`, and look with `plot_losses` at what happens
    with lam = 0 and with larger ones. Written: where does overfitting show? The question and the
    place for your answer are in `ex30_regularization.md`.
(b) PyTorch's SGD has a penalty built in under the name `weight_decay`. Write `torch_weight_decay`,
    the value with which it moves a weight as `l2_gradients` does, and `train_torch`, which trains
    with it, over all parameters or over the weights alone. This part is code, checked against
    PyTorch's own step to 1e-6.
(c) `plot_boundaries` shows what the penalty changes in the plane. Written: what did it change? In
    the same file.

Both trainings use a network with ReLU after each hidden layer and one sigmoid output, the mean
binary cross-entropy, 50 training points of two moons, and test points beside them. `make_data`
gives such data; others of your own are as good.

Graded are the formulas on random numbers; of the trainings their shapes, that the losses are
without the penalty, that a larger lam gives smaller weights (and in `train_numpy` leaves the biases
alone), that without a penalty the network learns its 50 points, and that the parameters are a
network that tells two moons apart (at least 85% of points on moons without noise); the data in the
two figures.

Allowed: NumPy, `chapter11`, matplotlib, scikit-learn for data only; torch except in `train_numpy`.

Shapes: parameters and gradients are the chapter's, "W1" (n_1, n_0), "b1" (n_1, 1), ..., and "dW1",
"db1", ... of the same shapes.

The penalty: Krogh & Hertz (1992), "A simple weight decay can improve generalization", section 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray
from sklearn.datasets import make_moons
from torch import nn

from chapter11 import network

Array = NDArray[np.float64]

LAYER_DIMS = [2, 128, 64, 1]


def make_data(seed: int) -> tuple[Array, Array, Array, Array]:
    """Given: 50 training points of two moons, and 200 test points beside them.

    Returns:
        X_train (2, 50), Y_train (1, 50), X_test (2, 200), Y_test (1, 200).
    """
    points, labels = make_moons(250, noise=0.3, random_state=seed)
    X, Y = points.T, labels.reshape(1, -1).astype(np.float64)
    return X[:, :50], Y[:, :50], X[:, 50:], Y[:, 50:]


def l2_cost(data_loss: float, parameters: Mapping[str, ArrayLike], lam: float, m: int) -> float:
    """The cost with the penalty: data_loss + lam / (2m) * (sum of all squared weights).

    Args:
        data_loss: the loss without it.
        parameters: "W1", "b1", "W2", "b2", ...; any number of layers. The biases do not count.
        lam: the strength of the penalty, from 0 on.
        m: the number of training examples.

    Returns:
        A number.

    >>> l2_cost(0.5, {"W1": [[1.0, 2.0]], "b1": [[3.0]]}, lam=0.4, m=10)
    0.6
    """
    raise NotImplementedError


def l2_gradients(
    gradients: Mapping[str, ArrayLike], parameters: Mapping[str, ArrayLike], lam: float, m: int
) -> dict[str, Array]:
    """The gradients of the cost with the penalty, from those of the loss without it.

    Args:
        gradients: "dW1", "db1", "dW2", "db2", ..., those of the loss; they are not changed.
        parameters: "W1", "b1", ...
        lam: the strength of the penalty, from 0 on.
        m: the number of training examples.

    Returns:
        A new dict with the keys of gradients. Biases have no penalty.

    >>> gradients = {"dW1": np.array([[0.0, 0.0]]), "db1": np.array([[7.0]])}
    >>> parameters = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])}
    >>> penalised = l2_gradients(gradients, parameters, lam=0.0, m=10)
    >>> sorted(penalised), penalised["db1"].tolist()
    (['dW1', 'db1'], [[7.0]])
    """
    raise NotImplementedError


def train_numpy(lam: float, epochs: int = 300, seed: int = 0) -> dict[str, Any]:
    """Train the network [2, 128, 64, 1] on 50 points of two moons with the penalty, in NumPy.

    `chapter11` has the forward pass, the gradients of the loss and the step.

    Args:
        lam: the strength of the penalty; 0 for none.
        epochs: how many times to go over the training points.
        seed: the only source of randomness: of the data, so that every lam meets the same points,
            and of the first weights.

    Returns:
        "train_losses" and "test_losses": the mean binary cross-entropy on the training and on the
        test points, an entry for each epoch, without the penalty, so that they can be compared for
        different lam. With lam 0 and the default epochs the loss on the training points falls to
        less than half of what it was.
        "parameters": the trained ones, "W1" (128, 2), "b1" (128, 1), "W2" (64, 128), "b2" (64, 1),
        "W3" (1, 64), "b3" (1, 1).

    >>> result = train_numpy(lam=0.1, epochs=20)
    >>> len(result["train_losses"]), len(result["test_losses"]), result["parameters"]["W1"].shape
    (20, 20, (128, 2))
    """
    raise NotImplementedError


def train_torch(lam: float, epochs: int = 300, seed: int = 0) -> dict[str, Any]:
    """The same training in PyTorch, by SGD with `weight_decay`.

    Args:
        lam: the strength of the penalty; 0 for none.
        epochs: how many times to go over the training points.
        seed: the only source of randomness, as for `train_numpy`.

    Returns:
        What `train_numpy` returns, in NumPy arrays and of the same shapes: nn.Linear keeps its
        weight as (n_out, n_in) and its bias as (n_out,), which becomes (n_out, 1).

    >>> result = train_torch(lam=0.1, epochs=20)
    >>> len(result["train_losses"]), result["parameters"]["b1"].shape
    (20, (128, 1))
    """
    raise NotImplementedError


def torch_weight_decay(lam: float, m: int) -> float:
    """The `weight_decay` with which torch's SGD moves a weight as `l2_gradients` does.

    Args:
        lam: the strength of the penalty, from 0 on.
        m: the number of training examples.

    >>> torch_weight_decay(0.0, 50)
    0.0
    """
    raise NotImplementedError


def plot_losses(seed: int = 0) -> Figure:
    """Draw how the losses develop with the penalty and without.

    Use either training, and the values of lam that you find telling, at least two, 0 among them.

    Args:
        seed: handed to every training.

    Returns:
        A figure with two lines for each lam, the train_losses and the test_losses against the
        epoch, in one panel or several. Legends or titles say which line is train and which test,
        and for which lam. `show()` is not called.
    """
    raise NotImplementedError


def plot_boundaries(seed: int = 0) -> Figure:
    """Draw what networks trained with several penalties make of the plane.

    Use either training, and the values of lam that you find telling, at least two, 0 among them.

    Args:
        seed: handed to every training.

    Returns:
        A figure with a panel for each lam, which the panel names (in its title, say). Each holds
        the 50 training points, in a colour or with a marker for each class, and the boundary
        between the classes, as a line where the output is 0.5 or as filled regions. `show()` is not
        called.
    """
    raise NotImplementedError
