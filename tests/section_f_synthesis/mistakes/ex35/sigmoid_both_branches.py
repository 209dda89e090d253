"""Your sigmoid chooses between two formulas with np.where, but computes both everywhere, so the one
that is not wanted still overflows."""

import numpy as np

PART = "Tensor.sigmoid"


class Tensor(right_Tensor):
    def sigmoid(self):
        x = self.data
        s = np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
        return self._result(s, (self, lambda g: g * s * (1 - s)))
