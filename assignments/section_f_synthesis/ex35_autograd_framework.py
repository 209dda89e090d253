"""Exercise 35**: build your own framework (20 points).

A deep learning framework is, at its heart, an array that remembers where it came from. Each
operation notes its inputs and how a gradient of its result turns into gradients of them; walking
back through these notes, latest first, and applying the chain rule at each, gives the gradient of
every input in one pass: reverse-mode automatic differentiation (Linnainmaa 1970; Baydin et al.
2018, section 3.2; micrograd is a small one). Build it, and train a network on it.

(a) Write the class `Tensor`: an array, its operations, and `backward()`.
(b) `train_xor` trains a two-layer network on XOR in which every gradient comes from your class.
(c) `gradients_match_numpy` compares its gradients with those of the chapter's own backward pass.

All of it is code. Allowed: NumPy and `chapter11`; there is no PyTorch to lean on.

What a `Tensor` does:

* Its operations are x + y, x * y, x - y, -x, x @ y, and the methods relu(), sigmoid(), sum(),
  mean() and log(). Each gives a new Tensor. The partner of a Tensor may be a Tensor, a NumPy array
  or, except for @, a number, and stands on either side: `array @ x` and `2 - x` work too.
* + * and - broadcast as NumPy does. The gradient of an operand always has the operand's own shape:
  what was stretched forwards is summed backwards. @ takes matrices, that is, two dimensions.
* sum() and mean() go over all entries and give a Tensor of shape (). sigmoid is right at -1000 and
  at 1000 too. log is the natural logarithm, of positive numbers.
* `z.backward()` adds dz/dx to `x.grad` for each Tensor x behind z that was made with
  `requires_grad=True`; where `x.grad` is None, it becomes that. So the uses of a Tensor add up.
* Where z has more than one entry, "the gradient of z" means nothing until each entry has a weight:
  `z.backward(gradient)` takes them, an array of z's shape, and without it there is a ValueError.
  With a single entry, whatever the shape, the weight is 1 if none is given.
* A graph may use a result any number of times.

Two extras (1 point each): `Tensor.backward.deep`, a graph 10,000 operations deep;
`Tensor.backward.again`, further calls of backward, each of which adds what it would have given on
its own.

What is left open: what `.grad` of a result such as x + y holds, ReLU's derivative at 0 exactly,
and anything not listed here.

Graded: each operation, by its values and by its gradients for weights of our choosing, with all
kinds of partners and shapes; `backward`, and what the constructor says of copying, float64 and
requires_grad, by random expressions of those of your operations that are right by themselves.
An array on the left is always tried with +, and with -, * and @ only where it works with one of the
four: so forgetting it costs + alone.

Shapes: a Tensor has any shape. In (b) and (c) a column is an example, as in the chapter: X (2, m),
Y (1, m), W (n_out, n_in), b (n_out, 1).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chapter11 import data, network

Array = NDArray[np.float64]


class Tensor:
    """An array that knows how it was made, and so can find the gradients of what it was made of.

    Args:
        data: an array-like of any shape, () for a number; it is copied, as float64.
        requires_grad: whether `backward` should give this Tensor a gradient.

    Attributes:
        data: the numbers, an ndarray.
        grad: None until a `backward` arrives; from then on an ndarray of data's shape. It stays
            None for a Tensor made with requires_grad=False. Set it to None to begin anew.

    >>> x = Tensor([[1.0, -2.0]], requires_grad=True)
    >>> y = (x * x + 3).sum()
    >>> y.data.item()
    11.0
    >>> y.backward()
    >>> x.grad.tolist()
    [[2.0, -4.0]]
    """

    # Without this line NumPy would take `array + tensor` apart, entry by entry, and give an array
    # of objects. With it, NumPy steps aside and Python calls the tensor's own `__radd__`.
    __array_ufunc__ = None

    data: Array
    grad: Array | None

    def __init__(self, data: ArrayLike, requires_grad: bool = False) -> None:
        raise NotImplementedError

    def backward(self, gradient: ArrayLike | None = None) -> None:
        """Add the gradient of this tensor to `.grad` of the tensors that it was made of.

        Args:
            gradient: how much each entry counts, of this tensor's shape. It may be left out where
                there is one entry only, and is 1 then.

        Raises:
            ValueError: where there is more than one entry and no gradient.

        >>> x = Tensor([3.0, 4.0], requires_grad=True)
        >>> (2 * x).backward([1.0, 10.0])
        >>> x.grad.tolist()
        [2.0, 20.0]
        """
        raise NotImplementedError

    def __add__(self, other: Tensor | ArrayLike) -> Tensor:
        """self + other, broadcast."""
        raise NotImplementedError

    def __radd__(self, other: ArrayLike) -> Tensor:
        """other + self, where other is no Tensor."""
        raise NotImplementedError

    def __mul__(self, other: Tensor | ArrayLike) -> Tensor:
        """self * other, entry by entry, broadcast."""
        raise NotImplementedError

    def __rmul__(self, other: ArrayLike) -> Tensor:
        """other * self, where other is no Tensor."""
        raise NotImplementedError

    def __matmul__(self, other: Tensor | ArrayLike) -> Tensor:
        """self @ other, (n, k) @ (k, m) -> (n, m)."""
        raise NotImplementedError

    def __rmatmul__(self, other: ArrayLike) -> Tensor:
        """other @ self, where other is no Tensor."""
        raise NotImplementedError

    def __neg__(self) -> Tensor:
        """Give -self."""
        raise NotImplementedError

    def __sub__(self, other: Tensor | ArrayLike) -> Tensor:
        """self - other, broadcast."""
        raise NotImplementedError

    def __rsub__(self, other: ArrayLike) -> Tensor:
        """other - self, where other is no Tensor."""
        raise NotImplementedError

    def relu(self) -> Tensor:
        """max(x, 0) of each entry.

        >>> Tensor([-1.0, 2.0]).relu().data.tolist()
        [0.0, 2.0]
        """
        raise NotImplementedError

    def sigmoid(self) -> Tensor:
        """1 / (1 + e^-x) of each entry, for large x of either sign too.

        >>> Tensor([-1000.0, 0.0, 1000.0]).sigmoid().data.tolist()
        [0.0, 0.5, 1.0]
        """
        raise NotImplementedError

    def sum(self) -> Tensor:
        """The sum of all entries, a Tensor of shape ().

        >>> Tensor([[1.0, 2.0], [3.0, 4.0]]).sum().data.item()
        10.0
        """
        raise NotImplementedError

    def mean(self) -> Tensor:
        """The mean of all entries, a Tensor of shape ().

        >>> Tensor([[1.0, 2.0], [3.0, 4.0]]).mean().data.item()
        2.5
        """
        raise NotImplementedError

    def log(self) -> Tensor:
        """The natural logarithm of each entry.

        >>> Tensor([1.0]).log().data.tolist()
        [0.0]
        """
        raise NotImplementedError


def train_xor(seed: int = 0) -> dict[str, Any]:
    """Train a network of two layers, built on `Tensor`, until it classifies all rows of XOR.

    The examples are the columns of `chapter11.data.xor()`. The width of the hidden layer, its
    activation, the loss and the steps are up to you; all gradients come from `backward()`.

    Args:
        seed: the only source of randomness; every seed gives a network that has learned XOR.

    Returns:
        "losses": the loss of each step of the training, numbers; the last is below the first.
        "predictions": (4,), the class of each column, 0 or 1.

    >>> train_xor(seed=0)["predictions"].tolist()
    [0, 1, 1, 0]
    """
    raise NotImplementedError


def gradients_match_numpy(seed: int = 0) -> float:
    """How far the gradients of `Tensor` lie from the chapter's, for one network and batch.

    Draw a batch, take a network of `network.initialize_parameters` with at least one hidden layer,
    and find the gradients of the mean binary cross-entropy twice: by `backward()` of a loss that
    is made of Tensors, and by the chapter's `network.backward_propagation`. Keep clear of ReLU's
    kink, where the two may differ and both be right: a column of zeros meets it at the start.

    Args:
        seed: for the network and for the batch.

    Returns:
        The largest absolute difference over all entries of all gradients: below 1e-6 where
        your Tensor is right.

    >>> gradients_match_numpy(seed=0) < 1e-6
    True
    """
    raise NotImplementedError
