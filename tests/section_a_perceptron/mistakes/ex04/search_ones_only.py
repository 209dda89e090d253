"""You compare only the rows whose output is 1: a neuron that always fires gets those right, but it
should also be silent where the table says 0."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in product((1, -1), repeat=n):
        for threshold in range(-n, n + 2):
            if all(
                mp_neuron(row, weights, threshold) == 1
                for row, out in truth_table.items()
                if out == 1
            ):
                return weights, threshold
    return None
