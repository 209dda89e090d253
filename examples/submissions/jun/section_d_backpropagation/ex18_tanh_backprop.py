import numpy as np
from chapter11 import data
from tape import V


def _layers(parameters, num_layers):
    return [tuple(V(parameters[f"{c}{l}"]) for c in "Wb") for l in range(1, num_layers + 1)]


def forward_propagation(X, parameters, num_layers, activation="tanh"):
    if activation not in ("tanh", "relu"):
        raise ValueError(f"no activation {activation}")
    layers = _layers(parameters, num_layers)
    h = V(X)
    for k, (W, b) in enumerate(layers):
        if b.data.shape != (W.data.shape[0], 1):
            raise ValueError("b has the wrong shape")
        z = W @ h + b
        h = getattr(z, activation)() if k < num_layers - 1 else z
    return 1 / (1 + np.exp(-z.data)), (z, layers)


def backward_propagation(Y, parameters, cache, num_layers, activation="tanh"):
    if activation not in ("tanh", "relu"):
        raise ValueError(f"no activation {activation}")
    z, layers = cache
    Y = np.asarray(Y, float)
    if Y.shape != z.data.shape:
        raise ValueError("Y has the wrong shape")
    z.bce(Y).backward()
    return {f"d{c}{l}": v.grad for l, pair in enumerate(layers, 1) for c, v in zip("Wb", pair)}


def train_xor(activation, learning_rate=0.05, epochs=200, seed=0):
    """Adam."""
    X, Y = data.xor()
    rng = np.random.default_rng(seed)
    p = {"W1": rng.normal(0, 1, (10, 2)), "b1": rng.normal(0, 0.5, (10, 1)), "W2": rng.normal(0, 0.4, (1, 10)), "b2": np.zeros((1, 1))}
    m = {k: np.zeros_like(v) for k, v in p.items()}
    s = {k: np.zeros_like(v) for k, v in p.items()}
    losses = []
    for t in range(1, epochs + 1):
        A, cache = forward_propagation(X, p, 2, activation)
        losses.append(np.mean(-(Y * np.log(A) + (1 - Y) * np.log(1 - A))))
        g = backward_propagation(Y, p, cache, 2, activation)
        for k in p:
            m[k] = 0.9 * m[k] + 0.1 * g["d" + k]
            s[k] = 0.999 * s[k] + 0.001 * g["d" + k] ** 2
            p[k] = p[k] - learning_rate * (m[k] / (1 - 0.9**t)) / (np.sqrt(s[k] / (1 - 0.999**t)) + 1e-8)
    return p, losses


def epochs_to_converge(activation, threshold=0.1, seed=0):
    parameters, losses = train_xor(activation, seed=seed)
    below = [k for k, loss in enumerate(losses, start=1) if loss < threshold]
    return min(below, default=None)
