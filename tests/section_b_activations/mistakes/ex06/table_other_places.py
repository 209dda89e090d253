"""Your rows are those of z = -1, 0 and 1: -2, 0 and 2 are asked."""

import numpy as np


def activation_table():
    z = np.array([-1.0, 0.0, 1.0])
    functions = {
        "sigmoid": (sigmoid, sigmoid_derivative),
        "tanh": (tanh, tanh_derivative),
        "relu": (relu, relu_derivative),
        "leaky_relu": (leaky_relu, leaky_relu_derivative),
        "gelu": (gelu, gelu_derivative),
    }
    table = {name: np.column_stack([f(z), df(z)]) for name, (f, df) in functions.items()}
    return table
