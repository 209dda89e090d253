"""Your output is a sigmoid of each score: the probabilities of the classes should add up to 1,
which softmax sees to."""

import numpy as np


def forward(X, parameters):
    _, cache = right_forward(X, parameters)
    last = len(parameters) // 2
    Z = parameters[f"W{last}"] @ cache["inputs"][-1] + parameters[f"b{last}"]
    Y_hat = np.exp(-np.logaddexp(0, -Z))
    return Y_hat, {**cache, "Y_hat": Y_hat}
