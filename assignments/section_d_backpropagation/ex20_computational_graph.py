"""Exercise 20*: a loss drawn as a graph of operations (15 points).

Backpropagation is the chain rule along a graph. Each node is an input or one operation on nodes
before it; values flow from the inputs to the loss, gradients from the loss back to the inputs. Here
you write the graph of the exercises' network for one example,

    z1 = W1 x + b1    a1 = relu(z1)    z2 = W2 a1 + b2    y_hat = sigmoid(z2)
    L = log_loss(y_hat, y), the binary cross-entropy of exercise 16

(a) Write `build_graph`: split the computation into the operations "matmul", "add", "relu",
    "sigmoid" and "log_loss", one node each, and fill in all values.
(b) Let it fill in the gradients too: dL/d(value) for each node, from the loss back to the inputs.
(c) Write `draw_graph`, which draws such a list of nodes.

A node is a `Node`, given below. The six inputs have the op "input" and are named x, y, W1, b1, W2
and b2. What the others are called, and how exactly the computation is split, is up to you; "matmul"
and "add" take two inputs, "log_loss" takes the prediction, then y.

Graded are `build_graph`, node by node and as a whole, on other numbers and sizes too, and
`draw_graph`, by what is drawn: boxes, edges and the numbers written at them. It is tried on what
your own `build_graph` gives (on another graph of this network where that is wrong). A guard of up
to 1e-7 in the logarithms is right.

An extra, `errors` (1 point): `build_graph` raises a ValueError that names the argument where the
shapes do not fit together.

Allowed: NumPy, matplotlib.

Shapes: a vector is a column. x is (n_in, 1), y (1, 1), W1 (n_hidden, n_in), b1 (n_hidden, 1),
W2 (1, n_hidden), b2 (1, 1); in the exercise n_in = 2, n_hidden = 3. Everything is float64.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

W1: Array = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1: Array = np.array([[0.0], [0.1], [-0.2]])
W2: Array = np.array([[0.2, -0.4, 0.6]])
B2: Array = np.array([[0.3]])
X_EXAMPLE: Array = np.array([[1.0], [-0.5]])
Y_EXAMPLE: Array = np.array([[1.0]])


class Node(NamedTuple):
    """One node of a computational graph."""

    name: str  # no other node of the graph has it
    op: str  # "input", "matmul", "add", "relu", "sigmoid" or "log_loss"
    inputs: tuple[str, ...]  # names of earlier nodes, in the order in which op takes them
    value: Array
    grad: Array | None  # dL/d(value), of the same shape as value


def build_graph(
    x: ArrayLike, y: ArrayLike, W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: ArrayLike
) -> list[Node]:
    """The graph of the network and its loss for one example, with all values and gradients.

    Args:
        x: (n_in, 1), the example.
        y: (1, 1), its label, 0 or 1.
        W1: (n_hidden, n_in), weights of the hidden layer.
        b1: (n_hidden, 1), its biases.
        W2: (1, n_hidden), weights of the output layer.
        b2: (1, 1), its bias.

    Returns:
        The nodes in topological order: first the six inputs, in any order, then each node after its
        own inputs, last the loss. The loss may be 0-d or (1, 1). y is data, so its gradient may be
        None; all other nodes have one, x too.

    Raises:
        ValueError: (extra) where the shapes do not fit together as listed above.

    >>> nodes = build_graph(X_EXAMPLE, Y_EXAMPLE, W1, B1, W2, B2)
    >>> sorted(node.name for node in nodes[:6])
    ['W1', 'W2', 'b1', 'b2', 'x', 'y']
    >>> nodes[-1].op, round(float(nodes[-1].value.item()), 6)
    ('log_loss', 0.493249)
    """
    raise NotImplementedError


def draw_graph(nodes: Sequence[Node]) -> Figure:
    """Draw a computational graph with its values and gradients.

    Args:
        nodes: as `build_graph` returns them, for any numbers and sizes.

    Returns:
        A figure with
        - a box for each node, its op written in or at it as it stands in the node ("matmul"),
        - an edge for each input, from the box of the input to the box of the node that takes it: a
          line, an arrow or an annotation with one,
        - the value of the input written at its edge, all entries of it,
        - the gradients written at the boxes or the edges, all entries; nothing where there is none.
        Numbers are written to at least three significant digits: 0.00123 rather than 0.001.
        `show()` is not called.

    >>> nodes = build_graph(X_EXAMPLE, Y_EXAMPLE, W1, B1, W2, B2)
    >>> len(draw_graph(nodes).axes)
    1
    """
    raise NotImplementedError
