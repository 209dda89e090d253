"""You also try weights of 0: a connection excites (+1) or inhibits (-1), there is no third kind."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in product((0, 1, -1), repeat=n):
        for threshold in range(-n, n + 2):
            if all(
                int(sum(w * x for w, x in zip(weights, row, strict=False)) >= threshold) == out
                for row, out in truth_table.items()
            ):
                return weights, threshold
    return None
