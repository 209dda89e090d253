"""Your layer_statistics takes one label for all examples: Y that does not fit X should raise a
ValueError."""

import numpy as np


def layer_statistics(parameters, X, Y):
    return right_layer_statistics(parameters, X, np.broadcast_to(Y, (1, np.shape(X)[1])))
