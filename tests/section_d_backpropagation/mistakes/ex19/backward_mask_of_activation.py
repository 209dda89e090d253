"""You multiply by the activations themselves: ReLU's derivative is 1 where the unit is on, whatever
its value, and 0 where it is off."""

import numpy as np


def backward(Y, parameters, cache):
    delta, m, gradients = output_delta(cache["Y_hat"], Y), Y.shape[1], {}
    for layer in range(len(cache["inputs"]), 0, -1):
        A = cache["inputs"][layer - 1]
        gradients[f"dW{layer}"] = delta @ A.T / m
        gradients[f"db{layer}"] = delta.sum(axis=1, keepdims=True) / m
        delta = (np.asarray(parameters[f"W{layer}"]).T @ delta) * A
    return gradients
