"""Your log adds a small number to x before it takes the logarithm, and the value is off by that:
here x is positive, so nothing needs to be added."""

import numpy as np

PART = "Tensor.log"


class Tensor(right_Tensor):
    def log(self):
        x = self.data + 1e-3
        return self._result(np.log(x), (self, lambda g: g / x))
