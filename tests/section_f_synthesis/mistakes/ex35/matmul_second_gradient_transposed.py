"""The gradient that your @ gives its right operand is transposed: it should have that operand's
shape."""

PART = "Tensor.matmul"


class Tensor(right_Tensor):
    def __matmul__(self, other):
        other = self._tensor(other)
        a, b = self.data, other.data
        return self._result(a @ b, (self, lambda g: g @ b.T), (other, lambda g: g.T @ a))
