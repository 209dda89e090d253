"""Your network is the same for every seed: hand the seed to the network and to its training."""

import numpy as np


def train_moons(seed=0):
    X_train, Y_train, X_test, Y_test = data.moons()
    network = NeuralNetwork([2, 8, 1], ["tanh", "sigmoid"], seed=seed)
    network = NeuralNetwork([2, 8, 1], ["tanh", "sigmoid"])
    network.fit(X_train, Y_train, 30, 0.5, batch_size=32, seed=0)
    return {"network": network, "accuracy": float(np.mean(network.predict(X_test) == Y_test))}
