"""Your @ multiplies entry by entry, as * does, where the shapes allow it: it should be the matrix
product."""

PART = "Tensor.matmul"


class Tensor(right_Tensor):
    def __matmul__(self, other):
        other = self._tensor(other)
        if self.data.shape == other.data.shape:
            a, b = self.data, other.data
            return self._result(a * b, (self, lambda g: g * b), (other, lambda g: g * a))
        return right_Tensor.__matmul__(self, other)
