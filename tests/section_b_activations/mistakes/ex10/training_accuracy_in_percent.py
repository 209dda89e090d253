"""Your accuracy is in per cent: a share from 0 to 1 is asked for."""


def train_moons(activation, epochs=300, seed=0):
    result = right_train_moons(activation, epochs, seed)
    return {**result, "accuracy": 100 * result["accuracy"]}
