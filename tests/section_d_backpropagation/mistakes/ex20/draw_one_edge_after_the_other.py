"""Your edges run from each node to the next one in the list: they should run from the inputs of a
node to it."""


def draw_graph(nodes):
    figure = right_draw_graph(nodes)
    panel = figure.axes[0]
    places = [text.get_position() for text in panel.texts if text.get_bbox_patch() is not None]
    for text in list(panel.texts):
        if getattr(text, "arrow_patch", None) is not None:
            text.remove()
    for i in range(1, len(places)):
        panel.annotate("", places[i], places[i - 1], arrowprops={"arrowstyle": "->"})
    return figure
