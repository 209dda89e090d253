"""Your sigmoid takes e to the power of -x however large that is, and overflows for x = -1000: keep
the exponent from being large and positive, on either side of zero."""

import numpy as np

PART = "Tensor.sigmoid"


class Tensor(right_Tensor):
    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.data))
        return self._result(s, (self, lambda g: g * s * (1 - s)))
