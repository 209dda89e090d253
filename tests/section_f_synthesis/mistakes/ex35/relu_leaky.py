"""Your relu lets a hundredth of the negative entries through: here they become 0."""

import numpy as np

PART = "Tensor.relu"


class Tensor(right_Tensor):
    def relu(self):
        slope = np.where(self.data > 0, 1.0, 0.01)
        return self._result(self.data * slope, (self, lambda g: g * slope))
