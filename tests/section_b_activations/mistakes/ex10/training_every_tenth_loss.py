"""You keep the loss of every tenth epoch only: each epoch should have its own."""


def train_moons(activation, epochs=300, seed=0):
    result = right_train_moons(activation, epochs, seed)
    return {**result, "losses": result["losses"][::10]}
