"""Your backward adds to gradients in place, in an array that other Tensors hold as well: what is
added for one of them appears in all. Make a new array for the sum."""

import numpy as np

PART = "Tensor.backward.again"


class Tensor(right_Tensor):
    def backward(self, gradient=None):
        if gradient is None:
            if self.data.size != 1:
                raise ValueError("gradient is missing")
            gradient = np.ones_like(self.data)

        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((tensor, False) for tensor, _ in node._inputs)
        gradients = {id(self): np.array(gradient, dtype=float)}
        for node in reversed(order):
            total = gradients.pop(id(node))
            for tensor, chain in node._inputs:
                share = chain(total)
                before = gradients.get(id(tensor))
                gradients[id(tensor)] = share if before is None else before + share
            if node.requires_grad and not node._inputs:
                if node.grad is None:
                    node.grad = np.asarray(total)
                else:
                    node.grad += total

    def _fold(self, gradient):
        if gradient.shape == self.data.shape:
            return gradient
        return right_Tensor._fold(self, gradient)
