"""Scalar loops; one flat vector with one velocity; logistic problem; several panels none."""
import math
import numpy as np
from matplotlib.figure import Figure
from chapter11.data import moons
from chapter11.network import backward_propagation as bp, binary_cross_entropy as bce, forward_propagation as fp, initialize_parameters as ip


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if beta < 0 or beta >= 1:
        raise ValueError(f"beta = {beta} is not in [0, 1)")
    shape = np.shape(theta)
    t, v, g = (np.ravel(np.asarray(a, dtype=float)).tolist() for a in (theta, velocity, gradient))
    nv = [beta * a + (1 - beta) * b for a, b in zip(v, g)]
    nt = [a - learning_rate * b for a, b in zip(t, nv)]
    return np.array(nt).reshape(shape), np.array(nv).reshape(shape)


def train_moons(beta, epochs=300, learning_rate=1.0, seed=0):
    if not (0 <= beta and beta < 1):
        raise ValueError("beta")
    X, Y, _, _ = moons()
    p = ip([2, 10, 1], seed)
    names = sorted(p)
    shapes = [p[n].shape for n in names]
    cuts = np.cumsum([p[n].size for n in names])[:-1]
    vec = np.concatenate([p[n].ravel() for n in names])
    vel = np.zeros_like(vec)
    out = []
    for _ in range(epochs):
        p = {n: c.reshape(s) for n, c, s in zip(names, np.split(vec, cuts), shapes)}
        A, c = fp(X, p, 2)
        out.append(bce(A, Y))
        g = bp(Y, p, c, 2)
        vel = vel + (1 - beta) * (np.concatenate([g["d" + n].ravel() for n in names]) - vel)
        vec = vec - learning_rate * vel
    return out


def max_difference_from_torch(beta, n_steps=20, learning_rate=0.1, seed=0):
    import torch
    if not 0 <= beta < 1:
        raise ValueError(beta)
    rng = np.random.default_rng(seed)
    X, Y = rng.normal(size=(3, 30)), rng.integers(0, 2, (1, 30)).astype(float)
    p = ip([3, 4, 1], seed)
    t = {k: torch.tensor(a, requires_grad=True) for k, a in p.items()}
    opt = torch.optim.SGD(list(t.values()), lr=learning_rate * (1 - beta), momentum=beta)
    v = {k: np.zeros(a.shape) for k, a in p.items()}
    gaps = []
    for _ in range(n_steps):
        A, c = fp(X, p, 2)
        g = bp(Y, p, c, 2)
        for k in list(p):
            p[k], v[k] = momentum_step(p[k], v[k], g["d" + k], learning_rate, beta)
        opt.zero_grad()
        h = torch.relu(t["W1"] @ torch.tensor(X) + t["b1"])
        z = t["W2"] @ h + t["b2"]
        torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(Y)).backward()
        opt.step()
        gaps += [np.max(np.abs(p[k] - t[k].detach().numpy())) for k in p]
    return float(max(gaps))


def plot_loss_curves(betas=(0.0, 0.5, 0.9, 0.99), seed=0):
    fig = Figure()
    ax = fig.add_subplot(111)
    for b in betas:
        y = train_moons(b, seed=seed)
        ax.semilogy(range(1, len(y) + 1), y, label=rf"$\beta={b:g}$")
    ax.axhline(0.3, color="grey", lw=0.5)
    ax.legend()
    return fig
