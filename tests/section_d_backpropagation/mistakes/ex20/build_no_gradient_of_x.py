"""x has no gradient in your graph: it is an input as the weights are, and only y may go without."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    return [n._replace(grad=None) if n.name == "x" else n for n in nodes]
