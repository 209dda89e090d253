"""Your + sums over the axes that broadcasting put in front, but not over those of size 1 that it
stretched: an operand of shape (2, 1) has two gradients, not six."""

PART = "Tensor.add"


class Tensor(right_Tensor):
    def __add__(self, other):
        other = self._tensor(other)

        def folded(tensor):
            return lambda g: g.sum(axis=tuple(range(g.ndim - tensor.data.ndim)))

        return self._result(self.data + other.data, (self, folded(self)), (other, folded(other)))
