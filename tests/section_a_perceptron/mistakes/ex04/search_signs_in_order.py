"""You try how many weights are negative, not which: it matters which of the inputs inhibits."""

from itertools import combinations_with_replacement


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in combinations_with_replacement((1, -1), n):
        for threshold in range(-n, n + 2):
            if all(mp_neuron(row, weights, threshold) == out for row, out in truth_table.items()):
                return weights, threshold
    return None
