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
    ### BEGIN SOLUTION
    given = {"x": x, "y": y, "W1": W1, "b1": b1, "W2": W2, "b2": b2}
    values = {name: np.array(value, dtype=np.float64) for name, value in given.items()}
    n_hidden, n_in = values["W1"].shape if values["W1"].ndim == 2 else (0, 0)
    # Checked, because NumPy would stretch a bias of a wrong shape without a word.
    shapes = {"x": (n_in, 1), "y": (1, 1), "W1": (n_hidden, n_in)}
    shapes |= {"b1": (n_hidden, 1), "W2": (1, n_hidden), "b2": (1, 1)}
    for name, value in values.items():
        if value.shape != shapes[name]:
            raise ValueError(f"{name} should have shape {shapes[name]}, got {value.shape}")

    steps = [
        ("W1 x", "matmul", ("W1", "x")),
        ("z1", "add", ("W1 x", "b1")),
        ("a1", "relu", ("z1",)),
        ("W2 a1", "matmul", ("W2", "a1")),
        ("z2", "add", ("W2 a1", "b2")),
        ("y_hat", "sigmoid", ("z2",)),
        ("loss", "log_loss", ("y_hat", "y")),
    ]
    for name, op, inputs in steps:
        first, *rest = (values[source] for source in inputs)
        if op == "matmul":
            values[name] = first @ rest[0]
        elif op == "add":
            values[name] = first + rest[0]
        elif op == "relu":
            values[name] = np.maximum(first, 0.0)
        elif op == "sigmoid":
            values[name] = np.exp(-np.logaddexp(0.0, -first))  # no exponential overflows
        else:
            values[name] = -(rest[0] * np.log(first) + (1 - rest[0]) * np.log(1 - first))

    grads = {name: np.zeros_like(value) for name, value in values.items()}
    grads["loss"] = np.ones_like(values["loss"])
    for name, op, inputs in reversed(steps):
        grad, value = grads[name], values[name]
        first, *rest = (values[source] for source in inputs)
        if op == "matmul":
            back = [grad @ rest[0].T, first.T @ grad]
        elif op == "add":
            back = [grad, grad]
        elif op == "relu":
            back = [grad * (first > 0)]
        elif op == "sigmoid":
            back = [grad * value * (1 - value)]
        else:
            back = [grad * (first - rest[0]) / (first * (1 - first))]  # y gets none
        # Added up, since a node may be the input of several others.
        for source, part in zip(inputs, back, strict=False):
            grads[source] = grads[source] + part

    leaves = [(name, "input", ()) for name in given]
    return [
        Node(name, op, inputs, values[name], None if name == "y" else grads[name])
        for name, op, inputs in [*leaves, *steps]
    ]
    ### END SOLUTION


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
    ### BEGIN SOLUTION
    # Columns: an operation stands right of all its inputs, an input just left of its first use.
    column = {node.name: 0 for node in nodes}
    for node in nodes:
        if node.inputs:
            column[node.name] = 1 + max(column[source] for source in node.inputs)
    for node in nodes:
        if not node.inputs:
            uses = [column[user.name] for user in nodes if node.name in user.inputs]
            column[node.name] = min(uses, default=1) - 1
    columns = max(column.values()) + 1
    place: dict[str, tuple[float, float]] = {}
    for number in range(columns):
        names = [node.name for node in nodes if column[node.name] == number]
        for row, name in enumerate(names):
            place[name] = number, (len(names) - 1) / 2 - row + number % 2 / 4

    def written(array: Any) -> str:
        digits: Any = {"float_kind": lambda number: f"{number:.3g}"}
        return np.array2string(np.asarray(array, dtype=np.float64), formatter=digits)

    rows = [y for _, y in place.values()]
    low, high = min(rows) - 0.75, max(rows) + 0.75
    figure = Figure(figsize=(2.2 * columns, 1.3 * (high - low)), layout="constrained")
    panel = figure.add_subplot(xlim=(-0.5, columns - 0.5), ylim=(low, high))
    panel.set(title="values at the edges in blue, gradients below the boxes in red")
    panel.set_axis_off()
    values = {node.name: node.value for node in nodes}
    middle: dict[str, Any] = {"ha": "center", "va": "center"}
    below: dict[str, Any] = {"xytext": (0, -18), "textcoords": "offset points", "ha": "center"}
    for node in nodes:
        x, y = place[node.name]
        box = {"boxstyle": "round", "facecolor": "lightyellow"}
        panel.text(x, y, f"{node.name}\n{node.op}", bbox=box, zorder=3, **middle)
        if node.grad is not None:
            panel.annotate(
                written(node.grad), (x, y), va="top", fontsize=7, color="tab:red", **below
            )
        for source in node.inputs:
            arrow = {"arrowstyle": "->", "shrinkA": 22, "shrinkB": 22, "color": "gray"}
            panel.annotate("", (x, y), place[source], arrowprops=arrow)
            between = (x + place[source][0]) / 2, (y + place[source][1]) / 2
            panel.text(*between, written(values[source]), fontsize=7, color="tab:blue", **middle)
    return figure
    ### END SOLUTION
