"""A Tensor made of a float32 array stays float32: data are float64, whatever they are made of."""

import numpy as np

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def __init__(self, data, requires_grad=False):
        super().__init__(data, requires_grad)
        if getattr(data, "dtype", None) == np.float32:
            self.data = data.copy()
