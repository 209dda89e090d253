"""Your sigmoid falls instead of rising: the exponent is -z."""

import numpy as np


def sigmoid(z):
    return right_sigmoid(-np.asarray(z))
