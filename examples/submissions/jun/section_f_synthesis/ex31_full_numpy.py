"""flat parameter vector, arrays are views into it; losses before the epoch; parameters fixed views"""
from dataclasses import dataclass, field

import numpy as np
import chapter11.data as d

NAMES = ["sigmoid", "tanh", "relu", "linear"]


@dataclass
class NeuralNetwork:
    layer_dims: tuple
    activations: tuple
    loss_name: str = "bce"
    seed: int = 0
    parameters: dict = field(default_factory=dict, init=False)

    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        sizes = tuple(int(n) for n in layer_dims)
        if not (len(sizes) >= 2 and min(sizes) >= 1):
            raise ValueError(f"layer_dims makes no sense: {sizes}")
        if len(activations) + 1 != len(sizes) or not set(activations) <= set(NAMES):
            raise ValueError(f"activations makes no sense: {activations}")
        if loss not in {"mse", "bce"}:
            raise ValueError(f"loss makes no sense: {loss}")
        if loss == "bce" and activations[-1] != "sigmoid":
            raise ValueError("loss bce needs a sigmoid")
        self.layer_dims, self.activations, self.loss_name, self.seed = sizes, tuple(activations), loss, seed
        n = sum(o * (i + 1) for i, o in zip(sizes, sizes[1:]))
        self.theta = np.random.RandomState(seed).uniform(-1, 1, n)
        self.parameters = self._views(self.theta)
        for l, i in enumerate(sizes[:-1], 1):
            self.parameters[f"W{l}"] *= np.sqrt(3 / i)

    def _views(self, flat, prefix=""):
        out, at = {}, 0
        for l, (i, o) in enumerate(zip(self.layer_dims, self.layer_dims[1:]), 1):
            out[f"{prefix}W{l}"] = flat[at : at + o * i].reshape(o, i)
            at += o * i
            out[f"{prefix}b{l}"] = flat[at : at + o].reshape(o, 1)
            at += o
        return out

    @staticmethod
    def _act(name, z):
        if name == "sigmoid":
            with np.errstate(over="ignore"):
                a = 1 / (1 + np.exp(-z))
            return a, a * (1 - a)
        if name == "tanh":
            a = np.tanh(z)
            return a, 1 - a * a
        if name == "relu":
            return np.where(z >= 0, z, 0), np.where(z >= 0, 1.0, 0.0)
        return z, 1.0

    def forward(self, X):
        X = np.asarray(X, dtype=np.float64)
        if X.shape[0] != self.layer_dims[0]:
            raise ValueError(f"X has {X.shape[0]} rows")
        frozen = self._views(self.theta.copy())
        steps = []
        A = X.copy()
        for l, name in enumerate(self.activations, 1):
            Z = np.einsum("oi,im->om", frozen[f"W{l}"], A) + frozen[f"b{l}"]
            below, (A, slope) = A, self._act(name, Z)
            steps.append((frozen[f"W{l}"], below, slope))
        self._steps, self._out = steps, A
        return A

    def loss(self, A, Y):
        A, Y = np.array(A, float), np.array(Y, float)
        if self.loss_name == "mse":
            return np.square(A - Y).sum() / A.size
        tiny = np.finfo(float).tiny
        return -np.where(Y == 1, np.log(A + tiny), np.where(Y == 0, np.log1p(-np.minimum(A, 1 - 1e-16)), Y * np.log(A + tiny) + (1 - Y) * np.log1p(-np.minimum(A, 1 - 1e-16)))).mean()

    def backward(self, Y):
        Y = np.asarray(Y, float)
        flat = np.empty_like(self.theta)
        grads = self._views(flat, "d")
        W, below, slope = self._steps[-1]
        delta = (self._out - Y) / Y.size
        delta = delta if self.loss_name == "bce" else 2 * delta * slope
        for l in reversed(range(1, len(self._steps) + 1)):
            W, below, slope = self._steps[l - 1]
            grads[f"dW{l}"][...] = np.einsum("om,im->oi", delta, below)
            grads[f"db{l}"][:, 0] = np.einsum("om->o", delta)
            if l > 1:
                delta = np.einsum("oi,om->im", W, delta) * self._steps[l - 2][2]
        self._flat = flat
        return grads

    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        X, Y = np.asarray(X, float), np.asarray(Y, float)
        m = X.shape[1]
        size = m if batch_size is None else batch_size
        if size < 1:
            raise ValueError(f"batch_size {batch_size}")
        rng, out = np.random.RandomState(seed), []
        order = np.arange(m)
        for _ in range(epochs):
            out.append(self.loss(self.forward(X), Y))
            rng.shuffle(order)
            for batch in np.split(order, range(size, m, size)):
                self.forward(X[:, batch])
                g = self.backward(Y[:, batch])
                for k, v in self.parameters.items():
                    v -= learning_rate * g[f"d{k}"]
        return np.array(out)

    def predict(self, X):
        out = self.forward(X)
        return np.where(out > 0.5, 1.0, 0.0) if self.loss_name == "bce" else out


def train_moons(seed=0):
    X, Y, X_test, Y_test = d.moons()
    net = NeuralNetwork([2, 12, 12, 1], ("relu", "tanh", "linear"), "mse", seed)
    net.fit(X, Y, 150, 0.1, 32, seed)
    return dict(network=net, accuracy=np.mean((net.forward(X_test) > 0.5) == (Y_test > 0.5)))
