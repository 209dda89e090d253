"""Each call of your backward replaces what `.grad` holds: it should add to it."""

PART = "Tensor.backward.again"


class Tensor(right_Tensor):
    def backward(self, gradient=None):
        stack, seen = [self], set()
        while stack:
            node = stack.pop()
            if id(node) not in seen:
                seen.add(id(node))
                stack.extend(tensor for tensor, _ in node._inputs)
                if not node._inputs:
                    node.grad = None
        right_Tensor.backward(self, gradient)
