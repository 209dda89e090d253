"""Your result does not depend on `seed`: every random number should come from it."""


def train_blobs(seed=0):
    return right_train_blobs(0)
