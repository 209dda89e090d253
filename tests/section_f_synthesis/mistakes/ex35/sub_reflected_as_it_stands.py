"""Your `2 - x` gives x - 2: in the reflected method, self is what stands on the right."""

PART = "Tensor.sub"


class Tensor(right_Tensor):
    def __rsub__(self, other):
        return self - other
