"""Only the inputs' gradients are written in your drawing: those in between belong there too."""


def draw_graph(nodes):
    return right_draw_graph([n if n.op == "input" else n._replace(grad=None) for n in nodes])
