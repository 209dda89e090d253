"""You also try weights of 2: all connections of this neuron are equally strong, +1 or -1."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in product((1, -1, 2, -2), repeat=n):
        for threshold in range(-2 * n, 2 * n + 2):
            if all(
                int(sum(w * x for w, x in zip(weights, row, strict=False)) >= threshold) == out
                for row, out in truth_table.items()
            ):
                return weights, threshold
    return None
