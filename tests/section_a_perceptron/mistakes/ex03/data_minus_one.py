"""Your labels are -1 and 1: keep those of make_blobs, 0 and 1."""


def make_data():
    X, y = right_make_data()
    return X, 2 * y - 1
