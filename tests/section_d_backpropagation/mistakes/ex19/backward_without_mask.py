"""ReLU's derivative is missing on the way down: nothing passes through a unit that is switched
off."""

import numpy as np


def backward(Y, parameters, cache):
    delta, m, gradients = output_delta(cache["Y_hat"], Y), Y.shape[1], {}
    for layer in range(len(cache["inputs"]), 0, -1):
        gradients[f"dW{layer}"] = delta @ cache["inputs"][layer - 1].T / m
        gradients[f"db{layer}"] = delta.sum(axis=1, keepdims=True) / m
        delta = np.asarray(parameters[f"W{layer}"]).T @ delta
    return gradients
