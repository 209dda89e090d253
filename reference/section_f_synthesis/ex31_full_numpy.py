"""Exercise 31*: a whole network class in NumPy (15 points).

The earlier exercises built a network in pieces, each for one fixed architecture. Put the pieces
together: one class that serves any number of layers, four activations and two losses, and that
trains itself by mini-batch gradient descent (Goodfellow, Bengio & Courville 2016, sections 6.5 and
8.1.3). Then train it on the chapter's two moons.

All of it is code, and your class's own work: what `chapter11.network` does of a part earns nothing.

Layer l, counted from 1, computes Z<l> = W<l> A<l-1> + b<l> and A<l> = g<l>(Z<l>), with A0 = X,
where g<l> is the activation that was named for it:

    "sigmoid"  1 / (1 + e^-z)        "relu"    max(z, 0)
    "tanh"     tanh(z)               "linear"  z

With A the network's output and Y the target, both (n_out, m), the loss is a mean over all n_out * m
entries:

    "mse"  mean of (A - Y)^2
    "bce"  mean of -(Y log A + (1 - Y) log(1 - A)), for a sigmoid output, with natural logarithms

* `parameters` holds the weights and biases, and is the only place where they live: whoever writes
  other numbers into its arrays has another network.
* `backward(Y)` gives the gradients of that loss, at the parameters and the X of the last `forward`.
  It changes nothing.
* `fit` begins with the parameters that the network has, and changes them by plain gradient descent:
  each step subtracts learning_rate times the gradient of the loss of a batch. In every epoch each
  example is in exactly one batch, with its own label. All batches have batch_size examples but the
  last, which has those that are left. The seed decides the order in which the examples come.

One trap: `loss` is a method here. Keep the name of the loss in an attribute of another name.

What is left open: how weights are drawn, as long as the seed decides; how biases begin; ReLU's
derivative at exactly 0; what "bce" does with an output that is not a sigmoid (tests use none).

Graded: each method on its own, with parameters of our choosing, so that a slip in one does not cost
the others (`fit` may call `forward`, `loss` and `backward`; it is judged apart from them). The
gradients are tried for every hidden activation with either loss, for every output activation with
"mse", with one output and several, one layer and more. A guard of up to 1e-7 in the logarithms is
right.

An extra, `errors` (1 point): a ValueError for an unknown name, for lengths that do not match, for
sizes below 1, for an X that does not fit in `forward`, and for a batch size below 1.

Allowed: NumPy and `chapter11.data`.

Shapes: a column is an example. X is (n_features, m), Y and A (n_out, m); W<l> (n_out, n_in) and
b<l> (n_out, 1) for the sizes of its layer. Everything is float64.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chapter11 import data

Array = NDArray[np.float64]


class NeuralNetwork:
    """A fully connected network that can be trained.

    Args:
        layer_dims: the size of each layer from the input to the output; [2, 4, 1] has two inputs,
            four hidden units and one output. At least two sizes, each at least 1.
        activations: "sigmoid", "tanh", "relu" or "linear" for each layer with weights, so one name
            fewer than sizes; the last is that of the output.
        loss: "bce" or "mse".
        seed: decides the starting weights, and is all that does.

    Attributes:
        parameters: "W1" (layer_dims[1], layer_dims[0]), "b1" (layer_dims[1], 1), "W2", "b2", ...

    Raises:
        ValueError: (extra) for an unknown activation or loss, a number of activations that does
            not match the layers, fewer than two sizes, or a size below 1. Whoever wants to may
            refuse "bce" with another output than a sigmoid as well.

    >>> network = NeuralNetwork([3, 5, 2], ["tanh", "sigmoid"])
    >>> {name: value.shape for name, value in network.parameters.items()}
    {'W1': (5, 3), 'b1': (5, 1), 'W2': (2, 5), 'b2': (2, 1)}
    """

    parameters: dict[str, Array]

    def __init__(
        self,
        layer_dims: Sequence[int],
        activations: Sequence[str],
        loss: str = "bce",
        seed: int = 0,
    ) -> None:
        ### BEGIN SOLUTION
        sizes, names = list(layer_dims), list(activations)
        if len(sizes) < 2:
            raise ValueError(f"layer_dims needs an input and an output layer, got {sizes}")
        if min(sizes) < 1:
            raise ValueError(f"layer_dims has a size below 1: {sizes}")
        if len(names) != len(sizes) - 1:
            raise ValueError(f"activations should be {len(sizes) - 1} names, got {names}")
        for name in names:
            if name not in ("sigmoid", "tanh", "relu", "linear"):
                raise ValueError(f"activations holds {name!r}: no such activation")
        if loss not in ("mse", "bce"):
            raise ValueError(f"loss should be 'mse' or 'bce', got {loss!r}")
        if loss == "bce" and names[-1] != "sigmoid":
            raise ValueError(f"loss 'bce' needs an output that is a sigmoid, not {names[-1]}")

        rng = np.random.default_rng(seed)
        self.parameters = {}
        for layer, name in enumerate(names, start=1):
            n_in, n_out = sizes[layer - 1], sizes[layer]
            # ReLU loses half of the signal, and starts with twice the variance (He et al. 2015).
            variance = (2.0 if name == "relu" else 1.0) / n_in
            self.parameters[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (n_out, n_in))
            self.parameters[f"b{layer}"] = np.zeros((n_out, 1))
        self._names = names
        self._loss = loss
        self._A: list[Array] = []  # of the last forward: the input, then each layer's activation

    @staticmethod
    def _activation(name: str, Z: Array) -> Array:
        match name:
            case "sigmoid":
                # The exponent is never positive, so nothing overflows however large Z is.
                small = np.exp(-np.abs(Z))
                return np.where(Z >= 0, 1.0, small) / (1.0 + small)
            case "tanh":
                return np.tanh(Z)
            case "relu":
                return np.maximum(Z, 0.0)
            case _:
                return Z

    @staticmethod
    def _slope(name: str, A: Array) -> Array:
        """dA/dZ, which all four activations tell by A alone."""
        match name:
            case "sigmoid":
                return A * (1.0 - A)
            case "tanh":
                return 1.0 - A**2
            case "relu":
                return (A > 0).astype(np.float64)
            case _:
                return np.ones_like(A)
        ### END SOLUTION

    def forward(self, X: ArrayLike) -> Array:
        """Carry a batch through the network.

        Args:
            X: (n_features, m), an example in each column.

        Returns:
            The output A (n_out, m).

        Raises:
            ValueError: (extra) where X does not fit the first layer.

        >>> network = NeuralNetwork([2, 1], ["linear"], loss="mse")
        >>> network.parameters["W1"][...] = [[1.0, 10.0]]
        >>> network.parameters["b1"][...] = 0.5
        >>> network.forward([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]).tolist()
        [[41.5, 52.5, 63.5]]
        """
        ### BEGIN SOLUTION
        A = np.array(X, dtype=np.float64)  # a copy: backward needs it as it is now
        if A.ndim != 2 or len(A) != self.parameters["W1"].shape[1]:
            n_in = self.parameters["W1"].shape[1]
            raise ValueError(f"X should be ({n_in}, m), got shape {A.shape}")
        self._A = [A]
        for layer, name in enumerate(self._names, start=1):
            Z = self.parameters[f"W{layer}"] @ A + self.parameters[f"b{layer}"]
            A = self._activation(name, Z)
            self._A.append(A)
        return A
        ### END SOLUTION

    def loss(self, A: ArrayLike, Y: ArrayLike) -> float:
        """The network's loss for outputs A and targets Y.

        Args:
            A: (n_out, m), outputs of a network; for "bce" between 0 and 1. Training may round one
                to exactly 0 or 1, so it is wise to guard the logarithm; graded are others.
            Y: (n_out, m), the targets.

        Returns:
            One number, a mean over all entries.

        >>> network = NeuralNetwork([1, 2], ["linear"], loss="mse")
        >>> network.loss([[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [3.0, 6.0]])
        1.0
        """
        ### BEGIN SOLUTION
        A, Y = self._pair(A, Y)
        if self._loss == "mse":
            return float(np.mean((A - Y) ** 2))
        A = np.clip(A, 1e-12, 1.0 - 1e-12)  # a finite loss where the output is exactly 0 or 1
        return float(-np.mean(Y * np.log(A) + (1.0 - Y) * np.log(1.0 - A)))

    @staticmethod
    def _pair(A: ArrayLike, Y: ArrayLike) -> tuple[Array, Array]:
        A, Y = np.asarray(A, dtype=np.float64), np.asarray(Y, dtype=np.float64)
        if A.shape != Y.shape:
            raise ValueError(f"Y has shape {Y.shape}, but the output has {A.shape}")
        return A, Y
        ### END SOLUTION

    def backward(self, Y: ArrayLike) -> dict[str, Array]:
        """The gradients of the loss for every weight and bias, after a `forward`.

        Args:
            Y: (n_out, m), the targets of the X that the last `forward` was given.

        Returns:
            "dW1", "db1", "dW2", "db2", ..., each of the shape of its parameter.

        >>> network = NeuralNetwork([1, 1], ["linear"], loss="mse")
        >>> network.parameters["W1"][...] = 2.0
        >>> network.parameters["b1"][...] = 0.0
        >>> A = network.forward([[1.0, 3.0]])
        >>> {name: value.tolist() for name, value in network.backward([[0.0, 5.0]]).items()}
        {'dW1': [[5.0]], 'db1': [[3.0]]}
        """
        ### BEGIN SOLUTION
        if not self._A:
            raise ValueError("backward needs a forward before it")
        A, Y = self._pair(self._A[-1], Y)
        if self._loss == "bce":
            # The slopes of the loss, (A - Y) / (A (1 - A)), and of the sigmoid, A (1 - A), make
            # A - Y together, and nothing is divided by zero.
            dZ = (A - Y) / A.size
        else:
            dZ = 2.0 * (A - Y) / A.size * self._slope(self._names[-1], A)
        gradients: dict[str, Array] = {}
        for layer in range(len(self._names), 0, -1):
            below = self._A[layer - 1]
            gradients[f"dW{layer}"] = dZ @ below.T
            gradients[f"db{layer}"] = dZ.sum(axis=1, keepdims=True)
            if layer > 1:
                slope = self._slope(self._names[layer - 2], below)
                dZ = (self.parameters[f"W{layer}"].T @ dZ) * slope
        return gradients
        ### END SOLUTION

    def fit(
        self,
        X: ArrayLike,
        Y: ArrayLike,
        epochs: int,
        learning_rate: float,
        batch_size: int | None = None,
        seed: int = 0,
    ) -> Sequence[float]:
        """Train the network, from where it stands, by mini-batch gradient descent.

        Args:
            X: (n_features, m), an example in each column.
            Y: (n_out, m), their targets.
            epochs: how often to go through all examples.
            learning_rate: how far each step goes.
            batch_size: examples to a step, at least 1; None, or more than there are: all of them.
            seed: decides the order of the examples; draw a new order for each epoch.

        Returns:
            The loss of each epoch, as many numbers as epochs: the loss on all examples before,
            during or after the epoch's steps, or a mean over its batches, as you like.

        Raises:
            ValueError: (extra) for a batch_size below 1.

        >>> network = NeuralNetwork([1, 1], ["linear"], loss="mse")
        >>> losses = network.fit([[0.0, 1.0, 2.0]], [[1.0, 3.0, 5.0]], 200, 0.1, batch_size=2)
        >>> len(losses), round(network.forward([[10.0]]).item(), 3)
        (200, 21.0)
        """
        ### BEGIN SOLUTION
        X, Y = np.asarray(X, dtype=np.float64), np.asarray(Y, dtype=np.float64)
        m = X.shape[1]
        size = m if batch_size is None else batch_size
        if size < 1:
            raise ValueError(f"batch_size should be at least 1, got {batch_size}")
        rng = np.random.default_rng(seed)
        losses: list[float] = []
        for _ in range(epochs):
            order = rng.permutation(m)
            total = 0.0
            for start in range(0, m, size):
                batch = order[start : start + size]
                A = self.forward(X[:, batch])
                total += self.loss(A, Y[:, batch]) * len(batch)
                for name, gradient in self.backward(Y[:, batch]).items():
                    self.parameters[name.removeprefix("d")] -= learning_rate * gradient
            losses.append(total / m)
        return losses
        ### END SOLUTION

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """What the network says of each example.

        Args:
            X: (n_features, m), an example in each column.

        Returns:
            (n_out, m). With the loss "bce" the numbers 0 and 1, which is 1 where the output is
            above 0.5; with "mse" the output itself.

        >>> network = NeuralNetwork([1, 1], ["sigmoid"])
        >>> network.parameters["W1"][...] = 1.0
        >>> network.parameters["b1"][...] = -2.0
        >>> network.predict([[1.0, 3.0, 5.0]]).tolist()
        [[0, 1, 1]]
        """
        ### BEGIN SOLUTION
        A = self.forward(X)
        return (A > 0.5).astype(np.int64) if self._loss == "bce" else A
        ### END SOLUTION


def train_moons(seed: int = 0) -> dict[str, Any]:
    """Train a `NeuralNetwork` on the training examples of `chapter11.data.moons()`.

    The sizes, activations, loss and all else are your choice. The network takes the points as
    they are: what shifts or scales them has to be part of its weights. An output above 0.5 means
    class 1. At most 5 seconds of computing time.

    Args:
        seed: decides the starting weights and the order of the examples; the data stay the same.

    Returns:
        "network": the trained NeuralNetwork.
        "accuracy": the share of the test examples that it classifies, a number from 0 to 1; over
            0.90, whatever the seed.

    >>> result = train_moons(seed=0)
    >>> isinstance(result["network"], NeuralNetwork), bool(result["accuracy"] > 0.90)
    (True, True)
    """
    ### BEGIN SOLUTION
    X_train, Y_train, X_test, Y_test = data.moons()
    network = NeuralNetwork([2, 16, 1], ["tanh", "sigmoid"], seed=seed)
    network.fit(X_train, Y_train, epochs=20, learning_rate=1.0, batch_size=50, seed=seed)
    accuracy = float(np.mean(network.predict(X_test) == Y_test))
    return {"network": network, "accuracy": accuracy}
    ### END SOLUTION
