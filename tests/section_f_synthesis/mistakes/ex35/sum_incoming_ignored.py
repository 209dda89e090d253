"""Your sum gives every entry a gradient of 1: by the chain rule, the gradient of the result comes
in as a factor."""

import numpy as np

PART = "Tensor.sum"


class Tensor(right_Tensor):
    def sum(self):
        return self._result(self.data.sum(), (self, lambda g: np.ones_like(self.data)))
