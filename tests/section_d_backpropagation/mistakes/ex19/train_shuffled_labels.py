"""Your parameters do not go with your accuracy: they give the classes of the blobs in another order
than the labels. Points and labels should be shuffled and split in the same way."""

import numpy as np


def train_blobs(seed=0):
    result = right_train_blobs(seed)
    parameters = dict(result["parameters"])
    parameters["W2"] = np.roll(parameters["W2"], 1, axis=0)
    parameters["b2"] = np.roll(parameters["b2"], 1, axis=0)
    return {**result, "parameters": parameters}
