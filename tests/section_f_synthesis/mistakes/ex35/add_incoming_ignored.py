"""Your + gives its operands a gradient of ones: by the chain rule, the gradient of the result comes
in as a factor."""

import numpy as np

PART = "Tensor.add"


class Tensor(right_Tensor):
    def __add__(self, other):
        other = self._tensor(other)
        result = self.data + other.data
        return self._result(
            result,
            (self, lambda g: self._fold(np.ones_like(g))),
            (other, lambda g: other._fold(np.ones_like(g))),
        )
