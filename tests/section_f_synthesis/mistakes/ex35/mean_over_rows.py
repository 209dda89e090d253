"""Your mean divides by the length of the first axis: it is over all entries, so their number is the
size."""

PART = "Tensor.mean"


class Tensor(right_Tensor):
    def mean(self):
        return self.sum() * (1 / (len(self.data) if self.data.ndim else 1))
