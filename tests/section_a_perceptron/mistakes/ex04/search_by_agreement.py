"""You give an input +1 where it agrees with the output more often than not. That is a good guess
and no proof: where it fails, other weights may do, so try them all."""


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    agreed = [sum(1 if row[i] == out else -1 for row, out in truth_table.items()) for i in range(n)]
    weights = tuple(1 if total >= 0 else -1 for total in agreed)
    for threshold in range(-n, n + 2):
        if all(mp_neuron(row, weights, threshold) == out for row, out in truth_table.items()):
            return weights, threshold
    return None
