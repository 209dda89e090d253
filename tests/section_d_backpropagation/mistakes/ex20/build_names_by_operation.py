"""Your nodes are named by their operations, so two of them share a name: every name should be the
node's own."""


def build_graph(x, y, W1, b1, W2, b2):
    nodes = right_build_graph(x, y, W1, b1, W2, b2)
    called = {n.name: n.name if n.op == "input" else n.op for n in nodes}
    return [
        n._replace(name=called[n.name], inputs=tuple(called[i] for i in n.inputs)) for n in nodes
    ]
