"""You switch a unit on or off for the whole batch: ReLU's mask has an entry for each unit and
each example."""

import numpy as np


def backward(Y, parameters, cache):
    gradients = right_backward(Y, parameters, cache)
    delta, m = output_delta(cache["Y_hat"], Y), Y.shape[1]
    for layer in range(len(cache["inputs"]), 1, -1):
        W = np.asarray(parameters[f"W{layer}"])
        A = cache["inputs"][layer - 1]
        on = (A > 0).mean(axis=1, keepdims=True) > 0.5
        delta = (W.T @ delta) * on
        gradients[f"dW{layer - 1}"] = delta @ cache["inputs"][layer - 2].T / m
        gradients[f"db{layer - 1}"] = delta.sum(axis=1, keepdims=True) / m
    return gradients
