"""Your * gives each operand the other one as its gradient: by the chain rule, the gradient of the
result comes in as a factor."""

PART = "Tensor.mul"


class Tensor(right_Tensor):
    def __mul__(self, other):
        other = self._tensor(other)
        a, b = self.data, other.data
        return self._result(
            a * b,
            (self, lambda g: self._fold(b + 0 * g)),
            (other, lambda g: other._fold(a + 0 * g)),
        )
