"""Your * is a matrix product where it can be one: * goes entry by entry, and @ is an operation of
its own."""

PART = "Tensor.mul"


class Tensor(right_Tensor):
    def __mul__(self, other):
        other = self._tensor(other)
        a, b = self.data, other.data
        if a.ndim == b.ndim == 2 and a.shape[1] == b.shape[0]:
            return self @ other
        return right_Tensor.__mul__(self, other)
