"""You return the last loss alone: `losses` should have one for each epoch."""


def train_moons(activation, epochs=300, seed=0):
    result = right_train_moons(activation, epochs, seed)
    return {**result, "losses": float(result["losses"][-1])}
