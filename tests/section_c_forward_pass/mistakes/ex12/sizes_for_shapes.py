"""You give the number of entries (size), where the shape is asked: a tuple of rows and
columns."""


def shapes(X, W1, b1, W2, b2):
    results = forward_batch(X, W1, b1, W2, b2)
    return {name: value.size for name, value in results.items()}
