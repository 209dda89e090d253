"""Your sum hands its gradient on as a single number: each entry of x should get it, in an array of
x's shape."""

PART = "Tensor.sum"


class Tensor(right_Tensor):
    def sum(self):
        return self._result(self.data.sum(), (self, lambda g: g))
