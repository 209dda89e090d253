"""Your gradients begin as zeros: .grad is None until a backward arrives."""

import numpy as np

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def __init__(self, data, requires_grad=False):
        super().__init__(data, requires_grad)
        if requires_grad:
            self.grad = np.zeros_like(self.data)
