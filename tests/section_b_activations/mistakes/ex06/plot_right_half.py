"""Your curves begin at z = 0: draw them over z from -5 to 5."""

import numpy as np
from matplotlib.figure import Figure


def plot_activations():
    z = np.linspace(0.0, 5.0, 401)
    functions = {
        "sigmoid": (sigmoid, sigmoid_derivative),
        "tanh": (tanh, tanh_derivative),
        "relu": (relu, relu_derivative),
        "leaky_relu": (leaky_relu, leaky_relu_derivative),
        "gelu": (gelu, gelu_derivative),
    }
    figure = Figure(figsize=(6, 5))
    panel = figure.subplots()
    for name, (f, df) in functions.items():
        panel.plot(z, f(z), label=name)
        panel.plot(z, df(z), label=f"derivative of {name}")
    panel.legend()
    return figure
