"""A plain textbook solution of exercise 35."""

import numpy as np

from chapter11 import data, network


def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient


class Tensor:
    __array_ufunc__ = None

    def __init__(self, data, requires_grad=False):
        self.data = np.array(data, dtype=np.float64)
        self.requires_grad = requires_grad
        self.grad = None
        self.parents = ()
        self.pull_back = None  # the gradient of the result -> a gradient for each parent

    def _result(self, data, parents, pull_back):
        result = Tensor(data, any(parent.requires_grad for parent in parents))
        result.parents = parents
        result.pull_back = pull_back
        return result

    def backward(self, gradient=None):
        if gradient is None:
            if self.data.size != 1:
                raise ValueError("backward() needs a gradient where there is more than one entry")
            gradient = np.ones_like(self.data)

        order, visited = [], set()

        def visit(node):
            if node not in visited:
                visited.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        self._add_gradient(np.array(gradient, dtype=np.float64))
        for node in reversed(order):
            if node.requires_grad and node.parents:
                gradients = node.pull_back(node.grad)
                for parent, parent_gradient in zip(node.parents, gradients, strict=True):
                    parent._add_gradient(parent_gradient)

    def _add_gradient(self, gradient):
        if self.requires_grad:
            self.grad = gradient if self.grad is None else self.grad + gradient

    def __add__(self, other):
        other = as_tensor(other)
        return self._result(
            self.data + other.data,
            (self, other),
            lambda g: (unbroadcast(g, self.data.shape), unbroadcast(g, other.data.shape)),
        )

    def __mul__(self, other):
        other = as_tensor(other)
        return self._result(
            self.data * other.data,
            (self, other),
            lambda g: (
                unbroadcast(g * other.data, self.data.shape),
                unbroadcast(g * self.data, other.data.shape),
            ),
        )

    def __matmul__(self, other):
        other = as_tensor(other)
        return self._result(
            self.data @ other.data,
            (self, other),
            lambda g: (g @ other.data.T, self.data.T @ g),
        )

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-as_tensor(other))

    def __radd__(self, other):
        return as_tensor(other) + self

    def __rmul__(self, other):
        return as_tensor(other) * self

    def __rmatmul__(self, other):
        return as_tensor(other) @ self

    def __rsub__(self, other):
        return as_tensor(other) - self

    def relu(self):
        return self._result(np.maximum(0, self.data), (self,), lambda g: (g * (self.data > 0),))

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.data))
        return self._result(s, (self,), lambda g: (g * s * (1 - s),))

    def sum(self):
        return self._result(self.data.sum(), (self,), lambda g: (g * np.ones_like(self.data),))

    def mean(self):
        return self.sum() * (1 / self.data.size)

    def log(self):
        return self._result(np.log(self.data), (self,), lambda g: (g / self.data,))


def as_tensor(value):
    return value if isinstance(value, Tensor) else Tensor(value)


def cross_entropy(A, Y):
    return -(Y * A.log() + (1 - Y) * (1 - A).log()).mean()


def train_xor(seed=0):
    X, Y = data.xor()
    rng = np.random.default_rng(seed)
    W1 = Tensor(rng.standard_normal((8, 2)), requires_grad=True)
    b1 = Tensor(np.zeros((8, 1)), requires_grad=True)
    W2 = Tensor(rng.standard_normal((1, 8)), requires_grad=True)
    b2 = Tensor(np.zeros((1, 1)), requires_grad=True)
    losses = []
    for _ in range(2000):
        A = (W2 @ (W1 @ X + b1).sigmoid() + b2).sigmoid()
        loss = cross_entropy(A, Y)
        losses.append(loss.data.item())
        for p in (W1, b1, W2, b2):
            p.grad = None
        loss.backward()
        for p in (W1, b1, W2, b2):
            p.data -= 1.0 * p.grad
    predictions = (A.data[0] > 0.5).astype(int)
    return {"losses": losses, "predictions": predictions}


def gradients_match_numpy(seed=0):
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((2, 10))
    Y = rng.integers(0, 2, (1, 10)).astype(float)
    parameters = network.initialize_parameters([2, 5, 1], seed)

    _, cache = network.forward_propagation(X, parameters, 2)
    expected = network.backward_propagation(Y, parameters, cache, 2)

    tensors = {name: Tensor(p, requires_grad=True) for name, p in parameters.items()}
    hidden = (tensors["W1"] @ X + tensors["b1"]).relu()
    A = (tensors["W2"] @ hidden + tensors["b2"]).sigmoid()
    cross_entropy(A, Y).backward()

    return max(np.abs(tensors[name].grad - expected["d" + name]).max() for name in tensors)
