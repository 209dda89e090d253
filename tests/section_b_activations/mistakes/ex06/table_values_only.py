"""Your entries hold the values alone: a second column should hold the derivatives."""

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
    table = {name: f(z) for name, (f, df) in functions.items()}
    return table
