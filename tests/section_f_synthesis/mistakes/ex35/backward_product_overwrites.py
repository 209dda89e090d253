"""In the backward of a product you write `=` where `+=` belongs: what other uses of a factor have
given is lost."""

import numpy as np

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def __mul__(self, other):
        result = right_Tensor.__mul__(self, other)
        result.overwrites = True
        return result

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
        gradients = {id(self): np.asarray(gradient)}
        for node in reversed(order):
            total = gradients.pop(id(node))
            for tensor, chain in node._inputs:
                share = chain(total)
                if hasattr(node, "overwrites"):
                    gradients[id(tensor)] = share
                else:
                    gradients[id(tensor)] = gradients.get(id(tensor), 0.0) + share
            if node.requires_grad and not node._inputs:
                node.grad = np.array(total if node.grad is None else node.grad + total)
