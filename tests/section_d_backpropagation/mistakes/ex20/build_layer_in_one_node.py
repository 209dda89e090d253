"""You put a whole layer into one node: split it into operations, W x by matmul and the bias by
add."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = []
    for node in right_build_graph(x, y, W1, b1, W2, b2):
        if node.name == "z1":
            node = node._replace(op="linear", inputs=("W1", "x", "b1"))
        if node.name != "W1 x":
            nodes.append(node)
    return nodes
