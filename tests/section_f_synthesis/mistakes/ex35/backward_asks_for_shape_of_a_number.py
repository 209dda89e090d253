"""Your backward wants a gradient for every shape but (): a Tensor of shape (1, 1) has one entry
too, and needs none."""

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def backward(self, gradient=None):
        if gradient is None and self.data.ndim > 0:
            raise ValueError("gradient is missing")
        right_Tensor.backward(self, gradient)
