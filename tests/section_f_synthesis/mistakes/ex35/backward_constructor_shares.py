"""Your Tensor keeps the very array that it is made of: when that changes later, the Tensor changes
with it. Keep a copy."""

import numpy as np

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def __init__(self, data, requires_grad=False):
        right_Tensor.__init__(self, 0.0, requires_grad)
        self.data = np.asarray(data, dtype=np.float64)
