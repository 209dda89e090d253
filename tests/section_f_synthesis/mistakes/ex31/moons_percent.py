"""Your accuracy is a percentage: a share from 0 to 1 is asked for."""

import numpy as np


def train_moons(seed=0):
    X_train, Y_train, X_test, Y_test = data.moons()
    network = NeuralNetwork([2, 8, 1], ["tanh", "sigmoid"], seed=seed)
    network.fit(X_train, Y_train, 30, 0.5, batch_size=32, seed=seed)
    return {"network": network, "accuracy": 100 * float(np.mean(network.predict(X_test) == Y_test))}
