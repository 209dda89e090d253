"""Exercise 25*: a network as a module of your own (15 points).

In PyTorch a network is a class: a subclass of `torch.nn.Module` that makes its layers in `__init__`
and says in `forward` how an input passes through them. What a module finds among its attributes
becomes part of it, so that one call reaches all its parameters, and another switches all its
dropout off.

Write `MLP`, for inputs x of shape (batch, input_dim):

    a = x
    for each hidden layer:  a = dropout(relu(linear(a)))
    y_hat = sigmoid(linear(a))

with a linear layer (`nn.Linear`, biases included) to each of the sizes in `hidden_dims`, and a last
one to `output_dim`. Dropout (Srivastava et al. 2014) sets each entry to zero with probability
`dropout`, independently of all others and anew in every pass, and divides the entries that are left
by 1 - dropout. It does so in training mode only, after every hidden layer and nowhere else.

Then write `count_trainable_parameters` for any module, `make_data` for something to train on, and
`train`, which trains any module that gives probabilities. Look at your network with `print(model)`:
it names each layer that the module knows of. Take any optimizer of `torch.optim`, and
batches of any size, or all examples at once.

Graded: the parameters that the module knows of, and that `str(model)` shows its Linear layers; its
output in evaluation mode, computed again from its weights; what dropout does in both modes; the
count for modules of other kinds, frozen layers among them; the data; and `train` on modules and
data of the grader's own: that it changes the module in place, goes on from cleared gradients, has
dropout at work, uses all its arguments, and that the losses are true and fall.

Allowed: torch and NumPy.

Shapes: a row is an example. X is (n, features), y (n, 1). All tensors are float32, the default of
PyTorch.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn


class MLP(nn.Module):
    """A network of linear layers, with ReLU and dropout after each hidden one and a sigmoid output.

    Args:
        input_dim: how many features an example has.
        hidden_dims: the sizes of the hidden layers, from the input on, one or more.
        output_dim: how many outputs there are.
        dropout: the probability with which dropout sets an entry to zero, from 0 up to less than 1.

    >>> model = MLP(input_dim=4, hidden_dims=(3,), output_dim=2)
    >>> model(torch.zeros(5, 4)).shape
    torch.Size([5, 2])
    >>> "Linear(in_features=4, out_features=3, bias=True)" in str(model)
    True
    """

    def __init__(
        self,
        input_dim: int = 10,
        hidden_dims: Sequence[int] = (64, 32, 16),
        output_dim: int = 1,
        dropout: float = 0.2,
    ) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: Tensor) -> Tensor:
        """The network's outputs.

        Args:
            x: (batch, input_dim), an example in each row.

        Returns:
            (batch, output_dim), each entry between 0 and 1.
        """
        raise NotImplementedError


def count_trainable_parameters(model: nn.Module) -> int:
    """How many numbers training may change.

    Args:
        model: any module.

    Returns:
        The number of entries in all its parameters that require a gradient. A parameter that
        several layers share counts once; buffers, such as the running means of a BatchNorm layer,
        are no parameters.

    >>> count_trainable_parameters(nn.Linear(3, 2))
    8
    """
    raise NotImplementedError


def make_data(seed: int = 0) -> tuple[Tensor, Tensor]:
    """A thousand examples of two classes to train on.

    Args:
        seed: the only source of randomness.

    Returns:
        X (1000, 10), its entries drawn from any continuous distribution, and y (1000, 1), the class
        of each row by a rule of your own that an MLP can learn: 0.0 or 1.0, each at least 100
        times. Both float32.

    >>> X, y = make_data()
    >>> X.shape, y.shape
    (torch.Size([1000, 10]), torch.Size([1000, 1]))
    >>> y.unique()
    tensor([0., 1.])
    """
    raise NotImplementedError


def train(
    model: nn.Module,
    X: Tensor,
    y: Tensor,
    epochs: int = 50,
    learning_rate: float = 1e-2,
    seed: int = 0,
) -> list[float]:
    """Train a module in place, in training mode, on the mean binary cross-entropy.

        -mean over the examples of (y log(y_hat) + (1 - y) log(1 - y_hat)).

    Gradients that the module brings along are cleared, and so are those of each step before the
    next one.

    Args:
        model: a module that maps X to probabilities (n, 1); it may be in either mode.
        X: (n, features).
        y: (n, 1), labels 0.0 and 1.0.
        epochs: how many times to go through all examples.
        learning_rate: that of the optimizer.
        seed: the only source of randomness: of dropout, and of the order of the examples if you
            shuffle them. What was drawn from PyTorch before makes no difference.

    Returns:
        For each epoch, the mean cross-entropy over its examples, as seen while training or measured
        before or after the epoch. Where you train in batches, the mean over the batches will do.

    >>> X, y = make_data()
    >>> model = MLP()
    >>> losses = train(model, X, y, epochs=30)
    >>> len(losses), losses[-1] < losses[0]
    (30, True)
    """
    raise NotImplementedError
