"""You take every unknown name for ReLU: it should raise a ValueError."""

PART = "errors"


def train_moons(activation, epochs=300, seed=0):
    return right_train_moons("gelu" if activation == "gelu" else "relu", epochs, seed)
