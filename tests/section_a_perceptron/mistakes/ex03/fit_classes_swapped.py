"""Your line has the classes on swapped sides: class 1 belongs where w . x + b is above 0."""


def fit(X, y, seed=0):
    w, b = right_fit(X, y, seed)
    return -w, -b
