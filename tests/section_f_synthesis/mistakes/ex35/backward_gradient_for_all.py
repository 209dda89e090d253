"""Your backward gives every Tensor a gradient: one made with requires_grad=False keeps None."""

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def __init__(self, data, requires_grad=False):
        right_Tensor.__init__(self, data, requires_grad=True)
