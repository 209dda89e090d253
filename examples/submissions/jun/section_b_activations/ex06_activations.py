import math
import numpy as np
from matplotlib.figure import Figure


def each(f):
    def g(z, *rest, **kw):
        z = np.asarray(z, dtype=float)
        out = np.empty(z.shape)
        for i in np.ndindex(*z.shape):
            out[i] = f(float(z[i]), *rest, **kw)
        return out
    return g


@each
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)
    return e / (1 + e)


@each
def sigmoid_derivative(z):
    e = math.exp(-abs(z))
    return e / (1 + e) ** 2


@each
def tanh(z):
    return math.tanh(z)


@each
def tanh_derivative(z):
    return 0.0 if abs(z) > 350 else 1 / math.cosh(z) ** 2


@each
def relu(z):
    return max(z, 0.0)


@each
def relu_derivative(z):
    return 0.5 if z == 0 else float(z > 0)


@each
def leaky_relu(z, alpha=0.01):
    return z if z > 0 else alpha * z


@each
def leaky_relu_derivative(z, alpha=0.01):
    return 1.0 if z > 0 else alpha


@each
def gelu(z):
    return z / 2 * (1 + math.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)))


@each
def gelu_derivative(z):
    u = math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)
    du = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * z**2)
    t = math.tanh(u)
    return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * du


NAMES = ["sigmoid", "tanh", "relu", "leaky_relu", "gelu"]


def activation_table():
    g = globals()
    return {n: np.array([[g[n](z), g[n + "_derivative"](z)] for z in (-2.0, 0.0, 2.0)]) for n in NAMES}


def plot_activations():
    fig = Figure(figsize=(9, 15))
    axes = fig.subplots(5, 2)
    z = np.linspace(-5, 5, 101)
    for row, n in zip(axes, NAMES):
        row[0].plot(z, globals()[n](z))
        row[0].set_title(n.replace("_", " "))
        row[1].plot(z, globals()[n + "_derivative"](z))
        row[1].set_title("derivative of " + n.upper())
    return fig
