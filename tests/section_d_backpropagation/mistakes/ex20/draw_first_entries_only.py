"""You write only the first entry of each array: all entries of values and gradients belong in the
drawing."""

import numpy as np


def draw_graph(nodes):
    def first(array):
        return None if array is None else np.ravel(array)[:1]

    return right_draw_graph([n._replace(value=first(n.value), grad=first(n.grad)) for n in nodes])
