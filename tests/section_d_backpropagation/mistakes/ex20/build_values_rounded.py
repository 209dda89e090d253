"""Your values are rounded: keep all digits in the graph, and round where it is drawn."""

import numpy as np


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    return [n._replace(value=np.round(n.value, 4)) for n in nodes]
