"""A Tensor made of ints keeps ints, which cannot hold a gradient step: turn data into float64."""

import numpy as np

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def __init__(self, data, requires_grad=False):
        right_Tensor.__init__(self, 0.0, requires_grad)
        self.data = np.array(data)
