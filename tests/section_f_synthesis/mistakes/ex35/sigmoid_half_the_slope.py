"""The gradient of your sigmoid lacks the factor 1 - s."""

PART = "Tensor.sigmoid"


class Tensor(right_Tensor):
    def sigmoid(self):
        s = right_Tensor.sigmoid(self).data
        return self._result(s, (self, lambda g: g * s))
