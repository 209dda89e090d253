"""Your weights are the same for every seed: hand it to np.random.default_rng."""


def initialize(layer_dims, strategy, seed=0):
    return right_initialize(layer_dims, strategy, 1)
