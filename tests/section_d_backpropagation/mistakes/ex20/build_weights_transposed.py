"""Your gradients of the weights are transposed: each should have the shape of its own value."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    return [n._replace(grad=n.grad.T) if n.name in ("W1", "W2") else n for n in nodes]
