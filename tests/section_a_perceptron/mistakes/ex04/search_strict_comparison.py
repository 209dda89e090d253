"""You look for a sum above the threshold, so your thresholds are 1 too low: the neuron fires where
the sum reaches it."""

from itertools import product


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in product((1, -1), repeat=n):
        for threshold in range(-n, n + 2):
            if all(
                int(sum(w * x for w, x in zip(weights, row, strict=False)) > threshold) == out
                for row, out in truth_table.items()
            ):
                return weights, threshold
    return None
