"""Your relu looks at the sign of the gradient that comes in: what decides is whether x itself was
positive."""

import numpy as np

PART = "Tensor.relu"


class Tensor(right_Tensor):
    def relu(self):
        return self._result(np.maximum(self.data, 0.0), (self, lambda g: np.maximum(g, 0.0)))
