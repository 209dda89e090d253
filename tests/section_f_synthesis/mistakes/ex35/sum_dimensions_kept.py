"""Your sum keeps the axes that it sums over, and gives a shape such as (1, 1): the result should
have shape ()."""

import numpy as np

PART = "Tensor.sum"


class Tensor(right_Tensor):
    def sum(self):
        total = self.data.sum(keepdims=True)
        return self._result(total, (self, lambda g: np.full_like(self.data, g.item())))

    def mean(self):
        return right_Tensor.sum(self) * (1 / self.data.size)
