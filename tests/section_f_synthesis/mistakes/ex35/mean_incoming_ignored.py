"""Your mean gives every entry a gradient of 1/n: by the chain rule, the gradient of the result
comes in as a factor."""

import numpy as np

PART = "Tensor.mean"


class Tensor(right_Tensor):
    def mean(self):
        return self._result(
            self.data.mean(), (self, lambda g: np.full_like(self.data, 1 / self.data.size))
        )
