"""You take 0 for rows that the table lacks: they do not matter, so only the rows that are there
should be compared."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in product((1, -1), repeat=n):
        for threshold in range(-n, n + 2):
            if all(
                mp_neuron(row, weights, threshold) == truth_table.get(row, 0)
                for row in product((0, 1), repeat=n)
            ):
                return weights, threshold
    return None
