"""Your thresholds end at 2: with more than two inputs the sum can be larger, and the threshold with
it."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in product((1, -1), repeat=n):
        for threshold in range(-n, 3):
            if all(mp_neuron(row, weights, threshold) == out for row, out in truth_table.items()):
                return weights, threshold
    return None
