"""Your -x hands the gradient on unchanged: what x adds, -x takes away, so its sign turns."""

PART = "Tensor.neg"


class Tensor(right_Tensor):
    def __neg__(self):
        return self._result(-self.data, (self, lambda g: g))
