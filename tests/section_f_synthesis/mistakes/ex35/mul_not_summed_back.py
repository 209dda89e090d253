"""Your * hands the gradient on in the shape of the result: an operand that was stretched to fit
should get one of its own shape, with the shares of all its copies added up."""

PART = "Tensor.mul"


class Tensor(right_Tensor):
    def __mul__(self, other):
        other = self._tensor(other)
        a, b = self.data, other.data
        return self._result(a * b, (self, lambda g: g * b), (other, lambda g: g * a))
