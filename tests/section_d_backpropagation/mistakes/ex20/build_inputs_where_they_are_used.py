"""Your inputs stand where they are first used: all six come before the first operation."""


def build_graph(x, y, W1, b1, W2, b2):
    left = right_build_graph(x, y, W1, b1, W2, b2)
    leaves = {n.name: n for n in left[:6]}
    nodes = []
    for node in left[6:]:
        nodes += [leaves.pop(name) for name in node.inputs if name in leaves]
        nodes.append(node)
    return nodes
