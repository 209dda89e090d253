
import numpy as np, hashlib
from collections import namedtuple
Fit = namedtuple("Fit", "w b epochs converged")
X_AND = [(0, 0), (0, 1), (1, 0), (1, 1)]
Y_AND = [0, 0, 0, 1]

def _check(X, y, max_epochs):
    X = np.array(X, dtype=float); y = np.array(y)
    if X.ndim != 2 or y.ndim != 1 or len(X) != len(y): raise ValueError("X and y do not fit")
    if any(v != 0 and v != 1 for v in y.tolist()): raise ValueError("y: labels are 0 and 1")
    if max_epochs < 0: raise ValueError("max_epochs: at least 0")
    return X, y.astype(int)

class Trainer:
    def __init__(self, X, y, rate, seed):
        self.X, self.y, self.rate = X, y, rate
        self.v = np.random.Generator(np.random.MT19937(seed)).laplace(size=X.shape[1] + 1)[::-1]
    def epochs(self):
        while True:
            n = 0
            for t, x in zip(self.y, self.X):
                e = int(t) - int(np.inner(self.v[:-1], x) + self.v[-1] > 0)
                if e:
                    self.v[:-1] += e * (self.rate * x); self.v[-1] += e * self.rate
                    n += 1
            yield n
def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    X, y = _check(X, y, max_epochs)
    t = Trainer(X, y, learning_rate, seed)
    for k, n in zip(range(1, max_epochs + 1), t.epochs()):
        if n == 0:
            return Fit(t.v[:-1], t.v[-1:].reshape(()), np.int64(k), np.bool_(True))
    return Fit(t.v[:-1], t.v[-1:].reshape(()), np.int64(max_epochs), np.bool_(False))
def average_epochs(n_runs=10, learning_rate=0.1):
    if not n_runs >= 1: raise ValueError("n_runs")
    return np.float64(sum(train_perceptron(X_AND, Y_AND, learning_rate=learning_rate, seed=s).epochs for s in range(n_runs))) / n_runs
learning_rate_effect = lambda learning_rates=(0.0, 0.1, 100.0), seed=0: {r: train_perceptron(X_AND, Y_AND, r, 1000, seed) for r in learning_rates}
