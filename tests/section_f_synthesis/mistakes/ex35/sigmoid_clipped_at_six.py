"""Your sigmoid clips x at 6, where it is still 0.0025 away from its limit: a clip that only avoids
an overflow lies in the hundreds."""

import numpy as np

PART = "Tensor.sigmoid"


class Tensor(right_Tensor):
    def sigmoid(self):
        s = 1 / (1 + np.exp(-np.clip(self.data, -6, 6)))
        return self._result(s, (self, lambda g: g * s * (1 - s)))
