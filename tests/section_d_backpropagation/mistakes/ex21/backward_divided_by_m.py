"""Your gradient has a factor 1/m too many: the loss's own 1/m, if it has one, is in dZ_hat
already."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    return right_batchnorm_backward(dZ_hat, Z, epsilon) / np.shape(Z)[1]
