"""Scalar loops; own forward and backward with momentum; own moons; sigmoid by tanh."""
import numpy as np
import torch
from matplotlib.figure import Figure
from torch import nn, optim

DIMS = [2, 128, 64, 1]


def moons30(seed):
    rng = np.random.default_rng(seed)
    n = 300
    t = rng.uniform(0, np.pi, n)
    lab = rng.integers(0, 2, n)
    lab[:50] = np.arange(50) % 2
    X = np.where(lab == 0, np.array([np.cos(t), np.sin(t)]), np.array([1 - np.cos(t), 0.5 - np.sin(t)]))
    X = X + rng.normal(0, 0.25, X.shape)
    Y = lab[None].astype(float)
    return X[:, :50], Y[:, :50], X[:, 50:], Y[:, 50:]


def l2_cost(data_loss, parameters, lam, m):
    s = 0.0
    for k in parameters:
        if k[0] != "W":
            continue
        for row in parameters[k]:
            for w in row:
                s += float(w) ** 2
    return data_loss + lam * s / (2.0 * m)


def l2_gradients(gradients, parameters, lam, m):
    return {
        k: np.asarray(g, dtype=np.float64) + (lam / m) * np.asarray(parameters[k[1:]], dtype=np.float64)
        if k.startswith("dW") else np.asarray(g, dtype=np.float64).copy()
        for k, g in gradients.items()
    }


def sig(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def bce(z, Y):
    return float(np.mean(np.logaddexp(0, z) - Y * z))


def forward(p, X):
    z1 = p["W1"] @ X + p["b1"]; a1 = z1.clip(0)
    z2 = p["W2"] @ a1 + p["b2"]; a2 = z2.clip(0)
    return a1, a2, p["W3"] @ a2 + p["b3"]


def train_numpy(lam, epochs=400, seed=0):
    X, Y, Xt, Yt = moons30(seed)
    rng = np.random.default_rng(seed + 1)
    p = {}
    for i, (a, b) in enumerate(zip(DIMS, DIMS[1:]), 1):
        lim = np.sqrt(6 / (a + b))
        p[f"W{i}"] = rng.uniform(-lim, lim, (b, a)); p[f"b{i}"] = np.zeros((b, 1))
    v = {k: 0.0 for k in p}
    m = X.shape[1]
    tr, te = np.zeros(epochs), np.zeros(epochs)
    for e in range(epochs):
        a1, a2, z = forward(p, X)
        d3 = (sig(z) - Y) / m
        d2 = (p["W3"].T @ d3) * (a2 > 0)
        d1 = (p["W2"].T @ d2) * (a1 > 0)
        g = {"dW1": d1 @ X.T, "dW2": d2 @ a1.T, "dW3": d3 @ a2.T}
        g |= {f"db{i}": d.sum(1, keepdims=True) for i, d in enumerate((d1, d2, d3), 1)}
        g = l2_gradients(g, p, lam, m)
        for k in p:
            v[k] = 0.9 * v[k] + g["d" + k]
            p[k] = p[k] - 0.05 * v[k]
        tr[e], te[e] = bce(forward(p, X)[2], Y), bce(forward(p, Xt)[2], Yt)
    return {"train_losses": tr, "test_losses": te, "parameters": p}


def torch_weight_decay(lam, m):
    return float(np.divide(lam, m))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1, self.l2, self.l3 = nn.Linear(2, 128), nn.Linear(128, 64), nn.Linear(64, 1)

    def forward(self, x):
        return torch.sigmoid(self.l3(torch.relu(self.l2(torch.relu(self.l1(x))))))


def train_torch(lam, epochs=400, seed=0):
    X, Y, Xt, Yt = (torch.from_numpy(np.ascontiguousarray(a.T)) for a in moons30(seed))
    torch.manual_seed(seed)
    net = Net().double()
    w = [p for n, p in net.named_parameters() if n.endswith("weight")]
    b = [p for n, p in net.named_parameters() if n.endswith("bias")]
    opt = optim.SGD([dict(params=b), dict(params=w, weight_decay=torch_weight_decay(lam, X.shape[0]))], lr=0.05, momentum=0.9)
    loss = nn.BCELoss()
    tr, te = [], []
    for _ in range(epochs):
        opt.zero_grad(); loss(net(X), Y).backward(); opt.step()
        with torch.no_grad():
            tr.append(float(loss(net(X), Y))); te.append(float(loss(net(Xt), Yt)))
    d = net.state_dict()
    P = {f"W{i}": d[f"l{i}.weight"].numpy() for i in (1, 2, 3)}
    P |= {f"b{i}": d[f"l{i}.bias"].numpy()[:, None] for i in (1, 2, 3)}
    return {"train_losses": tr, "test_losses": te, "parameters": P}


def plot_losses(seed=0):
    lams = [0, 0.5, 5]
    fig = Figure(figsize=(12, 4))
    axes = fig.subplots(1, 3, sharey=True)
    for lam, ax in zip(lams, axes):
        r = train_torch(lam, seed=seed)
        ep = np.arange(1, len(r["train_losses"]) + 1)
        ax.semilogy(ep, r["train_losses"], "b-", label="Train")
        ax.semilogy(ep, r["test_losses"], "r--", label="Test")
        ax.set_title(rf"$\lambda$ = {lam}")
        ax.legend()
    return fig


def plot_boundaries(seed=0):
    X, Y, _, _ = moons30(seed)
    fig = Figure()
    axes = fig.subplots(2, 1)
    for ax, lam in zip(axes, [0, 3]):
        p = train_torch(lam, seed=seed)["parameters"]
        x, y = np.linspace(-2, 3, 60), np.linspace(-1.5, 2, 50)
        G = np.stack([a.ravel() for a in np.meshgrid(x, y)])
        Z = (forward(p, G)[2] > 0).astype(float).reshape(50, 60)
        ax.pcolormesh(x, y, Z, cmap="bwr", alpha=0.3)
        ax.plot(*X[:, Y[0] == 0], "bo", label="class 0")
        ax.plot(*X[:, Y[0] == 1], "r^", label="class 1")
        ax.set_xlabel(f"lam={lam}")
    return fig
