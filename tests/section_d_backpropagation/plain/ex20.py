"""A plain textbook solution of exercise 20."""

from typing import Any, NamedTuple

import matplotlib.pyplot as plt
import numpy as np


class Node(NamedTuple):
    """One node of a computational graph."""

    name: str
    op: str
    inputs: tuple[str, ...]
    value: Any
    grad: Any


def build_graph(x, y, W1, b1, W2, b2):
    # Forward pass.
    W1x = W1 @ x
    z1 = W1x + b1
    a1 = np.maximum(0, z1)
    W2a1 = W2 @ a1
    z2 = W2a1 + b2
    y_hat = 1 / (1 + np.exp(-z2))
    loss = -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

    # Backward pass.
    dy_hat = -y / y_hat + (1 - y) / (1 - y_hat)
    dz2 = dy_hat * y_hat * (1 - y_hat)
    dW2 = dz2 @ a1.T
    da1 = W2.T @ dz2
    dz1 = da1 * (z1 > 0)
    dW1 = dz1 @ x.T
    dx = W1.T @ dz1

    return [
        Node("x", "input", (), x, dx),
        Node("y", "input", (), y, None),
        Node("W1", "input", (), W1, dW1),
        Node("b1", "input", (), b1, dz1),
        Node("W2", "input", (), W2, dW2),
        Node("b2", "input", (), b2, dz2),
        Node("W1x", "matmul", ("W1", "x"), W1x, dz1),
        Node("z1", "add", ("W1x", "b1"), z1, dz1),
        Node("a1", "relu", ("z1",), a1, da1),
        Node("W2a1", "matmul", ("W2", "a1"), W2a1, dz2),
        Node("z2", "add", ("W2a1", "b2"), z2, dz2),
        Node("y_hat", "sigmoid", ("z2",), y_hat, dy_hat),
        Node("L", "log_loss", ("y_hat", "y"), loss, np.ones_like(loss)),
    ]


def numbers(array):
    return np.array2string(np.asarray(array), formatter={"float_kind": "{:.4g}".format})


def draw_graph(nodes):
    fig, ax = plt.subplots(figsize=(18, 10))

    # A node stands one column to the right of its last input.
    column, position, height = {}, {}, {}
    for node in nodes:
        column[node.name] = 1 + max((column[name] for name in node.inputs), default=-1)
        row = height.get(column[node.name], 0)
        height[column[node.name]] = row + 1
        position[node.name] = (column[node.name], -row)

    values = {node.name: node.value for node in nodes}
    for node in nodes:
        x, y = position[node.name]
        for name in node.inputs:
            x0, y0 = position[name]
            ax.annotate("", xy=(x, y), xytext=(x0, y0), arrowprops={"arrowstyle": "->"})
            ax.text((x0 + x) / 2, (y0 + y) / 2, numbers(values[name]), fontsize=7, color="green")

    for node in nodes:
        x, y = position[node.name]
        box = {"boxstyle": "round", "facecolor": "white"}
        ax.text(x, y, f"{node.name}\n{node.op}", ha="center", va="center", bbox=box)
        if node.grad is not None:
            ax.text(x, y - 0.3, f"grad {numbers(node.grad)}", ha="center", fontsize=7, color="red")

    ax.set_xlim(-1, max(column.values()) + 1)
    ax.set_ylim(-max(height.values()), 1)
    ax.axis("off")
    return fig
