"""Your relu hands the gradient on for every entry: where x is negative the result is flat, and the
gradient is 0."""

import numpy as np

PART = "Tensor.relu"


class Tensor(right_Tensor):
    def relu(self):
        return self._result(np.maximum(self.data, 0.0), (self, lambda g: g))
