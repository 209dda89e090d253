"""Your * sums the gradient back to the operand's shape before it is multiplied by the other factor,
which differs from copy to copy: multiply first, then sum."""

PART = "Tensor.mul"


class Tensor(right_Tensor):
    def __mul__(self, other):
        other = self._tensor(other)
        a, b = self.data, other.data
        return self._result(
            a * b,
            (self, lambda g: self._fold(self._fold(g) * b)),
            (other, lambda g: other._fold(other._fold(g) * a)),
        )
