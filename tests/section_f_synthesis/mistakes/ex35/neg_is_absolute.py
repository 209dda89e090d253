"""Your -x is -|x|: the sign should turn for negative entries too."""

import numpy as np

PART = "Tensor.neg"


class Tensor(right_Tensor):
    def __neg__(self):
        sign = np.sign(self.data)
        return self._result(-np.abs(self.data), (self, lambda g: -g * sign))
