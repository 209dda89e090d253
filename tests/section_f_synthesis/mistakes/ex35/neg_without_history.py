"""Your -x is a new Tensor that does not remember x, so no gradient finds its way back."""

PART = "Tensor.neg"


class Tensor(right_Tensor):
    def __neg__(self):
        return Tensor(-self.data)
