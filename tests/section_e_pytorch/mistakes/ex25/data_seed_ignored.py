"""Your data are the same for every seed: hand seed to whatever you draw from."""


def make_data(seed=0):
    return right_make_data(0)
