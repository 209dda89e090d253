"""A plain textbook solution of exercise 10."""

import matplotlib.pyplot as plt
import numpy as np

from chapter11.data import moons

C = np.sqrt(2 / np.pi)


def relu(z):
    return np.maximum(0, z)


def relu_prime(z):
    return (z > 0).astype(float)


def gelu(z):
    return 0.5 * z * (1 + np.tanh(C * (z + 0.044715 * z**3)))


def gelu_prime(z):
    t = np.tanh(C * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * C * (1 + 3 * 0.044715 * z**2)


def largest_gap(z_min=-4.0, z_max=4.0):
    z = np.linspace(z_min, z_max, 100_001)
    gap = np.abs(gelu(z) - relu(z))
    best = np.argmax(gap)
    return float(z[best]), float(gap[best])


def negative_derivative_interval():
    z = np.linspace(-4, 4, 100_001)
    negative = z[gelu_prime(z) < 0]
    return float(negative[0]), float(negative[-1])


def plot_gelu_vs_relu():
    z = np.linspace(-4, 4, 401)
    place, _ = largest_gap()
    fig, ax = plt.subplots()
    ax.plot(z, gelu(z), label="GELU")
    ax.plot(z, relu(z), label="ReLU")
    ax.axvline(place, color="gray", linestyle="--", label="largest difference")
    ax.legend()
    return fig


def plot_derivatives():
    z = np.linspace(-4, 4, 401)
    fig, ax = plt.subplots()
    ax.plot(z, gelu_prime(z), label="GELU derivative")
    ax.plot(z, relu_prime(z), label="ReLU derivative")
    ax.legend()
    return fig


def train_moons(activation, epochs=500, seed=0):
    f, f_prime = {"relu": (relu, relu_prime), "gelu": (gelu, gelu_prime)}[activation]
    X, Y, X_test, Y_test = moons()
    m = X.shape[1]
    learning_rate = 0.5

    rng = np.random.default_rng(seed)
    W1, b1 = rng.normal(size=(16, 2)) * np.sqrt(2 / 2), np.zeros((16, 1))
    W2, b2 = rng.normal(size=(16, 16)) * np.sqrt(2 / 16), np.zeros((16, 1))
    W3, b3 = rng.normal(size=(1, 16)) * np.sqrt(2 / 16), np.zeros((1, 1))

    losses = []
    for _ in range(epochs):
        Z1 = W1 @ X + b1
        A1 = f(Z1)
        Z2 = W2 @ A1 + b2
        A2 = f(Z2)
        A3 = 1 / (1 + np.exp(-(W3 @ A2 + b3)))
        losses.append(-np.mean(Y * np.log(A3 + 1e-8) + (1 - Y) * np.log(1 - A3 + 1e-8)))

        dZ3 = (A3 - Y) / m
        dZ2 = (W3.T @ dZ3) * f_prime(Z2)
        dZ1 = (W2.T @ dZ2) * f_prime(Z1)
        W3 -= learning_rate * dZ3 @ A2.T
        b3 -= learning_rate * dZ3.sum(axis=1, keepdims=True)
        W2 -= learning_rate * dZ2 @ A1.T
        b2 -= learning_rate * dZ2.sum(axis=1, keepdims=True)
        W1 -= learning_rate * dZ1 @ X.T
        b1 -= learning_rate * dZ1.sum(axis=1, keepdims=True)

    hidden = f(W2 @ f(W1 @ X_test + b1) + b2)
    predictions = (W3 @ hidden + b3 > 0).astype(int)
    return {"losses": np.array(losses), "accuracy": float(np.mean(predictions == Y_test))}
