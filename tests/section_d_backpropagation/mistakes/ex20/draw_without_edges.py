"""Your drawing has no edges: draw a line or an arrow from each input to the node that takes it."""


def draw_graph(nodes):
    figure = right_draw_graph(nodes)
    for text in list(figure.axes[0].texts):
        if getattr(text, "arrow_patch", None) is not None:
            text.remove()
    return figure
