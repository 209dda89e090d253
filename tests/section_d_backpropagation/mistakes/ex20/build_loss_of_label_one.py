"""Your log_loss has only its first term: for y = 0 the loss is -log(1 - y_hat)."""

import numpy as np


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    p = next(n.value for n in nodes if n.name == "y_hat")
    return [n._replace(value=-y * np.log(p)) if n.op == "log_loss" else n for n in nodes]
