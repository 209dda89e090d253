"""Your b1 is flat, (10,): a bias is a column here, (10, 1)."""


def dead_network(seed=0):
    network = right_dead_network(seed)
    return {**network, "b1": network["b1"].ravel()}
