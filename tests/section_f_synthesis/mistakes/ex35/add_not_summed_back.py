"""Your + hands the gradient on in the shape of the result: an operand that was stretched to fit
should get one of its own shape, with the shares of all its copies added up."""

PART = "Tensor.add"


class Tensor(right_Tensor):
    def __add__(self, other):
        other = self._tensor(other)
        result = self.data + other.data
        return self._result(result, (self, lambda g: g), (other, lambda g: g))
