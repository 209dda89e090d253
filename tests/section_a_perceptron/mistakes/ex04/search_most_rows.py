"""You are content with a neuron that disagrees with one row: it has to agree with all of them."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in product((1, -1), repeat=n):
        for threshold in range(-n, n + 2):
            if (
                sum(mp_neuron(row, weights, threshold) != out for row, out in truth_table.items())
                <= 1
            ):
                return weights, threshold
    return None
