"""The gradient of your sigmoid is x (1 - x): in s (1 - s), s is what the sigmoid gives."""

PART = "Tensor.sigmoid"


class Tensor(right_Tensor):
    def sigmoid(self):
        x, s = self.data, right_Tensor.sigmoid(self).data
        return self._result(s, (self, lambda g: g * x * (1 - x)))
