"""Exercise 22**: what a training step costs in operations (20 points).

How much more does training cost than prediction? Count the operations of fully connected layers. A
layer has n_in inputs, n_out units and a batch of m examples, a column each: Z = W X + b with W
(n_out, n_in), X (n_in, m), b (n_out, 1). Backwards it is handed dZ (n_out, m) and gives

    dW = dZ X^T      db = the sum of dZ over the examples      dX = W^T dZ

The convention, which all four functions follow:

* A multiplication and an addition count one operation each.
* A product of a (p, q) with a (q, r) matrix counts 2 p q r: p r sums of q products, where the first
  addition of each sum, to nothing, is counted as well.
* The bias counts n_out * m additions forwards. db counts n_out * m additions backwards, again with
  the first of each sum.
* Nothing else counts: no activations and their derivatives, no factor 1/m, no loss, no update, no
  transposing.

(a) Written: how do the costs of the forward and of the backward pass grow, in O notation? The
    question and the place for your answer are in `ex22_complexity.md`.
(b) Written: it is often said that the two passes cost approximately the same. Compare that with
    what you count, for a layer and for a whole network. In the same file.
(c) Count a training step of the network [784, 512, 256, 128, 10] on a batch of 64:
    `step_flops([784, 512, 256, 128, 10], 64)`.

Graded are the four functions, on the network of (c), on small sizes and on some so large that a
float64 has too few digits: a count is an exact int. `backward_flops` may call `forward_flops`, and
the last two functions may call the first two.

An extra, `errors` (1 point): a ValueError for a size below 1, and for fewer than two layers.

Allowed: NumPy, and it is not needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def forward_flops(n_in: int, n_out: int, m: int) -> int:
    """The operations of Z = W X + b.

    Args:
        n_in: the number of inputs.
        n_out: the number of units.
        m: the number of examples.

    Raises:
        ValueError: (extra) for a size below 1.

    >>> forward_flops(1, 1, 1)
    3
    """
    ### BEGIN SOLUTION
    if min(n_in, n_out, m) < 1:
        raise ValueError(f"sizes should be at least 1, got n_in {n_in}, n_out {n_out}, m {m}")
    return 2 * n_in * n_out * m + n_out * m
    ### END SOLUTION


def backward_flops(n_in: int, n_out: int, m: int, input_gradient: bool = True) -> int:
    """The operations of dW, db and, where asked, dX.

    Args:
        n_in: the number of inputs.
        n_out: the number of units.
        m: the number of examples.
        input_gradient: whether dX is computed too.

    Raises:
        ValueError: (extra) for a size below 1.

    >>> backward_flops(1, 1, 1)
    5
    """
    ### BEGIN SOLUTION
    if min(n_in, n_out, m) < 1:
        raise ValueError(f"sizes should be at least 1, got n_in {n_in}, n_out {n_out}, m {m}")
    weights = 2 * n_out * m * n_in
    biases = n_out * m
    inputs = 2 * n_in * n_out * m
    return weights + biases + (inputs if input_gradient else 0)
    ### END SOLUTION


def step_flops(layer_dims: Sequence[int], m: int) -> int:
    """The operations of one training step: forwards and backwards through all layers.

    Args:
        layer_dims: the sizes of the layers from the input to the output; [784, 10] has one layer
            of weights.
        m: the number of examples in the batch.

    Returns:
        The operations of both passes. The first layer's dX is not needed, since nobody changes the
        data, and is not counted; every later layer's is.

    Raises:
        ValueError: (extra) for fewer than two entries of layer_dims, or a size below 1.

    >>> step_flops([1, 1], 1)
    6
    """
    ### BEGIN SOLUTION
    if len(layer_dims) < 2:
        raise ValueError(f"layer_dims needs an input and an output layer, got {list(layer_dims)}")
    return sum(
        forward_flops(n_in, n_out, m) + backward_flops(n_in, n_out, m, input_gradient=layer > 0)
        for layer, (n_in, n_out) in enumerate(pairwise(layer_dims))
    )
    ### END SOLUTION


def cost_ratio(n_in: int, n_out: int, m: int) -> float:
    """How many times a layer's forward operations its backward ones are, dX included.

    Args:
        n_in: the number of inputs.
        n_out: the number of units.
        m: the number of examples.

    Raises:
        ValueError: (extra) for a size below 1.

    >>> round(cost_ratio(1, 1, 1), 6)
    1.666667
    """
    ### BEGIN SOLUTION
    return backward_flops(n_in, n_out, m) / forward_flops(n_in, n_out, m)
    ### END SOLUTION
