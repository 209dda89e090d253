"""Results in the middle of the graph keep the gradient of an earlier backward(), and a second one
sends it through the graph once more: only the gradient of this call should be handed on."""

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
        self.grad = np.array(gradient, dtype=float)
        for node in reversed(order):
            for tensor, chain in node._inputs:
                share = chain(node.grad)
                tensor.grad = np.array(share if tensor.grad is None else tensor.grad + share)
