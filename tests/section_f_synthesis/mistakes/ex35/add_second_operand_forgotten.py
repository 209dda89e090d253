"""Your + hands no gradient to the operand on its right, which contributes just as much as the left
one."""

PART = "Tensor.add"


class Tensor(right_Tensor):
    def __add__(self, other):
        return self._result(self.data + self._tensor(other).data, (self, self._fold))

    def __radd__(self, other):
        return self + other
