"""Your gradient of the prediction is y_hat - y: that is the one before the sigmoid, of z2. In a
graph each node has its own, and log_loss hands (y_hat - y) / (y_hat (1 - y_hat)) to the sigmoid."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    return [n._replace(grad=n.value - y) if n.name == "y_hat" else n for n in nodes]
