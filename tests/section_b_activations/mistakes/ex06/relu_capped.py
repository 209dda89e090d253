"""Your ReLU ends at 6: that is a variant called ReLU6. ReLU has no upper end."""

import numpy as np


def relu(z):
    z = np.asarray(z, dtype=np.float64)
    return np.clip(z, 0.0, 6.0)
