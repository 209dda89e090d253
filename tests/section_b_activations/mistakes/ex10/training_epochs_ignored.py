"""You train for 300 epochs whatever is asked for: their number is `epochs`."""


def train_moons(activation, epochs=300, seed=0):
    return right_train_moons(activation, 300, seed)
