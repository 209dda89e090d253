"""With an array on the left, your @ multiplies in the wrong order: `a @ x` is not `x @ a`."""

PART = "Tensor.matmul"


class Tensor(right_Tensor):
    def __rmatmul__(self, other):
        return self @ Tensor(other)
