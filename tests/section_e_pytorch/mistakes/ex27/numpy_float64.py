"""Your result is float64: keep float32 from layer to layer, or the comparison is not fair."""

import numpy as np


def numpy_forward(parameters, X):
    doubles = {name: value.astype(np.float64) for name, value in parameters.items()}
    return right_numpy_forward(doubles, X.astype(np.float64))
