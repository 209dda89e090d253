"""Your constructor has a list as the default of an argument, such as `parents=[]`: Python makes it
once, so all Tensors share it. Each needs a list of its own: make it in the constructor's body."""

import numpy as np

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def __init__(self, data, requires_grad=False, parents=[]):  # noqa: B006
        super().__init__(data, requires_grad)
        self._parents = parents

    def _result(self, data, *inputs):
        result = right_Tensor._result(self, data, *inputs)
        result._parents += [tensor for tensor, _ in result._inputs]
        return result

    def backward(self, gradient=None):
        if gradient is None:
            if self.data.size != 1:
                raise ValueError("gradient is missing")
            gradient = np.ones_like(self.data)

        # Depth first through one list that everybody shares: its entries in the order in which
        # they were made.
        gradients = {id(self): np.asarray(gradient)}
        for node in dict.fromkeys([self, *self._parents]):
            total = gradients.pop(id(node), None)
            if total is None:
                continue
            for tensor, chain in node._inputs:
                gradients[id(tensor)] = gradients.get(id(tensor), 0.0) + chain(total)
            if node.requires_grad and not node._inputs:
                node.grad = np.array(total if node.grad is None else node.grad + total)
