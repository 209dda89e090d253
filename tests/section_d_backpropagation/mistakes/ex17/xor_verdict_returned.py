"""You return whether the check passed: return the relative difference, a number."""

import numpy as np

from chapter11 import data, network


def check_xor_network(seed=0):
    X, Y = data.xor()
    parameters, _ = network.train(X, Y, [2, 8, 1], epochs=100, seed=seed)
    parameters["b1"] = np.where(parameters["b1"] == 0, -0.01, parameters["b1"])
    return gradient_check(parameters, X, Y, 2) < 1e-6
