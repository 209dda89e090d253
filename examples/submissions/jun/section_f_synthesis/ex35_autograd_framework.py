"""creation counter and a heap; Function classes; grads read-only views; sub = add of neg"""
import heapq
from itertools import count

import numpy as np
from chapter11 import data as D
from chapter11 import network as N

_tick = count()


def _reduce(g, shape):
    lead = g.ndim - len(shape)
    axes = tuple(range(lead)) + tuple(i + lead for i, n in enumerate(shape) if n == 1)
    return g.sum(axis=axes).reshape(shape) if axes else g


class Op:
    def __init__(self, *inputs):
        self.inputs = inputs

    def __call__(self):
        out = Tensor(self.forward(*(t.data for t in self.inputs)))
        out.op = self
        return out


class Add(Op):
    def forward(self, a, b):
        self.shapes = a.shape, b.shape
        return np.add(a, b)

    def backward(self, g):
        return [_reduce(g, s) for s in self.shapes]


class Mul(Op):
    def forward(self, a, b):
        self.ab = a, b
        return np.multiply(a, b)

    def backward(self, g):
        a, b = self.ab
        return _reduce(g * b, a.shape), _reduce(g * a, b.shape)


class MatMul(Op):
    def forward(self, a, b):
        if a.ndim != 2 or b.ndim != 2:
            raise ValueError("@ takes matrices")
        self.ab = a, b
        return np.matmul(a, b)

    def backward(self, g):
        a, b = self.ab
        return np.einsum("nm,km->nk", g, b), np.einsum("nk,nm->km", a, g)


class Sigmoid(Op):
    def forward(self, a):
        self.s = 0.5 + 0.5 * np.tanh(a / 2)
        return self.s

    def backward(self, g):
        return [g * (self.s - self.s**2)]


class Relu(Op):
    def forward(self, a):
        self.m = np.heaviside(a, 1.0)
        return a * self.m + 0.0

    def backward(self, g):
        return [g * self.m]


class Sum(Op):
    def forward(self, a):
        self.shape = a.shape
        return a.sum()

    def backward(self, g):
        return [np.broadcast_to(g, self.shape)]


class Log(Op):
    def forward(self, a):
        self.a = a
        return np.log(a)

    def backward(self, g):
        return [np.divide(g, self.a)]


class Tensor:
    __array_ufunc__ = None
    __slots__ = ("data", "grad", "requires_grad", "op", "born", "__weakref__")

    def __init__(self, data, requires_grad=False):
        self.data = np.array(data, dtype=float, copy=True)
        self.grad, self.requires_grad, self.op, self.born = None, bool(requires_grad), None, next(_tick)

    def backward(self, gradient=None):
        if gradient is None:
            if self.data.size > 1:
                raise ValueError("gradient must be given where there are several entries")
            gradient = np.ones_like(self.data)
        gradient = np.broadcast_to(np.array(gradient, float), self.data.shape)
        pending, heap = {self.born: (self, gradient)}, [-self.born]
        while heap:
            t, g = pending.pop(-heapq.heappop(heap))
            if t.requires_grad:
                t.grad = g if t.grad is None else t.grad + g
            if t.op is None:
                continue
            for parent, piece in zip(t.op.inputs, t.op.backward(g)):
                if parent.born in pending:
                    pending[parent.born] = parent, pending[parent.born][1] + piece
                else:
                    pending[parent.born] = parent, piece
                    heapq.heappush(heap, -parent.born)

    def __add__(self, other):
        return Add(self, other if isinstance(other, Tensor) else Tensor(other))()

    __radd__ = __add__

    def __mul__(self, other):
        return Mul(self, other if isinstance(other, Tensor) else Tensor(other))()

    __rmul__ = __mul__

    def __matmul__(self, other):
        return MatMul(self, other if isinstance(other, Tensor) else Tensor(other))()

    def __rmatmul__(self, other):
        return MatMul(Tensor(other), self)()

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other if isinstance(other, Tensor) else -np.asarray(other, float))

    def __rsub__(self, other):
        return -self + other

    def relu(self):
        return Relu(self)()

    def sigmoid(self):
        return Sigmoid(self)()

    def sum(self):
        return Sum(self)()

    def mean(self):
        return self.sum() * (1 / self.data.size)

    def log(self):
        return Log(self)()


def train_xor(seed=0):
    """mse, tanh made of a sigmoid, momentum, labels -1/1"""
    X, Y = D.xor()
    rng = np.random.default_rng(seed + 1)
    P = [Tensor(rng.uniform(-1, 1, s), requires_grad=True) for s in [(12, 2), (12, 1), (1, 12), (1, 1)]]
    V = [0.0] * 4
    L = []

    def out():
        H = (P[0] @ (2 * X - 1) + P[1]) * 2
        return P[2] @ (H.sigmoid() * 2 - 1) + P[3]

    for _ in range(400):
        for p in P:
            p.grad = None
        d = out() - (2 * Y - 1)
        loss = (d * d).mean()
        loss.backward()
        L.append(loss.data)
        for i, p in enumerate(P):
            V[i] = 0.9 * V[i] - 0.02 * p.grad
            p.data = p.data + V[i]
    return {"losses": np.array(L), "predictions": np.where(out().data.ravel() > 0, 1, 0)}


def gradients_match_numpy(seed=0):
    rng = np.random.RandomState(seed)
    X, Y = rng.uniform(0.1, 1, (2, 8)), (rng.rand(1, 8) < 0.5) * 1.0
    p = N.initialize_parameters((2, 6, 1), seed=seed)
    W1, b1, W2, b2 = [Tensor(p[k], requires_grad=True) for k in ("W1", "b1", "W2", "b2")]
    A = (W2 @ (W1 @ X + b1).relu() + b2).sigmoid()
    loss = (A.log() * Y + (1 - A).log() * (1 - Y)).sum() * (-1 / 8)
    loss.backward()
    g = N.backward_propagation(Y, p, N.forward_propagation(X, p, 2)[1], 2)
    return np.max([np.max(np.abs(t.grad - g[k])) for k, t in dict(dW1=W1, db1=b1, dW2=W2, db2=b2).items()])
