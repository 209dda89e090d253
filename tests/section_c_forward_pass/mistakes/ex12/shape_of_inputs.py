"""You take the number of inputs for the number of hidden units: W1 has a row for each hidden
unit, and a column for each input."""


def shapes(X, W1, b1, W2, b2):
    inputs, m = X.shape
    return {"z1": (inputs, m), "a1": (inputs, m), "z2": (1, m), "y_hat": (1, m)}
