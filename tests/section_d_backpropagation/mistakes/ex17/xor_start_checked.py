"""You train a network, and then check the weights that it started from."""

import numpy as np

from chapter11 import data, network


def check_xor_network(seed=0):
    X, Y = data.xor()
    parameters = network.initialize_parameters([2, 8, 1], seed)
    parameters["b1"] = np.full((8, 1), 0.02)
    network.train(X, Y, [2, 8, 1], epochs=100, seed=seed)
    return gradient_check(parameters, X, Y, 2)
