"""You write three decimals: a number like 0.00123 keeps one digit then. Three significant digits
are asked for."""

import numpy as np


def draw_graph(nodes):
    return right_draw_graph(
        [
            n._replace(
                value=np.round(n.value, 3), grad=None if n.grad is None else np.round(n.grad, 3)
            )
            for n in nodes
        ]
    )
