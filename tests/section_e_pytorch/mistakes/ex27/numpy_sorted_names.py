"""You sort the names, and "W10" comes before "W2" in the alphabet: count the layers, and make the
names from the count."""

import numpy as np


def numpy_forward(parameters, X):
    names = sorted(name for name in parameters if name.startswith("W"))
    A = X
    for i, name in enumerate(names, start=1):
        A = parameters[name] @ A + parameters["b" + name[1:]]
        if i < len(names):
            A = np.maximum(A, np.float32(0))
    return A
