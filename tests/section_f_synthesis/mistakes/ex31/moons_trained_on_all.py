"""Your network trains on the test examples too: then its accuracy there says nothing about new
points."""

import numpy as np


def train_moons(seed=0):
    X_train, Y_train, X_test, Y_test = data.moons()
    network = NeuralNetwork([2, 8, 1], ["tanh", "sigmoid"], seed=seed)
    X_all, Y_all = np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test])
    network.fit(X_all, Y_all, 60, 1.0, batch_size=32, seed=seed)
    return {"network": network, "accuracy": float(np.mean(network.predict(X_test) == Y_test))}
