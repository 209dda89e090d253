"""Your edges end at the box after the one that takes the input: look up both ends by their names,
not by counting."""


def draw_graph(nodes):
    figure = right_draw_graph(nodes)
    panel = figure.axes[0]
    places = [text.get_position() for text in panel.texts if text.get_bbox_patch() is not None]
    for text in panel.texts:
        if getattr(text, "arrow_patch", None) is not None:
            number = next(i for i, place in enumerate(places) if place == tuple(text.xy))
            text.xy = places[min(number + 1, len(places) - 1)]
    return figure
