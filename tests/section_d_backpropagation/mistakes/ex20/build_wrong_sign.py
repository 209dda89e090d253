"""All your gradients have the opposite sign: they tell where the loss grows, and the loss's own is
1."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    return [n if n.grad is None else n._replace(grad=-n.grad) for n in nodes]
