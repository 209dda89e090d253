"""A plain textbook solution of exercise 34."""

import matplotlib.pyplot as plt
import numpy as np

from chapter11 import data, network

STRATEGIES = ("zeros", "ones", "small", "xavier", "he")
LAYER_DIMS = (2, 64, 64, 64, 64, 1)


def initialize(layer_dims, strategy, seed=0):
    rng = np.random.default_rng(seed)
    parameters = {}
    for i in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[i - 1], layer_dims[i]
        if strategy == "zeros":
            W = np.zeros((n_out, n_in))
        elif strategy == "ones":
            W = np.ones((n_out, n_in))
        elif strategy == "small":
            W = rng.standard_normal((n_out, n_in)) * 0.01
        elif strategy == "xavier":
            W = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / (n_in + n_out))
        elif strategy == "he":
            W = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)
        parameters[f"W{i}"] = W
        parameters[f"b{i}"] = np.zeros((n_out, 1))
    return parameters


def run(parameters, X, Y):
    num_layers = len(parameters) // 2
    _, cache = network.forward_propagation(X, parameters, num_layers)
    gradients = network.backward_propagation(Y, parameters, cache, num_layers)
    return cache, gradients


def layer_statistics(parameters, X, Y):
    cache, gradients = run(parameters, X, Y)
    statistics = []
    for i in range(1, len(parameters) // 2):
        statistics.append(
            {
                "activation_mean": np.mean(cache[f"A{i}"]),
                "activation_std": np.std(cache[f"A{i}"]),
                "gradient_std": np.std(gradients[f"dW{i}"]),
            }
        )
    return statistics


def healthy_strategies(seed=0):
    X, Y, _, _ = data.moons()
    healthy = set()
    for strategy in STRATEGIES:
        statistics = layer_statistics(initialize(LAYER_DIMS, strategy, seed), X, Y)
        first, last = statistics[0], statistics[-1]
        if min(first["activation_std"], first["gradient_std"]) == 0:
            continue
        activation_ratio = last["activation_std"] / first["activation_std"]
        gradient_ratio = last["gradient_std"] / first["gradient_std"]
        if 0.1 < activation_ratio < 10 and 0.1 < gradient_ratio < 10:
            healthy.add(strategy)
    return healthy


def plot_distributions(seed=0):
    X, Y, _, _ = data.moons()
    num_layers = len(LAYER_DIMS) - 1
    fig, axes = plt.subplots(5, 2, figsize=(12, 20))
    for row, strategy in zip(axes, STRATEGIES, strict=True):
        cache, gradients = run(initialize(LAYER_DIMS, strategy, seed), X, Y)
        for i in range(1, num_layers):
            row[0].hist(cache[f"A{i}"].ravel(), bins=50, alpha=0.5, label=f"layer {i}")
        for i in range(1, num_layers + 1):
            row[1].hist(gradients[f"dW{i}"].ravel(), bins=50, alpha=0.5, label=f"layer {i}")
        row[0].set_title(f"{strategy}: activations")
        row[1].set_title(f"{strategy}: gradients")
        row[0].legend()
        row[1].legend()
    fig.tight_layout()
    return fig
