"""Your boxes hold the names alone: the operation of each node belongs there."""


def draw_graph(nodes):
    return right_draw_graph([n._replace(op="") for n in nodes])
