import numpy as np
from chapter11 import network, data


class Checker:
    def __init__(self, parameters, x, y, num_layers, epsilon):
        self.p = {k: np.array(parameters[k], dtype=np.float64) for l in range(1, num_layers + 1) for k in (f"W{l}", f"b{l}")}
        self.x, self.y, self.n, self.e = x, y, num_layers, epsilon

    def loss(self):
        return network.binary_cross_entropy(network.forward_propagation(self.x, self.p, self.n)[0], self.y)

    def analytic(self):
        g = network.backward_propagation(self.y, self.p, network.forward_propagation(self.x, self.p, self.n)[1], self.n)
        return {k: np.asarray(g["d" + k], dtype=float) for k in self.p}

    def numeric(self):
        out = {k: np.empty_like(v) for k, v in self.p.items()}
        for k, v in self.p.items():
            flat = v.reshape(-1)
            for i, old in enumerate(flat.tolist()):
                flat[i] = old + self.e
                a = self.loss()
                flat[i] = old - self.e
                b = self.loss()
                flat[i] = old
                out[k].reshape(-1)[i] = (a - b) / (2 * self.e)
        return out


def gradient_check(parameters, x, y, num_layers, epsilon=1e-7):
    c = Checker(parameters, x, y, num_layers, epsilon)
    g, n = c.analytic(), c.numeric()
    norm = lambda d: sum(float((v**2).sum()) for v in d.values()) ** 0.5
    total = norm(g) + norm(n)
    return norm({k: g[k] - n[k] for k in g}) / total if total else 0.0


def check_xor_network(seed=0):
    """Own gradient check inside: not a call of the other. Trained by Rprop; deep network."""
    X, Y = data.xor()
    for attempt in range(100):
        rng = np.random.default_rng(seed * 1009 + attempt)
        dims = [2, 5, 3, 1]
        p = network.initialize_parameters(dims, seed * 1009 + attempt)
        for l in (1, 2, 3):
            p[f"b{l}"] = rng.normal(0, 0.4, p[f"b{l}"].shape)
        losses = 9.0
        for _ in range(1500):
            A, c = network.forward_propagation(X, p, 3)
            losses = network.binary_cross_entropy(A, Y)
            if losses < 0.3:
                break
            d = (A - Y) / 4
            g = {}
            for l in (3, 2, 1):
                g[f"W{l}"], g[f"b{l}"] = d @ c[f"A{l-1}"].T, d.sum(1, keepdims=True)
                d = p[f"W{l}"].T @ d * (c[f"Z{l-1}"] > 0) if l > 1 else d
            p = {k: p[k] - 0.2 * g[k] for k in p}
        kinks = min(np.abs(c["Z1"]).min(), np.abs(c["Z2"]).min())
        if losses < 0.3 and kinks > 1e-3:
            checker = Checker(p, X, Y, 3, 1e-7)
            g, n = checker.analytic(), checker.numeric()
            g = np.concatenate([v.ravel() for v in g.values()])
            n = np.concatenate([v.ravel() for v in n.values()])
            return float(np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n)))
    raise RuntimeError("no network learned XOR")
