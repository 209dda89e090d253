"""Your hidden layers have no ReLU: without it, all layers together are one linear map."""

import numpy as np


def forward(X, parameters):
    A, inputs = np.asarray(X, dtype=float), []
    for layer in range(1, len(parameters) // 2 + 1):
        inputs.append(A)
        A = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
    Y_hat = softmax(A)
    return Y_hat, {"inputs": inputs, "Y_hat": Y_hat}
