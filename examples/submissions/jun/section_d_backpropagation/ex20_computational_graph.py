from typing import NamedTuple, Any
import numpy as np
from tape import V
from matplotlib.figure import Figure


class Node(NamedTuple):
    name: str
    op: str
    inputs: tuple[str, ...]
    value: Any
    grad: Any


def build_graph(x, y, W1, b1, W2, b2):
    leaves = {"W1": V(W1), "x": V(x), "b1": V(b1), "W2": V(W2), "b2": V(b2), "y": V(y)}
    d = {k: v.data for k, v in leaves.items()}
    if d["W1"].ndim != 2:
        raise ValueError("W1 should have two dimensions")
    h, n = d["W1"].shape
    for k, s in {"x": (n, 1), "y": (1, 1), "b1": (h, 1), "W2": (1, h), "b2": (1, 1)}.items():
        if d[k].shape != s:
            raise ValueError(f"{k} should have shape {s}, got {d[k].shape}")
    made = dict(leaves)
    ops = {k: ("input", ()) for k in leaves}

    def add(name, op, *inputs):
        a = [made[i] for i in inputs]
        if op == "matmul":
            v = a[0] @ a[1]
        elif op == "add":
            v = a[0] + a[1]
        elif op == "relu":
            v = a[0].relu()
        elif op == "sigmoid":
            s = 1 / (1 + np.exp(-a[0].data))
            v = a[0].f(s, s * (1 - s))
        else:
            p, t = a[0].data, a[1].data
            v = V(-(t * np.log(p) + (1 - t) * np.log(1 - p)), tuple(a), lambda g: (g * ((1 - t) / (1 - p) - t / p), g * (np.log(1 - p) - np.log(p))))
        made[name], ops[name] = v, (op, inputs)

    add("Wx", "matmul", "W1", "x")
    add("pre", "add", "Wx", "b1")
    add("hidden", "relu", "pre")
    add("Wh", "matmul", "W2", "hidden")
    add("logit", "add", "Wh", "b2")
    add("probability", "sigmoid", "logit")
    add("L", "log_loss", "probability", "y")
    made["L"].backward()
    return [Node(k, *ops[k], made[k].data, made[k].grad) for k in made]


def draw_graph(nodes):
    """Each edge an annotation: the text at its tail is the value, the arrow points to the box."""
    fig = Figure(figsize=(20, 14))
    ax = fig.add_axes([0, 0, 1, 1])
    n = len(nodes)
    xy = {node.name: (10 * np.cos(2 * np.pi * k / n), 10 * np.sin(2 * np.pi * k / n)) for k, node in enumerate(nodes)}
    by = {node.name: node for node in nodes}
    say = lambda v: str([round(t, 6) if abs(t) >= 0.01 else float(f"{t:.4g}") for t in np.ravel(v).tolist()])
    for node in nodes:
        text = f"{node.op}\n({node.name})" + ("" if node.grad is None else f"\n∇ = {say(node.grad)}")
        ax.text(*xy[node.name], text, bbox=dict(boxstyle="square", facecolor="white"), ha="center", va="center")
        for k, i in enumerate(node.inputs):
            ax.annotate(say(by[i].value), xy=(xy[node.name][0], xy[node.name][1] - 0.1 * k), xytext=xy[i], arrowprops=dict(arrowstyle="->"))
    ax.set_xlim(-13, 13)
    ax.set_ylim(-13, 13)
    return fig
