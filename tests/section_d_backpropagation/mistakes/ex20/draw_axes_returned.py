"""You return the Axes: return the Figure that they belong to."""


def draw_graph(nodes):
    return right_draw_graph(nodes).axes[0]
