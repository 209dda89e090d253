"""You compare only the rows whose output is 0: a neuron that never fires gets those right, but it
should also fire where the table says 1."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in product((1, -1), repeat=n):
        for threshold in range(n + 1, -n - 1, -1):
            if all(
                mp_neuron(row, weights, threshold) == 0
                for row, out in truth_table.items()
                if out == 0
            ):
                return weights, threshold
    return None
