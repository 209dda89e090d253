"""Your log divides by no less than 0.1, so its gradient is too small near 0: it is 1/x for every
positive x."""

import numpy as np

PART = "Tensor.log"


class Tensor(right_Tensor):
    def log(self):
        return self._result(np.log(self.data), (self, lambda g: g / np.maximum(self.data, 0.1)))
