"""A Tensor that is used twice gets the gradient of one use only: the gradients of all its uses add
up."""

import numpy as np

PART = "Tensor.backward"


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
        gradients = {id(self): np.asarray(gradient)}
        for node in reversed(order):
            total = gradients.pop(id(node))
            for tensor, chain in node._inputs:
                gradients[id(tensor)] = chain(total)
            if node.requires_grad and not node._inputs:
                node.grad = np.array(total if node.grad is None else node.grad + total)
