"""The names in your plot belong to other curves: each function should stand under its own name."""

import numpy as np
from matplotlib.figure import Figure


def plot_activations():
    z = np.linspace(-5.0, 5.0, 401)
    functions = {
        "sigmoid": (sigmoid, sigmoid_derivative),
        "tanh": (tanh, tanh_derivative),
        "relu": (relu, relu_derivative),
        "leaky_relu": (leaky_relu, leaky_relu_derivative),
        "gelu": (gelu, gelu_derivative),
    }
    figure = Figure(figsize=(15, 3))
    panels = figure.subplots(1, 5)
    for panel, (name, (f, df)) in zip(panels, functions.items(), strict=False):
        other = list(functions)[(list(functions).index(name) + 1) % 5]
        panel.plot(z, f(z), label=other)
        panel.plot(z, df(z), label=f"derivative of {other}")
        panel.set_title(other)
    return figure
