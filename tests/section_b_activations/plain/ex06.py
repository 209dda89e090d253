"""A plain textbook solution of exercise 6."""

import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def tanh_derivative(z):
    return 1 - tanh(z) ** 2


def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0).astype(float)


def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


def gelu(z):
    return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))


def gelu_derivative(z):
    c = np.sqrt(2 / np.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * c * (1 + 3 * 0.044715 * z**2)


PAIRS = {
    "sigmoid": (sigmoid, sigmoid_derivative),
    "tanh": (tanh, tanh_derivative),
    "relu": (relu, relu_derivative),
    "leaky_relu": (leaky_relu, leaky_relu_derivative),
    "gelu": (gelu, gelu_derivative),
}


def activation_table():
    z = np.array([-2.0, 0.0, 2.0])
    return {name: np.column_stack([f(z), df(z)]) for name, (f, df) in PAIRS.items()}


def plot_activations():
    z = np.linspace(-5, 5, 201)
    fig, axes = plt.subplots(1, len(PAIRS), figsize=(20, 4))
    for ax, (name, (f, df)) in zip(axes, PAIRS.items(), strict=True):
        ax.plot(z, f(z), label=name)
        ax.plot(z, df(z), "--", label=name + " derivative")
        ax.set_title(name)
        ax.legend()
    return fig
