"""Your walk through the graph calls itself at each step, and Python allows no more than about a
thousand calls inside one another: a loop with a list of what is still to do goes as deep as you
like."""

import numpy as np

PART = "Tensor.backward.deep"


class Tensor(right_Tensor):
    def backward(self, gradient=None):
        if gradient is None:
            if self.data.size != 1:
                raise ValueError("gradient is missing")
            gradient = np.ones_like(self.data)

        order, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for tensor, _ in node._inputs:
                    visit(tensor)
                order.append(node)

        visit(self)
        hand_on(reversed(order), {id(self): np.asarray(gradient)})


def hand_on(order, gradients):
    for node in order:
        total = gradients.pop(id(node))
        for tensor, chain in node._inputs:
            gradients[id(tensor)] = gradients.get(id(tensor), 0.0) + chain(total)
        if node.requires_grad and not node._inputs:
            node.grad = np.array(total if node.grad is None else node.grad + total)
