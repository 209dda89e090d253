"""Your accuracy is that on the training examples: ask for it on the test examples, which the
network has not seen."""

import numpy as np


def train_moons(seed=0):
    X_train, Y_train, _, _ = data.moons()
    network = NeuralNetwork([2, 8, 1], ["tanh", "sigmoid"], seed=seed)
    network.fit(X_train, Y_train, 30, 0.5, batch_size=32, seed=seed)
    return {"network": network, "accuracy": float(np.mean(network.predict(X_train) == Y_train))}
