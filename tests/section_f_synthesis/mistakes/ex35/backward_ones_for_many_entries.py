"""Without a gradient, your backward takes ones for a result of any shape: with more entries than
one it should raise ValueError."""

import numpy as np

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def backward(self, gradient=None):
        right_Tensor.backward(self, np.ones_like(self.data) if gradient is None else gradient)
