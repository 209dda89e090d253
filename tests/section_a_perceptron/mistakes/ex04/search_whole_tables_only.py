"""You give up on a table that lacks rows: match it on the rows it has."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    if len(truth_table) < 2**n:
        return None
    for weights in product((1, -1), repeat=n):
        for threshold in range(-n, n + 2):
            if all(mp_neuron(row, weights, threshold) == out for row, out in truth_table.items()):
                return weights, threshold
    return None
