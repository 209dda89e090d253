"""Your list begins with the loss: in topological order each node stands after its inputs."""


def build_graph(x, y, W1, b1, W2, b2):
    return right_build_graph(x, y, W1, b1, W2, b2)[::-1]
