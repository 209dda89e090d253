"""You draw one edge into each box: an operation that takes two inputs has two."""


def draw_graph(nodes):
    return right_draw_graph([n._replace(inputs=n.inputs[:1]) for n in nodes])
