"""Your walk goes level by level from the result, so a node may hand its gradient on before all that
it went into have added their share: a node's turn comes after all its uses."""

import numpy as np

PART = "Tensor.backward"


class Tensor(right_Tensor):
    def backward(self, gradient=None):
        if gradient is None:
            if self.data.size != 1:
                raise ValueError("gradient is missing")
            gradient = np.ones_like(self.data)

        gradients = {id(self): np.asarray(gradient)}
        queue, seen = [self], {id(self)}
        for node in queue:
            total = gradients.pop(id(node))
            for tensor, chain in node._inputs:
                gradients[id(tensor)] = gradients.get(id(tensor), 0.0) + chain(total)
                if id(tensor) not in seen:
                    seen.add(id(tensor))
                    queue.append(tensor)
            if node.requires_grad and not node._inputs:
                gradients[id(node)] = total
        for node in queue:
            if node.requires_grad and not node._inputs:
                total = gradients[id(node)]
                node.grad = np.array(total if node.grad is None else node.grad + total)
