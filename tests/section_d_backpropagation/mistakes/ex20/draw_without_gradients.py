"""Your drawing has no gradients: write them at the boxes or the edges."""


def draw_graph(nodes):
    return right_draw_graph([n._replace(grad=None) for n in nodes])
