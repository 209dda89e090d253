"""Your @ multiplies the gradients by the other matrix as it stands: for z = x @ y it is its
transpose that belongs there, dx = g @ y.T and dy = x.T @ g."""

PART = "Tensor.matmul"


class Tensor(right_Tensor):
    def __matmul__(self, other):
        other = self._tensor(other)
        a, b = self.data, other.data
        if a.shape[0] == a.shape[1] == b.shape[1]:
            return self._result(a @ b, (self, lambda g: g @ b), (other, lambda g: a @ g))
        return right_Tensor.__matmul__(self, other)
