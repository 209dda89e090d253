"""Only the inputs have gradients in your graph: each node in between has one too."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    return [n if n.op in ("input", "log_loss") else n._replace(grad=None) for n in nodes]
