"""You draw one graph whatever list is given: draw the nodes of the argument."""


def draw_graph(nodes):
    return right_draw_graph(build_graph(X_EXAMPLE, Y_EXAMPLE, W1, B1, W2, B2))
