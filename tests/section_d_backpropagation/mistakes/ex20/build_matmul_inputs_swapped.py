"""Your matmul names its inputs the other way round: W1 x takes W1 first, then x."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    return [n._replace(inputs=n.inputs[::-1]) if n.op == "matmul" else n for n in nodes]
