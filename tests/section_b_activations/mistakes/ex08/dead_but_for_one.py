"""One of your hidden units is still alive: its bias is not negative. All ten should be dead."""


def dead_network(seed=0):
    network = right_dead_network(seed)
    network["b1"][-1] = 0.0
    return network
