"""You write the gradients at the edges, and the values nowhere: an edge carries the value of the
node that it comes from."""


def draw_graph(nodes):
    return right_draw_graph([n._replace(value=n.grad if n.grad is not None else 0) for n in nodes])
