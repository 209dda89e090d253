"""You always compute one hidden layer: there may be none, or more. Count the layers in
`parameters`."""

import numpy as np


def forward(X, parameters):
    last = len(parameters) // 2
    if last == 1:
        return right_forward(X, parameters)
    kept = {"W1": parameters["W1"], "b1": parameters["b1"]}
    A = np.maximum(kept["W1"] @ X + kept["b1"], 0)
    for layer in range(2, last):
        A = np.maximum(parameters[f"W{layer}"] @ A, 0)
    Z = parameters[f"W{last}"] @ A + parameters[f"b{last}"]
    inputs = right_forward(X, parameters)[1]["inputs"]
    return softmax(Z), {"inputs": inputs, "Y_hat": softmax(Z)}
