"""You accept the classes on swapped sides too: class 1 belongs where w . x + b is above 0."""


def separates(X, y, w, b):
    return right_separates(X, y, w, b) or right_separates(X, 1 - y, w, b)
