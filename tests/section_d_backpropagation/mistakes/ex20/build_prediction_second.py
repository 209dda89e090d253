"""Your log_loss takes y first: it takes the prediction, then y."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    return [n._replace(inputs=n.inputs[::-1]) if n.op == "log_loss" else n for n in nodes]
