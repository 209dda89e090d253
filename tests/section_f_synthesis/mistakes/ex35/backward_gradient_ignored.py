"""Your backward puts ones in the place of the gradient that it is given: it says how much each
entry of the result counts."""

import numpy as np

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def backward(self, gradient=None):
        right_Tensor.backward(self, None if gradient is None else np.ones_like(self.data))
