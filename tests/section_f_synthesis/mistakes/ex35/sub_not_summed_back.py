"""Your x - y hands y a gradient in the shape of the result: where y was stretched to fit, it should
be summed back to y's own shape."""

PART = "Tensor.sub"


class Tensor(right_Tensor):
    def __sub__(self, other):
        other = self._tensor(other)
        return self._result(self.data - other.data, (self, self._fold), (other, lambda g: -g))

    def __rsub__(self, other):
        return Tensor(other) - self
