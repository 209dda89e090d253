"""Your db has lost a dimension: it should be a column (n, 1) as b is, or subtracting it from b
makes a matrix."""


def backward(Y, parameters, cache):
    gradients = right_backward(Y, parameters, cache)
    return {n: g.ravel() if n.startswith("db") else g for n, g in gradients.items()}
