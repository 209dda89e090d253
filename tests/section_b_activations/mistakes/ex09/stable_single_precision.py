"""You compute in float32, and lose half of the digits: keep to float64."""

import numpy as np


def softmax(z, axis=-1):
    return right_softmax(z, axis).astype(np.float32)
