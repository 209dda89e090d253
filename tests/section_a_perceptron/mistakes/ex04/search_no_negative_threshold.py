"""You try no threshold below 0: with inhibition the sum can be negative, so the threshold may have
to be, too."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in product((1, -1), repeat=n):
        for threshold in range(0, n + 2):
            if all(mp_neuron(row, weights, threshold) == out for row, out in truth_table.items()):
                return weights, threshold
    return None
