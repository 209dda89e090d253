"""Your shapes are lists: an array's shape is a tuple, and can be returned as it is."""


def shapes(X, W1, b1, W2, b2):
    results = forward_batch(X, W1, b1, W2, b2)
    return {name: list(value.shape) for name, value in results.items()}
