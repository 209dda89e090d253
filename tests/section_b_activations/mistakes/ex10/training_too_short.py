"""Your steps are so few or so small that the network does not get far: train longer, or with larger
steps."""


def train_moons(activation, epochs=300, seed=0):
    losses = right_train_moons(activation, epochs, seed)["losses"]
    return {**right_train_moons(activation, 1, seed), "losses": losses}
