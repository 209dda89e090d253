import numpy as np
from tape import V


def one_hot(labels, n_classes):
    labels = [int(c) for c in labels]
    bad = [c for c in labels if c not in range(n_classes)]
    if bad:
        raise ValueError(f"labels {bad}")
    return np.identity(n_classes)[labels].T if labels else np.zeros((n_classes, 0))


def softmax(Z):
    Z = np.asarray(Z, dtype=np.float64)
    return np.apply_along_axis(lambda z: (e := np.exp(z - z.max())) / e.sum(), 0, Z)


def _like(P, Y):
    P, Y = np.asarray(P, float), np.asarray(Y, float)
    if P.shape != Y.shape:
        raise ValueError(f"{P.shape} != {Y.shape}")
    return P, Y


def cross_entropy(Y_hat, Y):
    P, Y = _like(Y_hat, Y)
    return float(np.mean(-np.log((P * Y).sum(axis=0) + 1e-200)))


def output_delta(Y_hat, Y):
    P, Y = _like(Y_hat, Y)
    # through the Jacobian of softmax: dz_i = sum_k P_k (1[i=k] - P_i) (-Y_k / P_k)
    total = Y.sum(axis=0)
    return P * total - Y


def forward(X, parameters):
    n = len(parameters) // 2
    layers = [tuple(V(parameters[f"{c}{l}"]) for c in "Wb") for l in range(1, n + 1)]
    h = V(X)
    for k, (W, b) in enumerate(layers):
        if b.data.shape != (len(W.data), 1):
            raise ValueError("b")
        z = W @ h + b
        h = z.relu()
    return softmax(z.data), (z, layers)


def backward(Y, parameters, cache):
    z, layers = cache
    _, Y = _like(z.data, Y)
    z.ce(Y).backward()
    return {f"d{c}{l}": v.grad for l, pair in enumerate(layers, 1) for c, v in zip("Wb", pair)}


def train_blobs(seed=0):
    """iris-like rings of centres, momentum, mini-batches of 16, decaying rate"""
    rng = np.random.default_rng(seed)
    angle = 2 * np.pi * np.arange(3) / 3 + rng.uniform(0, 1)
    t = np.repeat(np.arange(3), 100)
    X = 4 * np.array([np.cos(angle), np.sin(angle)])[:, t] + rng.standard_normal((2, 300)) * 0.8
    held = np.zeros(300, bool)
    held[rng.choice(300, 60, replace=False)] = True
    p = {"W1": rng.normal(size=(4, 2)), "b1": np.zeros((4, 1)), "W2": rng.normal(size=(4, 4)), "b2": np.zeros((4, 1)), "W3": rng.normal(size=(3, 4)) * 0.3, "b3": np.zeros((3, 1))}
    v = dict.fromkeys(p, 0)
    losses = []
    for epoch in range(30):
        order = rng.permutation(np.flatnonzero(~held))
        for at in range(0, order.size, 16):
            take = order[at : at + 16]
            _, cache = forward(X[:, take], p)
            g = backward(one_hot(t[take], 3), p, cache)
            v = {k: 0.9 * v[k] - 0.05 * 0.95**epoch * g["d" + k] for k in p}
            p = {k: p[k] + v[k] for k in p}
        losses.append(cross_entropy(forward(X[:, ~held], p)[0], one_hot(t[~held], 3)))
    return dict(parameters=p, losses=losses, accuracy=float((np.argmax(forward(X[:, held], p)[0], axis=0) == t[held]).mean()))
