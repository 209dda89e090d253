"""Your - works with the Tensor on the left only: for `2 - x` Python looks for the reflected method
of x."""

PART = "Tensor.sub"


class Tensor(right_Tensor):
    __rsub__ = None
