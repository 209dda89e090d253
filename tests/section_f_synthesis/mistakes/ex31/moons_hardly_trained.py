"""Your training stops far too early: go on until the network gets well over 0.90 of the test
examples."""

import numpy as np


def train_moons(seed=0):
    X_train, Y_train, X_test, Y_test = data.moons()
    network = NeuralNetwork([2, 8, 1], ["tanh", "sigmoid"], seed=seed)
    network.fit(X_train, Y_train, 3, 0.01, seed=seed)
    return {"network": network, "accuracy": float(np.mean(network.predict(X_test) == Y_test))}
