"""Your log multiplies the gradient by x: the derivative of log x is 1 / x."""

import numpy as np

PART = "Tensor.log"


class Tensor(right_Tensor):
    def log(self):
        x = self.data
        return self._result(np.log(x), (self, lambda g: g * x))
