"""Your panel of Leaky ReLU shows ReLU: look at what it calls."""

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
    figure = Figure(figsize=(6, 5))
    panel = figure.subplots()
    for name, (f, df) in functions.items():
        g, dg = (relu, relu_derivative) if name == "leaky_relu" else (f, df)
        panel.plot(z, g(z), label=name)
        panel.plot(z, dg(z), label=f"derivative of {name}")
    panel.legend()
    return figure
