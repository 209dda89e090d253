import math
import numpy as np
from matplotlib.figure import Figure
from chapter11.data import moons

C = math.sqrt(2 / math.pi)


def g(z): return z / 2 * (1 + math.tanh(C * (z + 0.044715 * z**3)))
def dg(z):
    t = math.tanh(C * (z + 0.044715 * z**3))
    return (1 + t) / 2 + z / 2 * (1 - t * t) * C * (1 + 0.134145 * z * z)


def gap(z): return abs(g(z) - max(z, 0.0))


def bisect(f, a, b):
    fa = f(a)
    for _ in range(60):
        m = (a + b) / 2
        if (f(m) > 0) == (fa > 0):
            a = m
        else:
            b = m
    return a


def largest_gap(z_min=-4.0, z_max=4.0):
    if not z_min < z_max:
        raise ValueError("z_min must be below z_max")
    peak = bisect(dg, -1.5, -0.1)
    places = [z_min, z_max] + [p for p in (peak, -peak) if z_min <= p <= z_max]
    best = places[0]
    for p in places:
        if gap(p) > gap(best):
            best = p
    return best, gap(best)


def negative_derivative_interval():
    return -4.0, bisect(dg, -1.5, -0.1)


def plot_gelu_vs_relu():
    fig = Figure()
    ax = fig.subplots()
    z = [i / 50 - 4 for i in range(401)]
    ax.plot(z, [g(v) for v in z], label="GELU")
    ax.plot(z, [max(v, 0) for v in z], label="ReLU")
    ax.axvspan(-1.2, -0.4, alpha=0.2, label="largest difference")
    ax.legend()
    return fig


def plot_derivatives():
    fig = Figure()
    ax = fig.subplots()
    z = np.linspace(-4, 4, 400)
    ax.plot(z, [dg(v) for v in z], label="GELU'")
    ax.plot([-4, 0], [0, 0], "r", label="ReLU'")
    ax.plot([0, 4], [1, 1], "r")
    ax.axhline(0, color="k")
    ax.legend()
    return fig


def _act(name, z):
    if name == "relu":
        return np.maximum(z, 0), (z > 0) * 1.0
    t = np.tanh(C * (z + 0.044715 * z**3))
    return z / 2 * (1 + t), (1 + t) / 2 + z / 2 * (1 - t * t) * C * (1 + 0.134145 * z * z)


def train_moons(activation, epochs=15, seed=0):
    """Minibatch SGD with momentum, Glorot uniform."""
    if activation not in ("relu", "gelu"):
        raise ValueError("activation must be relu or gelu")
    rng = np.random.RandomState(seed)
    X, Y, Xt, Yt = moons()
    dims = [2, 16, 16, 1]
    W = [rng.uniform(-1, 1, (o, i)) * np.sqrt(6 / (i + o)) for i, o in zip(dims, dims[1:])]
    b = [np.zeros((o, 1)) for o in dims[1:]]
    V = [0 * w for w in W]; U = [0 * c for c in b]
    losses = []

    def fwd(X):
        As, Ss = [X], []
        for l in range(2):
            A, S = _act(activation, W[l] @ As[-1] + b[l])
            As.append(A); Ss.append(S)
        return As, Ss, 1 / (1 + np.exp(-(W[2] @ As[-1] + b[2])))

    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        total = 0.0
        for s in range(0, len(order), 16):
            k = order[s:s + 16]
            As, Ss, P = fwd(X[:, k])
            total -= np.sum(Y[:, k] * np.log(P + 1e-12) + (1 - Y[:, k]) * np.log(1 - P + 1e-12))
            D = (P - Y[:, k]) / len(k)
            for l in (2, 1, 0):
                gW, gb = D @ As[l].T, D.sum(1, keepdims=True)
                if l:
                    D = W[l].T @ D * Ss[l - 1]
                V[l] = 0.9 * V[l] - 0.05 * gW; U[l] = 0.9 * U[l] - 0.05 * gb
                W[l] = W[l] + V[l]; b[l] = b[l] + U[l]
        losses.append(total / len(order))
    P = fwd(Xt)[2]
    return {"losses": np.array(losses), "accuracy": float(((P > 0.5) == (Yt > 0.5)).mean())}
