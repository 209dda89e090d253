"""Exercise 16: gradients on paper, then in code (10 points).

Take the network of exercise 11, with two inputs, three hidden ReLU units and one sigmoid output,

    z1 = W1 x + b1        a1 = max(0, z1)
    z2 = W2 a1 + b2       y_hat = 1 / (1 + exp(-z2))

and train it on a single example, with the binary cross-entropy as its loss L:

    L = -(y log(y_hat) + (1 - y) log(1 - y_hat))        (natural logarithms)

The numbers of the exercise are given below as constants: those of exercise 11, with the label 1.

(a) With pencil and paper, work out the loss for `X_EXAMPLE` and `Y_EXAMPLE`. Then write `bce_loss`.
(b) With pencil and paper again, work backwards through the network: first the two deltas,

        delta2 = dL/dz2        delta1 = dL/dz1

    then from them the gradients of L for W2, b2, W1 and b1. Which entries are zero, and why? Then
    write `backward`, and compare.
(c) Do not trust either: write `numerical_gradients`, which needs no derivative. It moves each
    weight and each bias by itself, up and down by epsilon, and takes the central difference

        dL/dp  ~  (L(p + epsilon) - L(p - epsilon)) / (2 epsilon)

    where all other parameters stay as they are. It should agree with `backward` to about six
    digits.

The method is that of Rumelhart, Hinton & Williams (1986), "Learning representations by
back-propagating errors".

Graded are the three functions, on the exercise's numbers, on others, and on other numbers of inputs
and hidden units. `numerical_gradients` is called with large epsilons too, such as 0.5: the formula
above then gives a number that is not the gradient, and that number is what is asked for. What
happens where a z1 is exactly 0 is not tested. A guard of up to 1e-7 in the logarithms is right.

An extra, `errors` (1 point): `backward` and `numerical_gradients` raise a ValueError that names the
argument where the shapes do not fit together.

Allowed: NumPy, but not `chapter11.network`, which has the passes ready.

Shapes: a vector is a column. x is (n_in, 1), y (1, 1), W1 (n_hidden, n_in), b1 (n_hidden, 1),
W2 (1, n_hidden), b2 (1, 1); in the exercise n_in = 2 and n_hidden = 3.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

W1: Array = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1: Array = np.array([[0.0], [0.1], [-0.2]])
W2: Array = np.array([[0.2, -0.4, 0.6]])
B2: Array = np.array([[0.3]])
X_EXAMPLE: Array = np.array([[1.0], [-0.5]])
Y_EXAMPLE: Array = np.array([[1.0]])


def bce_loss(y_hat: ArrayLike, y: ArrayLike) -> float:
    """The binary cross-entropy of one example.

    Args:
        y_hat: (1, 1), the network's output, strictly between 0 and 1.
        y: (1, 1), the label, 0 or 1.

    Returns:
        The loss: a number, not an array.

    >>> round(bce_loss(np.array([[0.5]]), np.array([[0.0]])), 6)
    0.693147
    """
    raise NotImplementedError


def backward(
    x: ArrayLike, y: ArrayLike, W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: ArrayLike
) -> dict[str, Array]:
    """The gradients of the loss of one example, by backpropagation.

    Args:
        x: (n_in, 1), the example.
        y: (1, 1), its label, 0 or 1.
        W1: (n_hidden, n_in), weights of the hidden layer.
        b1: (n_hidden, 1), its biases.
        W2: (1, n_hidden), weights of the output layer.
        b2: (1, 1), its bias.

    Returns:
        "delta2" (1, 1) and "delta1" (n_hidden, 1), the derivatives of the loss for z2 and z1;
        "dW2", "db2", "dW1" and "db1", those for the parameters, each of the shape of its
        parameter; float64.

    Raises:
        ValueError: (extra) where the shapes do not fit together as listed above.

    >>> gradients = backward(X_EXAMPLE, Y_EXAMPLE, W1, B1, W2, B2)
    >>> [gradients[name].shape for name in ("delta2", "dW2", "db2", "delta1", "dW1", "db1")]
    [(1, 1), (1, 3), (1, 1), (3, 1), (3, 2), (3, 1)]
    """
    raise NotImplementedError


def numerical_gradients(
    x: ArrayLike,
    y: ArrayLike,
    W1: ArrayLike,
    b1: ArrayLike,
    W2: ArrayLike,
    b2: ArrayLike,
    epsilon: float = 1e-7,
) -> dict[str, Array]:
    """The gradients of the loss of one example, by central differences.

    Args:
        x, y, W1, b1, W2, b2: as for `backward`.
        epsilon: how far each parameter is moved up, and down.

    Returns:
        "dW1", "db1", "dW2" and "db2", each of the shape of its parameter; float64.

    Raises:
        ValueError: (extra) where the shapes do not fit together as listed above.

    >>> differences = numerical_gradients(X_EXAMPLE, Y_EXAMPLE, W1, B1, W2, B2, epsilon=1e-3)
    >>> {name: values.shape for name, values in sorted(differences.items())}
    {'dW1': (3, 2), 'dW2': (1, 3), 'db1': (3, 1), 'db2': (1, 1)}
    """
    raise NotImplementedError
