"""Your drawing knows where to put z1, a1 and the like, and stumbles over other names: work the
places out from the nodes' inputs."""


def draw_graph(nodes):
    place = {"x": 0, "y": 5, "W1": 0, "b1": 1, "W2": 2, "b2": 3, "z1": 1, "a1": 2, "z2": 3}
    for node in nodes:
        place[node.name]
    return right_draw_graph(nodes)
