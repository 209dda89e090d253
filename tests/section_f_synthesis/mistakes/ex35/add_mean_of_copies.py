"""Your + takes the mean over the copies that broadcasting made of an entry: each copy contributes
to the result, so their gradients add up."""

PART = "Tensor.add"


class Tensor(right_Tensor):
    def __add__(self, other):
        other = self._tensor(other)

        def folded(tensor):
            return lambda g: tensor._fold(g) * tensor.data.size / g.size

        return self._result(self.data + other.data, (self, folded(self)), (other, folded(other)))
