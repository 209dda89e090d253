"""Your * multiplies the gradient by the operand that it is for: the derivative of x * y with
respect to x is y."""

PART = "Tensor.mul"


class Tensor(right_Tensor):
    def __mul__(self, other):
        other = self._tensor(other)
        a, b = self.data, other.data
        return self._result(
            a * b, (self, lambda g: self._fold(g * a)), (other, lambda g: other._fold(g * b))
        )
