"""Your accuracy is measured before the last epochs: measure that of the network that you return."""

import numpy as np


def train_moons(seed=0):
    X_train, Y_train, X_test, Y_test = data.moons()
    network = NeuralNetwork([2, 8, 1], ["tanh", "sigmoid"], seed=seed)
    network.fit(X_train, Y_train, 1, 0.5, batch_size=32, seed=seed)
    accuracy = float(np.mean(network.predict(X_test) == Y_test))
    network.fit(X_train, Y_train, 30, 0.5, batch_size=32, seed=seed)
    return {"network": network, "accuracy": accuracy}
