"""Your * works with the Tensor on the left only: for `2 * x` Python looks for the reflected method
of x."""

PART = "Tensor.mul"


class Tensor(right_Tensor):
    __rmul__ = None
