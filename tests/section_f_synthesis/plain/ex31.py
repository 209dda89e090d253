"""A plain textbook solution of exercise 31."""

import numpy as np

from chapter11 import data

ACTIVATIONS = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(0, z),
    "linear": lambda z: z,
}

# The derivatives, by the activation a = g(z).
DERIVATIVES = {
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a**2,
    "relu": lambda a: (a > 0).astype(float),
    "linear": lambda a: np.ones_like(a),
}


class NeuralNetwork:
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        self.num_layers = len(layer_dims) - 1
        self.activations = activations
        self.loss_name = loss
        self.parameters = {}
        rng = np.random.default_rng(seed)
        for i in range(1, len(layer_dims)):
            n_in, n_out = layer_dims[i - 1], layer_dims[i]
            self.parameters[f"W{i}"] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)
            self.parameters[f"b{i}"] = np.zeros((n_out, 1))

    def forward(self, X):
        self.A = [X]
        for i in range(1, self.num_layers + 1):
            Z = self.parameters[f"W{i}"] @ self.A[-1] + self.parameters[f"b{i}"]
            self.A.append(ACTIVATIONS[self.activations[i - 1]](Z))
        return self.A[-1]

    def loss(self, A, Y):
        if self.loss_name == "mse":
            return np.mean((A - Y) ** 2)
        A = np.clip(A, 1e-12, 1 - 1e-12)
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    def backward(self, Y):
        gradients = {}
        A = self.A[-1]
        if self.loss_name == "mse":
            dZ = 2 * (A - Y) / Y.size * DERIVATIVES[self.activations[-1]](A)
        else:
            dZ = (A - Y) / Y.size
        for i in range(self.num_layers, 0, -1):
            A_prev = self.A[i - 1]
            gradients[f"dW{i}"] = dZ @ A_prev.T
            gradients[f"db{i}"] = dZ.sum(axis=1, keepdims=True)
            if i > 1:
                dA = self.parameters[f"W{i}"].T @ dZ
                dZ = dA * DERIVATIVES[self.activations[i - 2]](A_prev)
        return gradients

    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        m = X.shape[1]
        if batch_size is None:
            batch_size = m
        rng = np.random.default_rng(seed)
        losses = []
        for _ in range(epochs):
            order = rng.permutation(m)
            for start in range(0, m, batch_size):
                batch = order[start : start + batch_size]
                self.forward(X[:, batch])
                gradients = self.backward(Y[:, batch])
                for name in self.parameters:
                    self.parameters[name] -= learning_rate * gradients["d" + name]
            losses.append(self.loss(self.forward(X), Y))
        return losses

    def predict(self, X):
        A = self.forward(X)
        if self.loss_name == "mse":
            return A
        return (A > 0.5).astype(int)


def train_moons(seed=0):
    X_train, Y_train, X_test, Y_test = data.moons()
    network = NeuralNetwork([2, 16, 16, 1], ["tanh", "tanh", "sigmoid"], seed=seed)
    network.fit(X_train, Y_train, epochs=200, learning_rate=0.5, batch_size=32, seed=seed)
    accuracy = np.mean(network.predict(X_test) == Y_test)
    return {"network": network, "accuracy": accuracy}
