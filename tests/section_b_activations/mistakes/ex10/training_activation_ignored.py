"""You train with ReLU whatever `activation` says."""


def train_moons(activation, epochs=300, seed=0):
    if activation not in ("relu", "gelu"):
        raise ValueError(f"unknown activation {activation!r}")
    return right_train_moons("relu", epochs, seed)
