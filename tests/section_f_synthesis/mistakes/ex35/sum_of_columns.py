"""Your sum goes over the first axis alone: here it is over all entries, to a Tensor of shape ()."""

PART = "Tensor.sum"


class Tensor(right_Tensor):
    def sum(self):
        if self.data.ndim == 0:
            return right_Tensor.sum(self)
        return self._result(self.data.sum(axis=0), (self, lambda g: 0 * self.data + g))
