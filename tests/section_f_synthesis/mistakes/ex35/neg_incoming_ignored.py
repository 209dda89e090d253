"""Your -x gives x a gradient of -1: by the chain rule, the gradient of the result comes in as a
factor."""

import numpy as np

PART = "Tensor.neg"


class Tensor(right_Tensor):
    def __neg__(self):
        return self._result(-self.data, (self, lambda g: -np.ones_like(g)))
