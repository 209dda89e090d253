"""You draw the same network for every seed: hand `seed` to default_rng."""


def make_network(layer_dims, batch_size, seed=0):
    return right_make_network(layer_dims, batch_size, 42)
