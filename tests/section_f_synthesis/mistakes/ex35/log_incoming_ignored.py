"""Your log gives a gradient of 1 / x: by the chain rule, the gradient of the result comes in as a
factor."""

import numpy as np

PART = "Tensor.log"


class Tensor(right_Tensor):
    def log(self):
        x = self.data
        return self._result(np.log(x), (self, lambda g: 1 / x + 0 * g))
