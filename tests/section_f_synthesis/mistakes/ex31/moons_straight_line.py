"""Your hidden units are linear, so that the network can only draw a straight line between the
moons."""

import numpy as np


def train_moons(seed=0):
    X_train, Y_train, X_test, Y_test = data.moons()
    network = NeuralNetwork([2, 8, 1], ["tanh", "sigmoid"], seed=seed)
    network = NeuralNetwork([2, 8, 1], ["linear", "sigmoid"], seed=seed)
    network.fit(X_train, Y_train, 20, 0.1, batch_size=32, seed=seed)
    return {"network": network, "accuracy": float(np.mean(network.predict(X_test) == Y_test))}
