"""Your sigmoid overflows far from zero: let no exponent be large and positive, on either side.
np.where alone is no help, since it computes both of its formulas for every entry."""

import numpy as np

PART = "Tensor.sigmoid"


class Tensor(right_Tensor):
    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.data))
        return self._result(s, (self, lambda g: g * s * (1 - s)))
