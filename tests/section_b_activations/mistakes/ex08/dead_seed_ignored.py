"""Your network is the same for every seed: hand `seed` to default_rng."""


def dead_network(seed=0):
    return right_dead_network(0)
