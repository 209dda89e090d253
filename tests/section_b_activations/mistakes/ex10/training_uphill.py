"""Your losses grow: the step goes along the gradient, where it should go against it."""


def train_moons(activation, epochs=300, seed=0):
    result = right_train_moons(activation, epochs, seed)
    return {**result, "losses": result["losses"][::-1].copy()}
