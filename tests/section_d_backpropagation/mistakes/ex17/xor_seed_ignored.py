"""You train with a seed of your own, so every seed gives the same network: hand `seed` on."""

import numpy as np

from chapter11 import data, network


def check_xor_network(seed=0):
    X, Y = data.xor()
    parameters, _ = network.train(X, Y, [2, 8, 1], epochs=100, seed=0)
    parameters["b1"] = np.where(parameters["b1"] == 0, -0.01, parameters["b1"])
    return gradient_check(parameters, X, Y, 2)
