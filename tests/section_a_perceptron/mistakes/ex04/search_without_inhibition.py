"""You try excitatory connections only: without inhibition no neuron can do what NOT does."""


def find_neuron(truth_table):
    n = len(next(iter(truth_table)))
    for weights in [(1,) * n]:
        for threshold in range(-n, n + 2):
            if all(mp_neuron(row, weights, threshold) == out for row, out in truth_table.items()):
                return weights, threshold
    return None
