"""uniform; scalar loops for the statistics; boxes, a column of panels each"""
import math
import random
from statistics import fmean, pstdev

import numpy as np
from matplotlib.figure import Figure

from chapter11 import data

NAMES = "zeros ones small xavier he".split()
SPREAD = {
    "small": lambda i, o: 0.01,
    "xavier": lambda i, o: math.sqrt(2 / (i + o)),
    "he": lambda i, o: math.sqrt(2 / i),
}


def initialize(layer_dims, strategy, seed=0):
    dims = list(map(int, layer_dims))
    if len(dims) < 2 or not all(n > 0 for n in dims):
        raise ValueError(f"layer_dims should be two sizes or more, each 1 or more: {dims}")
    if strategy not in NAMES:
        raise ValueError(f"strategy should be one of {NAMES}")
    draw = random.Random(seed).uniform
    out = {}
    for l, (i, o) in enumerate(zip(dims, dims[1:]), 1):
        if strategy in SPREAD:
            r = math.sqrt(3) * SPREAD[strategy](i, o)
            out[f"W{l}"] = np.array([[draw(-r, r) for _ in range(i)] for _ in range(o)])
        else:
            out[f"W{l}"] = np.full((o, i), float(NAMES.index(strategy)))
        out[f"b{l}"] = np.zeros(o).reshape(-1, 1)
    return out


def _sig(z):
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0


def _run(parameters, X, Y):
    n = sum(k.startswith("W") for k in parameters)
    W = [np.asarray(parameters[f"W{l}"], float) for l in range(1, n + 1)]
    b = [np.asarray(parameters[f"b{l}"], float) for l in range(1, n + 1)]
    X, Y = np.asarray(X, float), np.asarray(Y, float)
    if X.ndim != 2 or Y.shape != (1, X.shape[1]):
        raise ValueError("X and Y do not fit")
    for l in range(n):
        below = X.shape[0] if l == 0 else W[l - 1].shape[0]
        if W[l].shape[1] != below:
            raise ValueError(f"W{l + 1} does not fit")
        if b[l].shape != (W[l].shape[0], 1):
            raise ValueError(f"b{l + 1} does not fit")
    m = X.shape[1]
    acts = [X]
    for l in range(n - 1):
        acts.append(np.maximum(W[l] @ acts[-1] + b[l], 0))
    out = np.array([[_sig(z) for z in (W[-1] @ acts[-1] + b[-1])[0]]])
    if len(W[-1]) != 1:
        raise ValueError("one output only")
    d = (out - Y) / m
    grads = [None] * n
    for l in range(n - 1, -1, -1):
        grads[l] = d @ acts[l].T
        d = W[l].T @ d * (acts[l] > 0)
    return acts[1:], grads


def layer_statistics(parameters, X, Y):
    acts, grads = _run(parameters, X, Y)
    answer = []
    for A, G in zip(acts, grads):
        flat = A.ravel().tolist()
        answer.append(dict(activation_mean=fmean(flat), activation_std=pstdev(flat), gradient_std=pstdev(G.ravel().tolist())))
    return answer


def healthy_strategies(seed=0):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(2, 256))
    Y = (X[:1] * X[1:] > 0).astype(float)

    def fine(values):
        logs = [math.log10(v) if v > 0 else -math.inf for v in values]
        return all(abs(p - q) < 0.6 for p, q in zip(logs, logs[1:]))

    out = set()
    for name in NAMES:
        acts, grads = _run(initialize([2, 64, 64, 64, 64, 1], name, seed), X, Y)
        if fine([np.sqrt(np.mean(a * a)) for a in acts]) and fine([np.sqrt(np.mean(g * g)) for g in grads[1:-1]]):
            out.add(name)
    return out


def plot_distributions(seed=0):
    fig = Figure(figsize=(12, 5), layout="constrained")
    panels = fig.subplots(2, len(NAMES))
    X, Y, *_ = data.moons(200)
    for (above, below), name in zip(panels.T, NAMES):
        acts, grads = _run(initialize([2, 64, 64, 64, 64, 1], name, seed), X, Y)
        above.boxplot([a.ravel() for a in acts])
        below.boxplot([g.ravel() for g in grads])
        above.set_title(name)
        below.set_xlabel("layer")
    panels[0, 0].set_ylabel("activations")
    panels[1, 0].set_ylabel("gradients")
    return fig
