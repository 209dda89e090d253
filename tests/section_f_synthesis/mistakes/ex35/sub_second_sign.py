"""Your x - y gives y the same gradient as x: y enters with a minus, so its gradient does too."""

PART = "Tensor.sub"


class Tensor(right_Tensor):
    def __sub__(self, other):
        other = self._tensor(other)
        return self._result(self.data - other.data, (self, self._fold), (other, other._fold))

    def __rsub__(self, other):
        return Tensor(other) - self
