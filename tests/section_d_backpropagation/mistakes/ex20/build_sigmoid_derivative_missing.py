"""The sigmoid hands its gradient on unchanged: its derivative, value times (1 - value), is
missing."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    p = next(n.value for n in nodes if n.name == "y_hat")
    leave = ("y_hat", "loss", "y")
    return [n if n.name in leave else n._replace(grad=n.grad / (p * (1 - p))) for n in nodes]
