"""You take z for the activation: compute a = sigmoid(z) first, then a (1 - a)."""


def derivative_product(z, n_layers=10):
    if n_layers < 1:
        raise ValueError(f"n_layers should be at least 1, got {n_layers}")
    return (z * (1 - z)) ** n_layers
