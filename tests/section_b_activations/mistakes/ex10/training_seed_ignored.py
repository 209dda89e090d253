"""Your training is the same for every seed: hand `seed` to default_rng."""


def train_moons(activation, epochs=300, seed=0):
    return right_train_moons(activation, epochs, 0)
