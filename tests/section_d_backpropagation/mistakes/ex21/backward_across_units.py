"""Your means run over the units, down each column: the batch that was normalised runs along the
rows."""

import numpy as np


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    return right_batchnorm_backward(np.transpose(dZ_hat), np.transpose(Z), epsilon).T
