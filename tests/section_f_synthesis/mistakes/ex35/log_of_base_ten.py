"""Your log is to the base 10: the natural logarithm is asked for."""

import numpy as np

PART = "Tensor.log"


class Tensor(right_Tensor):
    def log(self):
        x = self.data
        return self._result(np.log10(x), (self, lambda g: g / (x * np.log(10))))
