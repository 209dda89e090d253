import math
import numpy as np
from matplotlib.figure import Figure
from sklearn.datasets import make_blobs
from sklearn.linear_model import LogisticRegression

def _ck(X, y):
    X = np.array(X, dtype=float); y = np.array(y)
    if X.ndim != 2 or X.shape[1] != 2 or y.shape != X.shape[:1]: raise ValueError("X and y do not fit")
    if set(np.unique(y).tolist()) - {0, 1}: raise ValueError("y: labels 0 and 1")
    return X, y.astype(int)

from matplotlib.lines import Line2D
from matplotlib.backends.backend_agg import FigureCanvasAgg
def make_data():
    data = make_blobs(n_samples=200, centers=2, random_state=42, return_centers=True)
    return data[0], data[1]
class Perceptron:
    def __init__(self, seed):
        self.v = np.random.default_rng(seed).standard_cauchy(3).clip(-5, 5)
    def train(self, A, t):
        order = np.random.default_rng(0)
        while True:
            clean = True
            for i in order.permutation(len(A)):
                if t[i] * (A[i] @ self.v) <= 0:
                    self.v = self.v + t[i] * A[i]; clean = False
            if clean: return self
def fit(X, y, seed=0):
    X, y = _ck(X, y)
    m = np.median(X, axis=0); r = max(np.linalg.norm(X - m, axis=1))
    v = Perceptron(seed).train(np.c_[(X - m) / r, np.ones(len(X))], 2 * y - 1).v
    return v[:2], float(v[2] * r - v[:2] @ m)
def plot_boundary(X, y, w, b):
    X, y = _ck(X, y); w = np.asarray(w, float)
    if w.shape != (2,): raise ValueError("w")
    fig = Figure(); FigureCanvasAgg(fig)
    ax = fig.add_axes([.1, .1, .8, .8])
    colours = np.where(y == 1, "tab:red", "tab:blue")
    ax.scatter(X[:, 0], X[:, 1], facecolors="none", edgecolors=colours, s=30)
    c = X.mean(0)
    foot = c - (w @ c + b) / (w @ w) * w
    R = np.linalg.norm(X - c, axis=1).max()
    d = np.array([-w[1], w[0]]) / np.linalg.norm(w)
    ends = np.array([foot - R * d, foot + R * d])
    ax.add_line(Line2D(ends[:, 0], ends[:, 1], ls="--", c="k"))
    ax.legend(handles=[Line2D([], [], marker="o", ls="", c="tab:red", label="1"), Line2D([0], [0], c="k", ls="--", label="w x + b = 0")])
    ax.grid(True); ax.set_aspect("equal"); ax.autoscale()
    return fig
def boundary_angles(X, y, seeds=range(5)):
    out = np.empty(0)
    for s in seeds:
        w, _ = fit(X, y, seed=s)
        a = 90 + np.degrees(np.arctan2(w[1], w[0]))
        while a < 0: a += 180
        while a >= 180: a -= 180
        out = np.append(out, a)
    return out
def compare_with_logistic_regression(X, y, seed=0):
    w, b = fit(X, y, seed)
    m = LogisticRegression(solver="newton-cholesky").fit(X, np.asarray(y) == 1)
    v, c = m.coef_.reshape(2), m.intercept_
    Q = np.linalg.svd(np.array([w / np.linalg.norm(w), v / np.linalg.norm(v)]))[1]
    return {"perceptron": (w, b), "logistic": (v, c[0]), "angle_degrees": float(2 * np.degrees(np.arctan2(Q[1], Q[0])))}
