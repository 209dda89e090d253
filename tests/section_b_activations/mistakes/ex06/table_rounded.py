"""Your table is rounded: leave all digits in it, and round where you print."""

import numpy as np


def activation_table():
    z = np.array([-2.0, 0.0, 2.0])
    functions = {
        "sigmoid": (sigmoid, sigmoid_derivative),
        "tanh": (tanh, tanh_derivative),
        "relu": (relu, relu_derivative),
        "leaky_relu": (leaky_relu, leaky_relu_derivative),
        "gelu": (gelu, gelu_derivative),
    }
    table = {name: np.column_stack([f(z), df(z)]).round(3) for name, (f, df) in functions.items()}
    return table
