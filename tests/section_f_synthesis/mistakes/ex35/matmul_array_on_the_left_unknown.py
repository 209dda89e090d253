"""Your @ works with the Tensor on the left only: for `array @ x` Python looks for the reflected
method of x."""

PART = "Tensor.matmul"


class Tensor(right_Tensor):
    __rmatmul__ = None
