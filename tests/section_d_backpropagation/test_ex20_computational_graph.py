"""Exercise 20: a loss as a graph of operations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    AxesData,
    CheckFailed,
    FigureData,
    Student,
    by_autograd,
    check_array,
    check_figure,
    check_raises,
    check_shape,
    check_true,
    part,
    value_text,
)

Floats = NDArray[np.float64]
Leaves = dict[str, Floats]

EXERCISE: Leaves = {
    "x": np.array([[1.0], [-0.5]]),
    "y": np.array([[1.0]]),
    "W1": np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]]),
    "b1": np.array([[0.0], [0.1], [-0.2]]),
    "W2": np.array([[0.2, -0.4, 0.6]]),
    "b2": np.array([[0.3]]),
}

LOSS = 0.493249
GRADIENTS = {
    "b2": [[-0.389361]],
    "W2": [[0.0, 0.0, -0.097340]],
    "b1": [[0.0], [0.0], [-0.233616]],
    "W1": [[0.0, 0.0], [0.0, 0.0], [-0.233616, 0.116808]],
    "x": [[-0.093447], [0.023362]],
}
"""From the loss back, so that the first that is wrong is nearest to the slip."""
DIGITS = 2e-6
"""The exercise prints six digits, and a guard of 1e-7 in the logarithm is right."""

TAKES = {"matmul": 2, "add": 2, "relu": 1, "sigmoid": 1, "log_loss": 2}
OPS = ("input", *TAKES)
FIELDS = ("name", "op", "inputs", "value", "grad")


class Node(NamedTuple):
    """As the exercise gives it."""

    name: str
    op: str
    inputs: tuple[str, ...]
    value: Any
    grad: Any


# --- the graph that comes back


def check_order(out: Any) -> list[Node]:
    """Six inputs, then operations on what stands before them."""
    check_true(isinstance(out, list | tuple), "it should return a list of nodes.", out)
    nodes = [as_node(place, item) for place, item in enumerate(out)]
    wanted = ", ".join(EXERCISE)
    check_true(len(nodes) > 6, f"the graph has {len(nodes)} nodes, not even one operation.", out)
    inputs = [node.name for node in nodes if node.op == "input"]
    check_true(
        sorted(inputs) == sorted(EXERCISE),
        f"the nodes with op 'input' should be {wanted}; they are {', '.join(inputs) or 'none'}.",
        out,
    )
    late = [node.name for node in nodes[6:] if node.op == "input"]
    check_true(
        not late,
        f"all six inputs should stand before the first operation; {', '.join(late)} does not.",
        out,
    )
    known: set[str] = set()
    for node in nodes:
        check_true(node.name not in known, f"two nodes are called {node.name!r}.", out)
        takes = TAKES.get(node.op, 0)
        check_true(
            len(node.inputs) == takes,
            f"{node.name!r}: {node.op} takes {takes} inputs, here are {len(node.inputs)}.",
            out,
        )
        for name in node.inputs:
            check_true(
                name in known,
                f"{node.name!r} takes {name!r}, and no node of that name stands before it.",
                out,
            )
        known.add(node.name)
    return nodes


def as_node(place: int, item: Any) -> Node:
    at = f"the item at {place}"
    fields = getattr(item, "_fields", FIELDS)
    right = isinstance(item, list | tuple) and len(item) == 5 and set(fields) == set(FIELDS)
    check_true(right, f"{at} should be a Node, with {', '.join(FIELDS)}.", item)
    named = dict(zip(fields, item, strict=True))
    name, op, inputs = named["name"], named["op"], named["inputs"]
    check_true(isinstance(name, str), f"{at}: its name should be a string.", item)
    check_true(
        isinstance(op, str) and op in OPS,
        f"{name!r}: its op should be one of {', '.join(OPS)}; it is {value_text(op)}.",
        item,
    )
    inputs = () if inputs is None else inputs
    check_true(
        isinstance(inputs, list | tuple) and all(isinstance(one, str) for one in inputs),
        f"{name!r}: its inputs should be a tuple of names.",
        item,
    )
    return Node(name, op, tuple(inputs), named["value"], named["grad"])


def check_exercise(nodes: Sequence[Node]) -> None:
    """The loss and the gradients of the inputs, for the exercise's numbers."""
    for node in nodes:
        data = node.name == "y" and node.grad is None
        shape = np.shape(column(node.value))
        check_shape(f"the value of {node.name!r}", column(node.value), shape)
        if not data:
            check_shape(f"the gradient of {node.name!r}", column(node.grad), shape)
    loss = column(nodes[-1].value)
    check_array(f"the value of {nodes[-1].name!r}, the last node,", loss, [[LOSS]], atol=DIGITS)
    grads = {node.name: node.grad for node in nodes}
    for name, gradient in GRADIENTS.items():
        causes = {"It has the opposite sign.": np.negative(gradient)}
        called = f"the gradient of {name!r}"
        check_array(called, column(grads[name]), gradient, atol=DIGITS, causes=causes)


def column(value: Any) -> Any:
    """A single number counts for a (1, 1) array, as which it is judged."""
    number = isinstance(value, int | float | np.ndarray | np.generic)
    if number and not isinstance(value, bool | np.bool_) and np.size(value) == 1:
        return np.reshape(value, (1, 1))
    return value


# --- the drawing: boxes with operations, edges, numbers


def draw_graph(module: Any, nodes: Any) -> Any:
    """The student's `draw_graph`, its nodes made by the module's own `Node` where there is one."""
    draw = module.draw_graph
    kind: Any = getattr(module, "Node", None)
    if getattr(kind, "_fields", None) == ("name", "op", "inputs", "value", "grad"):
        nodes = [kind(*node) for node in nodes]
    return draw(nodes)


Step = tuple[str, str, tuple[str, ...]]
"""The name, op and inputs of a node."""
STANDARD: list[Step] = [
    ("W1x", "matmul", ("W1", "x")),
    ("z1", "add", ("W1x", "b1")),
    ("a1", "relu", ("z1",)),
    ("W2a1", "matmul", ("W2", "a1")),
    ("z2", "add", ("W2a1", "b2")),
    ("y_hat", "sigmoid", ("z2",)),
    ("loss", "log_loss", ("y_hat", "y")),
]


def graph_to_draw(
    student: Student,
    leaves: Leaves,
    judge: Callable[[list[Node]], None],
    rng: np.random.Generator,
) -> list[Node]:
    """What `build_graph` gives; where that is wrong, a graph with numbers made up.

    Its nodes are still the student's where only the numbers were wrong.
    """
    steps = STANDARD
    try:
        nodes = check_order(student.build_graph(*leaves.values()))
        steps = [(node.name, node.op, node.inputs) for node in nodes if node.op != "input"]
        judge(nodes)
    except CheckFailed:
        return made_up(leaves, steps, rng)
    return nodes


def made_up(leaves: Leaves, steps: Sequence[Step], rng: np.random.Generator) -> list[Node]:
    """Nodes of the right shapes: a drawing does not ask where the numbers come from."""
    shapes: dict[str, tuple[int, ...]] = {name: value.shape for name, value in leaves.items()}
    for name, op, (first, *rest) in steps:
        joined = (shapes[first][0], shapes[rest[0]][1]) if op == "matmul" else shapes[first]
        shapes[name] = joined
    every = [(name, "input", ()) for name in leaves] + list(steps)
    numbers = {
        name: (rng.normal(size=shapes[name]), rng.normal(size=shapes[name])) for name in shapes
    }
    nodes = [Node(name, op, inputs, *numbers[name]) for name, op, inputs in every]
    return [node._replace(grad=None) if node.name == "y" else node for node in nodes]


def check_drawing(student: Student, nodes: Sequence[Node]) -> None:
    figure = student.probe(draw_graph, list(nodes))
    data = check_figure(figure)
    texts = [word.text for panel in data.axes for word in panel.words]
    beside = [text for panel in data.axes for text in (panel.title, *panel.legend)]
    written = [*texts, *beside, *data.texts]
    boxes = sum(map(count_boxes, data.axes))
    check_true(
        boxes >= len(nodes),
        f"each of the {len(nodes)} nodes should have a box; {boxes} are drawn.",
        figure,
    )
    check_ops(written, nodes, figure)
    edges = sum(map(count_edges, data.axes))
    wanted = sum(len(node.inputs) for node in nodes)
    check_true(
        edges >= wanted,
        f"each of the {wanted} inputs that the nodes take should have an edge; {edges} are drawn.",
        figure,
    )
    check_numbers(written, nodes, figure)
    check_wiring(data, nodes, figure)


def count_boxes(panel: AxesData) -> int:
    closed = [curve for curve in panel.curves if is_closed(curve.xy)]
    markers = len(panel.markers()[0]) + sum(
        len(curve.xy) for curve in panel.curves if curve.marker and curve.joined
    )
    boxed = sum(word.boxed for word in panel.words)
    return len(panel.regions) + len(closed) + markers + boxed


def count_edges(panel: AxesData) -> int:
    return len(panel.arrows) + len(strokes(panel)) + sum(1 for _ in pieces(panel))


def strokes(panel: AxesData) -> list[Floats]:
    """The ends of patches that do not close: curves, where boxes end where they begin."""
    outlines = [region.xy for region in panel.regions if len(region.xy) > 1]
    return [xy[[0, -1]][:, :2] for xy in outlines if not np.allclose(xy[0], xy[-1])]


def pieces(panel: AxesData) -> Iterator[Floats]:
    """The straight pieces of all lines, (2, 2) each: gaps end a line, outlines are none."""
    for curve in panel.curves:
        if curve.joined and not is_closed(curve.xy):
            for start, end in zip(curve.xy[:-1], curve.xy[1:], strict=True):
                if np.isfinite([start, end]).all():
                    yield np.array([start[:2], end[:2]])


def is_closed(xy: Floats) -> bool:
    return len(xy) > 3 and np.allclose(xy[0], xy[-1])


SIGNS = {
    "input": (),
    "matmul": ("@", "×", "·", "∙", "⋅", "*", r"\times", r"\cdot", "dot", "mul"),
    "add": ("+", "plus", "sum"),
    "relu": ("max",),
    "sigmoid": ("σ", r"\sigma", "sigm"),
    "log_loss": ("bce", "cross-entropy", "crossentropy", "loss", "logloss"),
}
"""How else an operation may be written at its box."""
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def words_only(text: str) -> str:
    return re.sub(r"[\s_\\{}$]+", "", NUMBER.sub(" ", plain(text))).lower()


def plain(text: str) -> str:
    """Minus signs of any kind as Python writes them, powers of ten too."""
    text = re.sub("[\N{MINUS SIGN}\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}]", "-", text)
    power = r"\s*(?:\\times|\\cdot|×|·)\s*10\s*(?:\^|\*\*)\s*\{?\s*([-+]?\d+)\s*\}?"
    return re.sub(power, r"e\1", text)


def signs_of(op: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The op's own name; where nobody writes that, what else it may be written as."""
    name = op.replace("_", "")
    if any(name in text for text in texts):
        return (name,)
    return tuple(sign.replace("\\", "") for sign in SIGNS[op])


def check_ops(written: Sequence[str], nodes: Sequence[Node], figure: Any) -> None:
    texts = [words_only(text) for text in written]
    for op, count in Counter(node.op for node in nodes).items():
        found = max((sum(t.count(sign) for t in texts) for sign in signs_of(op, texts)), default=0)
        if op == "input":  # a name alone tells an input too
            folded = [re.sub(r"[\s_\\{}$^]+", "", text) for text in written]
            named = sum(any(n.name in text for text in folded) for n in nodes if n.op == op)
            found = max(found, named)
        check_true(
            found >= count,
            f"the operation {op!r} should be written at each of the {count} nodes that have it; it "
            f"is written {found or 'no'} time{'s' * (found != 1)}.",
            figure,
        )


def numbers_in(texts: Sequence[str]) -> Floats:
    found = [NUMBER.findall(plain(text)) for text in texts]
    return np.array([float(number) for numbers in found for number in numbers] or [np.nan])


def check_numbers(written: Sequence[str], nodes: Sequence[Node], figure: Any) -> None:
    shown = numbers_in(written)
    taken = {name for node in nodes for name in node.inputs}
    for node in nodes:
        if node.name in taken:
            lacking = not_shown(node.value, shown)
            check_true(
                lacking is None,
                f"the value of {node.name!r} should be written at its edge, each entry to three "
                f"significant digits; {lacking or 0:.3g} is not to be found.",
                figure,
            )
    for node in nodes[:-1]:
        lacking = None if node.grad is None else not_shown(node.grad, shown)
        check_true(
            lacking is None,
            f"the gradient of {node.name!r} should be written on the graph, each entry to three "
            f"significant digits; {lacking or 0:.3g} is not to be found.",
            figure,
        )


def not_shown(array: Any, shown: Floats) -> float | None:
    """The first entry that is not written to three digits or more; none says nothing."""
    for number in np.ravel(array):
        if number == 0:
            continue
        # Half a unit of the third digit; the rest is for halves that round either way.
        half = 0.5001 * 10.0 ** (np.floor(np.log10(abs(number))) - 2)
        if not (np.abs(shown - number) <= half).any():
            return float(number)
    return None


def check_wiring(data: FigureData, nodes: Sequence[Node], figure: Any) -> None:
    """The edges join the operations that the graph joins, as far as their ends can be told.

    An end belongs to the box that is nearest. That may err where boxes overlap or edges begin far
    from them, so a quarter may be wrong; edges from each node to the next one come to less.
    """
    op_of = {node.name: node.op for node in nodes}
    wanted = Counter(
        tuple(sorted((op_of[name], node.op))) for node in nodes for name in node.inputs
    )
    drawn: Counter[tuple[str, ...]] = Counter()
    boxes = 0
    for panel in data.axes:
        places, ops = located_ops(panel, nodes)
        boxes += len(ops)
        if len(ops) < 2:
            continue
        unit = np.array([np.ptp(axis) / max(len(np.unique(axis)) - 1, 1) for axis in places.T])
        unit[unit == 0] = 1.0
        ends = [arrow.xy for arrow in panel.arrows] + strokes(panel) + list(pieces(panel))
        ends += [xy[[0, -1]][:, :2] for xy in runs(panel) if len(xy) > 2]
        for edge in ends:
            if np.isfinite(edge).all():
                apart = np.abs((edge[:, None, :] - places[None, :, :]) / unit).max(axis=2)
                pair = sorted(ops[int(nearest)] for nearest in apart.argmin(axis=1))
                drawn[tuple(pair)] += 1
    if boxes < len(nodes):
        return  # the operations are written in a way that does not tell where the boxes are
    right = sum((wanted & drawn).values())
    total = sum(wanted.values())
    lacking = ", ".join(f"{a} to {b}" for a, b in list(wanted - drawn)[:3])
    check_true(
        right >= 0.75 * total,
        "each edge should run from the box of an input to the box of the node that takes it; of "
        f"the {total} in this graph about {right} do. Not to be found: {lacking}.",
        figure,
    )


def runs(panel: AxesData) -> Iterator[Floats]:
    """Lines as they are drawn, from gap to gap: edges may have corners."""
    for curve in panel.curves:
        if curve.joined and not is_closed(curve.xy):
            gaps = np.flatnonzero(~np.isfinite(curve.xy).all(axis=1))
            yield from (
                run[np.isfinite(run).all(axis=1)] for run in np.split(curve.xy, gaps) if len(run)
            )


def located_ops(panel: AxesData, nodes: Sequence[Node]) -> tuple[Floats, list[str]]:
    """Where an operation is written, one at a time."""
    texts = [words_only(word.text) for word in panel.words]
    signs = {op: signs_of(op, texts) for op in OPS}
    inputs = {node.name for node in nodes if node.op == "input"}
    found = []
    for word, text in zip(panel.words, texts, strict=True):
        named = [op for op in OPS if any(sign in text for sign in signs[op])]
        first = (word.text.strip().splitlines() or [""])[0].strip(" $")
        if not named and not signs["input"] and first in inputs:
            named = ["input"]
        if len(named) == 1 and np.isfinite(word.xy).all():
            found.append((word.xy, named[0]))
    return np.array([xy for xy, _ in found]).reshape(-1, 2), [op for _, op in found]


@part("build_graph")
def test_exercise_loss_and_gradients(student: Student) -> None:
    check_exercise(check_order(student.build_graph(*EXERCISE.values())))


@part("draw_graph")
def test_exercise_drawing(student: Student, rng: np.random.Generator) -> None:
    """Of your own graph; where `build_graph` is not right yet, of one with numbers made up."""
    check_drawing(student, graph_to_draw(student, EXERCISE, check_exercise, rng))


@part("errors")
def test_x_does_not_fit(student: Student) -> None:
    leaves = EXERCISE | {"x": np.ones((3, 1))}
    check_raises(
        ValueError, student.build_graph, *leaves.values(), why="x has 3 rows, W1 2 columns"
    )


### BEGIN HIDDEN TESTS
GUARD = 2e-6
"""A guard of 1e-7 against log(0) or a division by 0 changes less, at the predictions drawn here."""


# --- the graph that comes back: its order, then values, then gradients, node by node


def check_graph(out: Any, leaves: Leaves) -> list[Node]:
    nodes = check_order(out)
    check_values(nodes, leaves)
    check_gradients(nodes)
    return nodes


def check_values(nodes: Sequence[Node], leaves: Leaves) -> None:
    values: Leaves = {}
    for node in nodes:
        called = f"the value of {node.name!r}"
        if node.op == "input":
            values[node.name] = check_array(called, node.value, leaves[node.name])
            continue
        given = [values[name] for name in node.inputs]
        shapes = " and ".join(str(value.shape) for value in given)
        fit = len(given) == 1 or given[0].shape == given[1].shape
        if node.op == "matmul":
            fit = given[0].ndim == given[1].ndim == 2 and given[0].shape[1] == given[1].shape[0]
        check_true(fit, f"{node.name!r} is a {node.op} of the shapes {shapes}.", node.value)
        causes = {"It is made from the other order of the inputs.": swapped(node.op, given)}
        expected = evaluate(node.op, given)
        check_true(
            bool(np.isfinite(expected).all()),
            f"{node.name!r}: the {node.op} of its inputs is not finite. log_loss takes the "
            "prediction first, then y.",
            node.value,
        )
        values[node.name] = check_array(
            called, column(node.value), expected, rtol=tolerance(node.op), causes=causes
        )
    last = nodes[-1]
    loss = network_loss(leaves)
    check_true(
        values[last.name].size == 1 and np.isclose(values[last.name], loss, rtol=GUARD, atol=1e-9),
        f"the last node should be the network's loss; {last.name!r}, a {last.op}, is not: each "
        "node goes with its inputs, but together they compute something else.",
        last.value,
    )


def tolerance(op: str) -> float:
    return GUARD if op == "log_loss" else 1e-7


def evaluate(op: str, given: Sequence[Floats]) -> Floats:
    first, last = given[0], given[-1]
    with np.errstate(all="ignore"):
        if op == "matmul":
            return first @ last
        if op == "add":
            return first + last
        if op == "relu":
            return np.where(first > 0, first, 0.0)
        if op == "sigmoid":
            return (1 + np.tanh(first / 2)) / 2
        return -np.where(last == 1, np.log(first), np.where(last == 0, np.log1p(-first), np.nan))


def swapped(op: str, given: Sequence[Floats]) -> Floats:
    try:
        return evaluate(op, given[::-1]) if len(given) > 1 else np.empty((0, 0, 0))
    except ValueError:
        return np.empty((0, 0, 0))


def network_loss(leaves: Leaves) -> float:
    """In one go, with the loss as log(1 + exp(-z)) or log(1 + exp(z))."""
    z1 = leaves["W1"] @ leaves["x"] + leaves["b1"]
    z2 = (leaves["W2"] @ np.maximum(z1, 0.0) + leaves["b2"]).item()
    return float(np.logaddexp(0.0, -z2 if leaves["y"].item() == 1 else z2))


def passed_back(op: str, grad: Floats, given: Sequence[Floats], value: Floats) -> list[Any]:
    """For each input, what this node adds to its gradient, as the range that it may lie in.

    At exactly 0 the slope of ReLU may be taken for anything from 0 to 1.
    """
    first, last = given[0], given[-1]
    if op == "matmul":
        return [(back, back) for back in (grad @ last.T, first.T @ grad)]
    if op == "add":
        return [(grad, grad)] * 2
    if op == "relu":
        on, at_kink = grad * (first > 0), np.where(first == 0, grad, 0.0)
        return [(on + np.minimum(at_kink, 0.0), on + np.maximum(at_kink, 0.0))]
    if op == "sigmoid":
        return [(grad * value * (1 - value),) * 2]
    slope = grad * (first - last) / (first * (1 - first))
    of_y = grad * (np.log1p(-first) - np.log(first))
    return [(slope, slope), (of_y, of_y)]


def check_gradients(nodes: Sequence[Node]) -> None:
    """From the loss back, each node's gradient by those of the nodes that take it."""
    values = {node.name: np.atleast_2d(np.asarray(node.value, dtype=float)) for node in nodes}
    ranges = {name: [np.zeros_like(value), np.zeros_like(value)] for name, value in values.items()}
    ranges[nodes[-1].name] = [np.ones((1, 1)), np.ones((1, 1))]
    uses = Counter(name for node in nodes for name in node.inputs)
    for node in reversed(nodes):
        low, high = ranges[node.name]
        if node.name == "y" and (node.grad is None or is_zero(node.grad)):
            continue  # data: who lets nothing flow to it is right too
        check_true(
            node.grad is not None,
            f"{node.name!r} has no gradient; only that of y may be None.",
            node.grad,
        )
        got = node.grad
        if np.size(node.value) == 1:
            got = column(got)
        wanted = (low + high) / 2
        if isinstance(got, np.ndarray) and got.shape == low.shape:
            wanted = np.clip(got, low, high)
        causes = {"It has the opposite sign.": -wanted, "It is transposed.": wanted.T}
        if np.array_equal(low, high):
            causes |= slips(node, nodes, values)
        name = f"the gradient of {node.name!r}"
        if uses[node.name] > 1:
            name += f", which {uses[node.name]} nodes take,"
        grad = check_array(name, got, wanted, rtol=GUARD, causes=causes)
        if node.op != "input":
            given = [values[source] for source in node.inputs]
            # By what the node itself says, so that a slip is told where it is made.
            back = passed_back(node.op, grad, given, values[node.name])
            for source, (least, most) in zip(node.inputs, back, strict=True):
                ranges[source] = [ranges[source][0] + least, ranges[source][1] + most]


def is_zero(grad: Any) -> bool:
    return np.shape(grad) == (1, 1) and not np.any(grad)


def slips(node: Node, nodes: Sequence[Node], values: Leaves) -> dict[str, Any]:
    """What common mistakes would give, where one node takes this one."""
    users = [user for user in nodes if node.name in user.inputs and user.grad is not None]
    if len(users) != 1 or users[0].inputs[0] != node.name:
        return {}
    user, own = users[0], values[node.name]
    grad = np.asarray(column(user.grad), dtype=float)
    if user.op == "log_loss":
        difference = own - values[user.inputs[1]]
        return {"That is the gradient behind the sigmoid, dL/dz2: this node is y_hat.": difference}
    if user.op == "relu":
        return {"ReLU's mask is missing.": grad}
    if user.op == "sigmoid":
        return {"The sigmoid's derivative is missing.": grad}
    return {}


def by_torch(leaves: Leaves) -> Leaves:
    """The gradients of the inputs by automatic differentiation in float64."""
    import torch

    def loss(x: Any, W1: Any, b1: Any, W2: Any, b2: Any) -> Any:
        y_hat = torch.sigmoid(W2 @ torch.relu(W1 @ x + b1) + b2)
        return torch.nn.functional.binary_cross_entropy(y_hat, torch.tensor(leaves["y"]))

    inputs = {name: value for name, value in leaves.items() if name != "y"}
    gradients = by_autograd(loss, inputs)
    return {name: gradients[f"d{name}"] for name in inputs}


def some_leaves(rng: np.random.Generator, n_in: int, n_hidden: int, y: float) -> Leaves:
    """Numbers with which some units are on and, where there are several, some are off."""
    leaves = {
        "x": rng.normal(size=(n_in, 1)),
        "y": np.full((1, 1), y),
        "W1": rng.normal(size=(n_hidden, n_in)),
        "b1": rng.normal(size=(n_hidden, 1)),
        "W2": rng.normal(size=(1, n_hidden)),
    }
    z1 = leaves["W1"] @ leaves["x"] + leaves["b1"]
    on = np.abs(z1) * np.where(np.arange(n_hidden) % 3 == 1, -1.0, 1.0).reshape(-1, 1)
    leaves["b1"] = leaves["b1"] + on - z1
    # The prediction keeps off 0 and 1, where a guard against log(0) would be felt.
    leaves["b2"] = rng.uniform(-1.5, 1.5, size=(1, 1)) - leaves["W2"] @ np.maximum(on, 0.0)
    return leaves


@part("build_graph")
def test_exercise_graph(student: Student) -> None:
    check_graph(student.build_graph(*EXERCISE.values()), EXERCISE)


@part("build_graph")
def test_other_numbers_and_sizes(student: Student, rng: np.random.Generator) -> None:
    for n_in, n_hidden, y in ((2, 3, 1.0), (2, 3, 0.0), (4, 5, 0.0), (5, 2, 1.0), (3, 3, 0.0)):
        leaves = some_leaves(rng, n_in, n_hidden, y)
        check_graph(student.build_graph(*leaves.values()), leaves)


@part("build_graph")
def test_one_unit_and_one_input(student: Student, rng: np.random.Generator) -> None:
    for n_in, n_hidden, y in ((1, 1, 1.0), (3, 1, 0.0), (1, 4, 1.0)):
        leaves = some_leaves(rng, n_in, n_hidden, y)
        check_graph(student.build_graph(*leaves.values()), leaves)


@part("build_graph")
def test_gradients_by_automatic_differentiation(student: Student, rng: np.random.Generator) -> None:
    for n_in, n_hidden, y in ((3, 4, 1.0), (4, 3, 0.0)):
        leaves = some_leaves(rng, n_in, n_hidden, y)
        nodes = {node.name: node for node in check_order(student.build_graph(*leaves.values()))}
        for name, gradient in by_torch(leaves).items():
            if name != "y":
                got = nodes[name].grad
                check_array(f"the gradient of {name}", got, gradient, rtol=GUARD)


@part("build_graph")
def test_no_unit_is_on(student: Student, rng: np.random.Generator) -> None:
    """All values of the hidden layer are 0, and so are the gradients before it."""
    leaves = some_leaves(rng, 3, 4, 1.0)
    leaves |= {"b1": leaves["b1"] - 20.0, "b2": np.array([[0.7]])}
    check_graph(student.build_graph(*leaves.values()), leaves)


@part("errors")
def test_dimensions_that_do_not_fit(student: Student) -> None:
    for changed, why in (
        ({"W2": np.ones((1, 4))}, "W2 has 4 columns, W1 3 rows"),
        ({"b1": np.ones((2, 1))}, "b1 has 2 rows, W1 3"),
    ):
        leaves = EXERCISE | changed
        check_raises(ValueError, student.build_graph, *leaves.values(), why=why)


def check_own_drawing(student: Student, leaves: Leaves, rng: np.random.Generator) -> None:
    def judge(nodes: list[Node]) -> None:
        check_graph(nodes, leaves)

    check_drawing(student, graph_to_draw(student, leaves, judge, rng))


@part("draw_graph")
def test_drawing_of_other_numbers(student: Student, rng: np.random.Generator) -> None:
    for y in (0.0, 1.0):
        check_own_drawing(student, some_leaves(rng, 2, 3, y), rng)


@part("draw_graph")
def test_drawing_of_other_sizes(student: Student, rng: np.random.Generator) -> None:
    check_own_drawing(student, some_leaves(rng, 4, 3, 0.0), rng)


@part("draw_graph")
def test_drawing_of_small_and_large_numbers(student: Student, rng: np.random.Generator) -> None:
    leaves = some_leaves(rng, 3, 2, 0.0)
    check_own_drawing(student, leaves | {"x": 0.001 * leaves["x"], "W1": 1000 * leaves["W1"]}, rng)


### END HIDDEN TESTS
