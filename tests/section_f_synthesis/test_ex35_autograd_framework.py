"""Exercise 35: an array that remembers where it came from."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    CheckFailed,
    NotAttempted,
    Student,
    check_array,
    check_equal,
    check_keys,
    check_real,
    check_shape,
    check_true,
    part,
    same,
    travels_with,
)

Floats = NDArray[np.float64]
Backward = Sequence[tuple[str, Floats | None]]


# --- a program of operations, and what is right for it


@dataclass(frozen=True)
class Case:
    """A program, what its names stand for, and the calls of `backward` that follow it."""

    program: str
    tensors: Mapping[str, Floats]
    constants: Mapping[str, Floats] = field(default_factory=dict)
    others: Mapping[str, Any] = field(default_factory=dict)
    backward: Backward = ()

    def arguments(self) -> tuple[Any, ...]:
        given = dict(self.tensors), dict(self.constants), dict(self.others)
        return self.program, *given, [list(call) for call in self.backward]


def evaluate(
    module: Any,
    program: str,
    tensors: dict[str, Any],
    constants: dict[str, Any],
    others: dict[str, Any],
    backward: list[Any],
) -> Any:
    """Run a program on Tensors: `tensors` want a gradient, `constants` do not, `others` are none.

    `backward` are the calls to make after it: the name of a result, and the gradient for it.
    """
    leaves = {name: module.Tensor(value, requires_grad=True) for name, value in tensors.items()}
    leaves.update({name: module.Tensor(value) for name, value in constants.items()})
    scope = {"Tensor": module.Tensor, **leaves, **others}
    exec(program, scope)
    values = {}
    for name, _ in backward:
        if not isinstance(scope[name], module.Tensor):
            return {"name": name, "kind": type(scope[name]).__name__}
        values[name] = scope[name].data
    for name, gradient in backward:
        if gradient is None:
            scope[name].backward()
        else:
            scope[name].backward(gradient)
    return {"values": values, "grads": {name: leaf.grad for name, leaf in leaves.items()}}


def asked(student: Student, case: Case) -> Any:
    return student.probe(evaluate, *case.arguments())


class Numbers(np.ndarray[Any, np.dtype[Any]]):
    """Complex numbers with the methods of a Tensor, for derivatives by a complex step."""

    def relu(self) -> Any:
        return np.where(self.real > 0, self, 0).view(Numbers)

    def sigmoid(self) -> Any:
        return (1 + np.tanh(self / 2)) / 2  # 1 / (1 + e^-x), without an overflow

    def log(self) -> Any:
        return np.log(self)


STEP = 1e-30
"""f(x + ih) = f(x) + ih f'(x) + O(h^2): the imaginary part holds the derivative, and no digit is
lost however small h is (Squire & Trapp 1998)."""


def results(case: Case, tensors: Mapping[str, Any]) -> dict[str, Any]:
    scope: dict[str, Any] = {"Tensor": np.asarray, **case.constants, **case.others}
    scope.update({name: np.array(v, dtype=complex).view(Numbers) for name, v in tensors.items()})
    exec(case.program, scope)
    return {name: np.asarray(scope[name]) for name, _ in case.backward}


def truth(case: Case) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """The values of the results, and the gradients, all calls of `backward` added up."""
    values = {name: value.real for name, value in results(case, case.tensors).items()}
    grads: dict[str, Floats] = {}
    for name, value in case.tensors.items():
        grads[name] = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            moved = value.astype(complex)
            moved[place] += 1j * STEP
            changed = results(case, {**case.tensors, name: moved})
            for result, weights in case.backward:
                weighted = changed[result].imag * (1.0 if weights is None else weights)
                grads[name][place] += weighted.sum() / STEP
    return values, grads


Right = tuple[dict[str, Floats], dict[str, Floats]]


def check_case(
    got: Any, case: Case, causes: Mapping[str, Case] | None = None, right: Right | None = None
) -> None:
    """Values and gradients are right; `causes` are sentences, and cases that give the same."""
    if isinstance(got, dict) and "kind" in got:
        check_true(False, f"{got['name']} should be a Tensor, got {got['kind']}.", got)
    values, grads = right or truth(case)
    for name, value in values.items():
        check_array(f"{name}.data", got["values"][name], value)
    slips = {why: truth(slip)[1] for why, slip in (causes or {}).items()}
    for name, grad in grads.items():
        told = {why: slip[name] for why, slip in slips.items() if name in slip}
        check_true(
            got["grads"][name] is not None,
            f"{name}.grad should be an array, got None: no gradient came to {name}. Does every "
            "result remember its inputs, in a list of its own, and does backward go on to them?",
            got,
        )
        check_array(f"{name}.grad", got["grads"][name], grad, causes=told)


def check_graph(
    student: Student,
    case: Case,
    causes: Mapping[str, Case] | None = None,
    right: Right | None = None,
) -> None:
    """`backward` gives each Tensor that wants one its gradient, and no other."""
    got = asked(student, case)
    check_case(got, case, causes, right)
    for name in case.constants:
        check_true(
            got["grads"][name] is None,
            f"{name} was made with requires_grad=False, so {name}.grad should stay None.",
            got,
        )


# --- drawn cases for each operation


def drawn(rng: np.random.Generator, shape: tuple[int, ...], positive: bool = False) -> Floats:
    """Numbers off zero, where relu bends and log ends."""
    size = rng.uniform(0.3, 1.5, shape)
    return np.asarray(size if positive else size * rng.choice([-1.0, 1.0], shape))


def case(
    rng: np.random.Generator,
    program: str,
    result: str = "z",
    positive: bool = False,
    **shapes: Any,
) -> Case:
    """x, y: Tensors that want a gradient; c: one that does not; a: an array; k: a number."""
    given = {n: v if n == "k" else drawn(rng, v, positive) for n, v in shapes.items()}
    made = Case(
        program,
        tensors={name: value for name, value in given.items() if name in "xy"},
        constants={name: value for name, value in given.items() if name == "c"},
        others={name: value for name, value in given.items() if name in "ak"},
        backward=[(result, None)],
    )
    shape = results(made, made.tensors)[result].shape
    return replace(made, backward=[(result, drawn(rng, shape))])


def with_backward(case: Case, rng: np.random.Generator, *names: str) -> Case:
    """The same program with these calls of `backward`, each with a gradient of its own."""
    named = replace(case, backward=[(name, None) for name in names])
    shapes = {name: value.shape for name, value in results(named, case.tensors).items()}
    return replace(case, backward=[(name, drawn(rng, shapes[name])) for name in names])


BROADCAST: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
    ((2, 3), (3,)),
    ((3,), (2, 3)),
    ((2, 3), (2, 1)),
    ((1, 3), (2, 3)),
    ((3, 1), (1, 4)),
    ((), (2, 3)),
    ((2, 3), (1, 1)),
    ((2, 1, 3), (4, 1)),
    ((3, 1, 2), (2, 2)),
    ((1, 3), (3,)),
    ((2, 2), (2, 2)),
    ((), ()),
    ((1,), ()),
]
SIGNS = {"add": "+", "mul": "*", "sub": "-", "matmul": "@"}
METHODS = ("relu", "sigmoid", "sum", "mean", "log")
SHAPES: list[tuple[int, ...]] = [(2, 3), (4,), (), (1, 1), (3, 1), (2, 2, 2)]


def cases_of(op: str, rng: np.random.Generator) -> list[Case]:
    """All ways to call an operation, but for an array on the left."""
    if op in METHODS:
        program, positive = f"z = x.{op}()", op == "log"
        return [case(rng, program, positive=positive, x=shape) for shape in SHAPES]
    if op == "neg":
        return [case(rng, "z = -x", x=shape) for shape in SHAPES]
    sign = SIGNS[op]
    if op == "matmul":
        sizes = [((2, 3), (3, 4)), ((3, 3), (3, 3)), ((1, 4), (4, 1)), ((3, 1), (1, 2))]
        return [
            *(case(rng, "z = x @ y", x=x, y=y) for x, y in sizes),
            case(rng, "z = x @ a", x=(2, 3), a=(3, 2)),
            case(rng, "z = x @ c", x=(2, 2), c=(2, 2)),
            case(rng, "z = c @ x", x=(3, 2), c=(2, 3)),
        ]
    return [
        *(case(rng, f"z = x {sign} y", x=x, y=y) for x, y in BROADCAST),
        case(rng, f"z = x {sign} a", x=(3,), a=(2, 3)),
        case(rng, f"z = x {sign} a", x=(2, 2), a=(2, 2)),
        case(rng, f"z = x {sign} c", x=(2, 1), c=(2, 3)),
        case(rng, f"z = c {sign} x", x=(2, 3), c=(2, 3)),
        case(rng, f"z = x {sign} k", x=(2, 3), k=2.5),
        case(rng, f"z = k {sign} x", x=(2, 3), k=-1.5),
        case(rng, f"z = k {sign} x", x=(), k=3),
    ]


def array_on_the_left(op: str, rng: np.random.Generator) -> list[Case]:
    program = f"z = a {SIGNS[op]} x"
    if op == "matmul":
        return [case(rng, program, a=(2, 3), x=(3, 4)), case(rng, program, a=(2, 2), x=(2, 2))]
    return [
        case(rng, program, a=(2, 2), x=(2, 2)),
        case(rng, program, a=(2, 3), x=(3,)),
        case(rng, program, a=(3,), x=(2, 3)),
    ]


# --- one slip, one part


def is_right(student: Student, case: Case) -> bool:
    try:
        check_case(asked(student, case), case)
    except CheckFailed:
        if student.latest.ended_guest:
            raise
        return False
    return True


def otherwise(case: Case) -> Case:
    """The same gradients without handing one to `backward`, where that does not work."""
    ((name, weights),) = case.backward
    program = f"{case.program}\nweighted = ({name} * weights).sum()"
    others = {**case.others, "weights": weights}
    return replace(case, program=program, others=others, backward=[("weighted", None)])


MADE_OF = {
    "z = -x": ["z = x * -1", "z = -1 * x"],
    "z = x - y": ["z = x + (-y)", "z = (-y) + x", "z = x + y * -1", "z = x + -1 * y"],
    "z = x - a": [
        "z = x + (-a)",
        "z = x + -Tensor(a)",
        "z = -Tensor(a) + x",
        "z = x + Tensor(a) * -1",
    ],
    "z = x - c": ["z = x + (-c)", "z = (-c) + x", "z = x + c * -1", "z = x + -1 * c"],
    "z = c - x": ["z = c + (-x)", "z = (-x) + c", "z = c + x * -1", "z = -(x - c)"],
    "z = x - k": [
        "z = x + (-k)",
        "z = x + -Tensor(k)",
        "z = -Tensor(k) + x",
        "z = x + Tensor(k) * -1",
    ],
    "z = k - x": ["z = k + (-x)", "z = (-x) + k", "z = x * -1 + k", "z = -(x - k)"],
    "z = a - x": ["z = (-x) + a", "z = x * -1 + a", "z = -(x - a)"],
    "z = x.mean()": ["z = x.sum() * share", "z = share * x.sum()", "z = (x * share).sum()"],
    "z = x.relu()": ["z = x * mask", "z = mask * x"],
}
"""What an operation may be made of: where it gives what its pieces give, the slip is theirs."""


def as_its_pieces(student: Student, case: Case, got: Any) -> bool:
    x = case.tensors["x"]
    more = {"share": 1 / x.size, "mask": (x > 0).astype(float)}
    for program in MADE_OF.get(case.program, ()):
        others = {**case.others, **{n: v for n, v in more.items() if n in program}}
        try:
            made = asked(student, replace(case, program=program, others=others))
        except CheckFailed:
            if student.latest.ended_guest:
                raise
            continue
        if same(got, made, 1e-9, 1e-12):  # the same steps, or the same in another order
            return bool(working(student))  # else there are no pieces, and no gradients at all
    return False


def judge(student: Student, case: Case) -> None:
    """The operation of this case is right, apart from mistakes elsewhere."""
    try:
        got = asked(student, case)
        check_case(got, case)
        return
    except NotAttempted:
        raise
    except CheckFailed as error:
        failed, calls = error, len(student.calls)
        if student.latest.ended_guest:
            raise
    returned = student.calls[-1].outcome.value
    if is_right(student, otherwise(case)) or as_its_pieces(student, case, returned):
        return
    del student.calls[calls:]  # what tells the slip is the call that shows it
    raise failed


def judge_operation(student: Student, op: str, rng: np.random.Generator) -> None:
    for one in cases_of(op, rng):
        judge(student, one)
    if op not in SIGNS:
        return
    # One missing line of the class takes the array on the left from all four: it costs only +.
    left = array_on_the_left(op, rng)
    calls = len(student.calls)
    works = op == "add" or any(
        is_right(student, array_on_the_left(other, rng)[0]) for other in SIGNS
    )
    del student.calls[calls:]
    for one in left if works else []:
        judge(student, one)


OPERATIONS = ("add", "mul", "sub", "neg", "matmul", *METHODS)


def fails(got: Any, case: Case, right: Right) -> bool:
    if got is None:
        return True
    try:
        check_case(got, case, right=right)
    except CheckFailed:
        return True
    return False


@cache
def known(op: str) -> tuple[list[tuple[Case, Right]], list[tuple[Case, Right]]]:
    """Cases with what is right for them, and the same without a gradient for `backward`."""
    cases = cases_of(op, np.random.default_rng(35))
    others = [otherwise(one) for one in cases]
    return [(one, truth(one)) for one in cases], [(one, truth(one)) for one in others]


def evaluate_all(module: Any, evaluate: str, cases: list[Any]) -> list[Any]:
    """What `evaluate`, given by its source, returns for each case; None where it raises."""
    scope: dict[str, Any] = {}
    exec(f"from __future__ import annotations\n{evaluate}", scope)
    found = []
    for case in cases:
        try:
            found.append(scope["evaluate"](module, *case))
        except Exception:
            found.append(None)
    return found


def working(student: Student) -> list[str]:
    """The operations that are right by themselves."""
    return student.once("working", lambda: tried(student))


def tried(student: Student) -> list[str]:
    calls = len(student.calls)
    right: list[str] = []
    for variant in (0, 1):
        left = [op for op in OPERATIONS if op not in right]
        cases = [(op, *pair) for op in left for pair in known(op)[variant]]
        given = [one.arguments() for _, one, _ in cases]
        found = student.probe(evaluate_all, inspect.getsource(evaluate), given) if given else []
        wrong = {
            op for got, (op, one, known) in zip(found, cases, strict=True) if fails(got, one, known)
        }
        right += [op for op in left if op not in wrong]
    del student.calls[calls:]
    return [op for op in OPERATIONS if op in right]


def right_operations(student: Student, rng: np.random.Generator) -> list[str]:
    """Those with which the graph can be judged; where there are none, that is what is wrong."""
    right = working(student)
    if not right:
        simple = case(rng, "z = x + y", x=(2, 2), y=(2, 2))
        check_case(asked(student, simple), simple)
        check_true(False, "none of the operations works by itself, so no graph can be judged.")
    return right


ONCE = {
    "add": "{} + c",
    "mul": "{} * c",
    "sub": "c - {}",
    "neg": "-{}",
    "matmul": "{} @ c",
    "relu": "{}.relu()",
    "sigmoid": "{}.sigmoid()",
    "log": "{}.log()",
    "sum": "{}.sum()",
    "mean": "{}.mean()",
}
TWICE = {"add": "x + x", "mul": "x * x", "sub": "x - (c - x)", "matmul": "x @ x"}
LAST_ALONE = "It is what the last backward() gives alone: what x.grad holds already should stay."


def applied(op: str, name: str) -> str:
    return ONCE[op].format(name)


def square(
    rng: np.random.Generator,
    program: str,
    positive: bool = False,
    result: str = "z",
    shape: tuple[int, ...] = (2, 2),
) -> Case:
    """A case whose names stand for 2 x 2 matrices, so that each operation applies."""
    named = {name: shape for name in "xyca" if re.search(rf"\b{name}\b", program)}
    return case(rng, program, result, positive, **named)


@part("Tensor.add")
def test_addition(student: Student, rng: np.random.Generator) -> None:
    judge(student, case(rng, "z = x + y", x=(2, 2), y=(2, 2)))
    judge(student, case(rng, "z = x + y", x=(2, 3), y=(3,)))
    judge(student, case(rng, "z = a + x", a=(2, 2), x=(2, 2)))
    judge(student, case(rng, "z = k + x", k=2.5, x=(3,)))


@part("Tensor.mul")
def test_multiplication(student: Student, rng: np.random.Generator) -> None:
    judge(student, case(rng, "z = x * y", x=(2, 2), y=(2, 2)))
    judge(student, case(rng, "z = x * y", x=(2, 3), y=(2, 1)))
    judge(student, case(rng, "z = k * x", k=2.5, x=(3,)))


@part("Tensor.matmul")
def test_matrix_product(student: Student, rng: np.random.Generator) -> None:
    judge(student, case(rng, "z = x @ y", x=(2, 3), y=(3, 2)))
    judge(student, case(rng, "z = x @ a", x=(2, 2), a=(2, 2)))


@part("Tensor.neg")
def test_negation(student: Student, rng: np.random.Generator) -> None:
    judge(student, case(rng, "z = -x", x=(2, 2)))


@part("Tensor.sub")
def test_subtraction(student: Student, rng: np.random.Generator) -> None:
    judge(student, case(rng, "z = x - y", x=(2, 2), y=(2, 2)))
    judge(student, case(rng, "z = k - x", k=2.5, x=(3,)))


@part("Tensor.relu")
def test_relu(student: Student) -> None:
    x = np.array([[-2.0, 0.5], [3.0, -0.1]])
    judge(student, Case("z = x.relu()", {"x": x}, backward=[("z", np.array([[1, 2], [3, 4.0]]))]))


@part("Tensor.sigmoid")
def test_sigmoid(student: Student) -> None:
    x = np.array([-2.0, 0.0, 0.5])
    judge(student, Case("z = x.sigmoid()", {"x": x}, backward=[("z", np.array([1.0, 2.0, 3.0]))]))


@part("Tensor.sum")
def test_sum(student: Student, rng: np.random.Generator) -> None:
    judge(student, case(rng, "z = x.sum()", x=(2, 2)))


@part("Tensor.mean")
def test_mean(student: Student, rng: np.random.Generator) -> None:
    judge(student, case(rng, "z = x.mean()", x=(2, 2)))


@part("Tensor.log")
def test_log(student: Student) -> None:
    x = np.array([0.01, 0.5, 1.0, 4.0])
    judge(student, Case("z = x.log()", {"x": x}, backward=[("z", np.array([1.0, 2.0, 3.0, 4.0]))]))


@part("Tensor.backward")
def test_a_tensor_used_twice(student: Student, rng: np.random.Generator) -> None:
    for op in right_operations(student, rng):
        if op in TWICE:
            one = square(rng, f"z = {TWICE[op]}")
            check_graph(student, one)


@part("Tensor.backward.again")
def test_backward_twice(student: Student, rng: np.random.Generator) -> None:
    for op in right_operations(student, rng):
        positive = op == "log"
        one = square(rng, f"z = {applied(op, 'x')}", positive)
        one = with_backward(one, rng, "z", "z")
        check_graph(student, one, {LAST_ALONE: replace(one, backward=one.backward[1:])})


def what_it_raises(module: Any, program: str, last: str, x: Any, y: Any) -> Any:
    """The type of what the last line raises, after the program."""
    scope = {name: module.Tensor(value, requires_grad=True) for name, value in (("x", x), ("y", y))}
    exec(program, scope)
    try:
        exec(last, scope)
    except NotImplementedError:
        raise
    except ValueError:
        return "ValueError"
    except Exception as error:
        return type(error).__name__
    return "nothing"


def check_gradient_missed(student: Student, program: str, x: Floats) -> None:
    got = student.probe(what_it_raises, program, "z.backward()", x, x)
    check_true(
        got == "ValueError",
        f"z has {x.size} entries, so z.backward() without a gradient should raise ValueError; it "
        f"raised {got}.",
        got,
    )


@part("Tensor.backward")
def test_gradient_is_needed_for_many_entries(student: Student) -> None:
    check_gradient_missed(student, "z = x", np.array([1.0, 2.0, 3.0]))


DEEP = {
    "add": "z = z + k",
    "sub": "z = k - z",
    "mul": "z = z * k",
    "neg": "z = -z",
    "relu": "z = z.relu()",
    "matmul": "z = z @ a",
}


@part("Tensor.backward.deep")
def test_deep_graph(student: Student, rng: np.random.Generator) -> None:
    ops = right_operations(student, rng)
    for op in [op for op in DEEP if op in ops][:1]:
        n, k, x = 10_000, 1.0001, drawn(rng, (1, 1), positive=True)
        others = {"k": k, "a": np.array([[k]])}
        program = f"z = x\nfor _ in range({n}): {DEEP[op]}"
        one = Case(program, {"x": x}, others=others, backward=[("z", x)])
        grown = k**n if op in ("mul", "matmul") else 1.0  # all others move x, or turn its sign
        value = grown * x + (n * k if op == "add" else 0.0)
        check_graph(student, one, right=({"z": value}, {"x": grown * x}))


# --- training, with the submission's own Tensor or a stand-in


def solve(
    leaves: list[Any], wanted: list[bool], steps: list[Any], gradient: Any
) -> tuple[Any, list[Any]]:
    """The value of the last step and, if asked for, its gradients: the stand-in's arithmetic.

    A complex step for every entry, all at once: each has a place along the first axis.
    """
    wanted = [want and gradient is not None for want in wanted]
    sizes = [np.size(leaf) if want else 0 for leaf, want in zip(leaves, wanted, strict=True)]
    nodes: list[Any] = []
    for i, leaf in enumerate(leaves):
        moved = np.tile(np.asarray(leaf, dtype=complex), (1 + sum(sizes), *[1] * np.ndim(leaf)))
        first = 1 + sum(sizes[:i])
        flat = moved.reshape(len(moved), -1)
        flat[np.arange(first, first + sizes[i]), np.arange(sizes[i])] += 1j * STEP
        nodes.append(flat.reshape(moved.shape))
    for op, *operands in steps:
        nodes.append(batched(op, *(nodes[i] for i in operands)))
    value = nodes[-1]
    if gradient is None:
        return value[0].real, []
    slopes = (value.imag * gradient).reshape(len(value), -1).sum(axis=1) / STEP
    ends = 1 + np.cumsum([0, *sizes])
    grads = [
        slopes[ends[i] : ends[i + 1]].reshape(np.shape(leaf)) if wanted[i] else None
        for i, leaf in enumerate(leaves)
    ]
    return value[0].real, grads


def batched(op: str, x: Any, y: Any = None) -> Any:
    """An operation on arrays that have one more axis, in front."""
    if y is not None:
        ndim = max(x.ndim, y.ndim)
        x, y = (v.reshape(len(v), *[1] * (ndim - v.ndim), *v.shape[1:]) for v in (x, y))
        two = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "matmul": np.matmul}
        return two[op](x, y)
    if op in ("sum", "mean"):
        return getattr(x.reshape(len(x), -1), op)(axis=1)
    return -x if op == "neg" else np.asarray(getattr(x.view(Numbers), op)())


def solved(last: Any, solve: Any, gradient: Any = None) -> Any:
    """The value of a stand-in for a Tensor, and its leaves with their gradients, by `solve`."""
    nodes, waiting = {}, [(last, None)]
    while waiting:
        node, value = waiting.pop()
        if node.serial not in nodes:
            nodes[node.serial] = node, value
            waiting.extend(node.made_of[1] if node.made_of else [])
    leaves = [pair for _, pair in sorted(nodes.items()) if not pair[0].made_of]
    inner = [node for _, (node, _) in sorted(nodes.items()) if node.made_of]
    order = [node for node, _ in leaves] + inner
    place = {node.serial: i for i, node in enumerate(order)}
    steps = [
        [node.made_of[0], *(place[other.serial] for other, _ in node.made_of[1])] for node in inner
    ]
    wanted = [node.requires_grad for node, _ in leaves]
    values = [node.value if value is None else value for node, value in leaves]
    value, grads = solve(values, wanted, steps, gradient)
    return value, zip([node for node, _ in leaves], grads, strict=False)


@travels_with(solved)
def stand_in_tensor(solve: Any, counts: dict[str, Any]) -> Any:
    """Stands in for Tensor: it keeps what was asked, `solve` does the work, passes are counted."""
    import itertools

    import numpy as np

    serial = itertools.count()

    class StandIn:
        __array_ufunc__ = None

        def __init__(self, data: Any, requires_grad: bool = False) -> None:
            self.made_of: Any = None
            self.value: Any = np.array(data, dtype=float)
            self.requires_grad, self.grad, self.serial = requires_grad, None, next(serial)

        @property
        def data(self) -> Any:
            if self.value is None:
                self.value = np.array(solved(self, solve)[0])
            return self.value

        @data.setter
        def data(self, value: Any) -> None:
            self.value = np.asarray(value)

        def backward(self, gradient: Any = None) -> None:
            counts["tensor"] += 1
            if gradient is None:
                if np.size(self.data) != 1:
                    raise ValueError("gradient is missing")
                gradient = np.ones(np.shape(self.data))
            for leaf, grad in solved(self, solve, np.asarray(gradient, dtype=float))[1]:
                if grad is not None:
                    leaf.grad = np.array(grad if leaf.grad is None else leaf.grad + grad)

    return StandIn


def with_operations(tensor: Any) -> Any:
    """The stand-in, with every operation that a Tensor has."""
    import numpy as np

    operations = {
        "__add__": "add", "__mul__": "mul", "__sub__": "sub", "__matmul__": "matmul",
        "__neg__": "neg", "relu": "relu", "sigmoid": "sigmoid", "sum": "sum", "mean": "mean",
        "log": "log",
    }  # fmt: skip

    def operation(name: str, reflected: bool = False) -> Any:
        def apply(*operands: Any) -> Any:
            made = tensor(0.0)
            tensors = [v if isinstance(v, tensor) else tensor(v) for v in operands]
            tensors = tensors[::-1] if reflected else tensors
            # A leaf may be changed in place before it is asked for, so its numbers are kept.
            kept = [(t, None if t.made_of else np.array(t.value)) for t in tensors]
            made.made_of, made.value = (name, kept), None
            return made

        return apply

    for method, name in operations.items():
        setattr(tensor, method, operation(name))
        if name in ("add", "sub", "mul", "matmul"):
            setattr(tensor, method.replace("__", "__r", 1), operation(name, reflected=True))
    return tensor


@travels_with(stand_in_tensor, with_operations)
def with_tensor(module: Any, function: str, seed: int, solve: Any, shift: Any) -> Any:
    """Call train_xor or gradients_match_numpy, and count what it makes use of.

    Where `solve` is given, it does the work of a stand-in for Tensor. Where `shift` is (i, amount),
    the chapter's backward_propagation gives a gradient, the i-th, that is off by that much.
    """
    import contextlib

    import numpy as np

    from grader.calling.watching import replacing, replacing_backward

    asked = getattr(module, function)
    counts: dict[str, Any] = {"tensor": 0, "chapter": 0, "seen": []}

    def chapter(right: Any, Y: Any, parameters: Any, *rest: Any) -> Any:
        counts["chapter"] += 1
        counts["seen"] = [np.array(Y), *map(np.array, parameters.values())]
        gradients = right(Y, parameters, *rest)
        if shift is not None:
            name = sorted(gradients)[shift[0]]
            gradients[name] = gradients[name].copy()
            gradients[name].flat[shift[0]] += shift[1]
        return gradients

    own: Any = getattr(module, "Tensor", None)
    own_backward: Any = getattr(own, "backward", None)

    def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        counts["tensor"] += 1
        return own_backward(self, *args, **kwargs)

    with contextlib.ExitStack() as stack:
        stack.enter_context(replacing_backward(module, chapter))
        if solve is not None:
            tensor = with_operations(stand_in_tensor(solve, counts))
            stack.enter_context(replacing(module, Tensor=tensor))
        elif own_backward is not None:
            stack.enter_context(replacing(own, backward=counted))
        out = asked(seed=seed)
    return {"result": out, **counts}


def is_sound(student: Student) -> bool:
    """Whether the submission's Tensor is right, as far as training asks."""
    return student.once("sound", lambda: tried_in_training(student))


def tried_in_training(student: Student) -> bool:
    rng = np.random.default_rng(35)
    graph = square(
        rng,
        "u = a @ x @ y + a + c\nv = (-9 * x).sigmoid() + (0.05 * y).log()  # far out, and near 0\n"
        "w = x * x + (x + x) * (y - y * y) - y @ y  # every kind, twice of the same\n"
        "z = (a * u.sigmoid() - x.log()).mean() + u.sum() + v.sum() + w.sum()",
        True,
    )
    calls = len(student.calls)
    sound = len(working(student)) == len(OPERATIONS) and is_right(
        student, with_backward(graph, rng, "u", "z", "z")
    )
    del student.calls[calls:]
    return sound


def with_own_or_stand_in(student: Student, check: Callable[[Any], None]) -> None:
    """`check` passes with the submission's own Tensor or, if that is wrong, with a right one."""
    if not is_sound(student):
        calls = len(student.calls)
        try:
            check(solve)
            return
        except CheckFailed:
            del student.calls[calls:]
    check(None)


def trained(student: Student, seed: int, stand_in: Any, turn: int = 1) -> Floats:
    """The losses of a training whose result is right; another turn trains once more."""
    what = "train_xor", seed, stand_in is None, turn
    return student.once(what, lambda: train_anew(student, seed, stand_in))


def train_anew(student: Student, seed: int, stand_in: Any) -> Floats:
    got = student.probe(with_tensor, "train_xor", seed, stand_in, None)
    out = check_keys("the result", got["result"], ("losses", "predictions"))
    losses = out["losses"]
    check_true(
        isinstance(losses, list | tuple | np.ndarray) and len(losses) > 1,
        "losses should hold a number for each step of the training.",
        losses,
    )
    curve = np.array([check_real(f"losses[{i}]", loss) for i, loss in enumerate(losses)])
    check_true(
        curve[-1] < curve[0],
        f"the loss should fall; it goes from {curve[0]:.6g} to {curve[-1]:.6g}.",
        losses,
    )
    predictions = out["predictions"]
    if isinstance(predictions, list | tuple):
        predictions = np.array(predictions)
    if isinstance(predictions, np.ndarray) and predictions.dtype == bool:
        predictions = predictions.astype(int)
    predictions = check_shape("predictions", predictions, (4,))
    check_true(
        np.isin(predictions, (0, 1)).all(),
        "predictions should be classes, 0 or 1: which side of 0.5 is the output on?",
        out["predictions"],
    )
    right = int(np.sum(predictions == [0, 1, 1, 0]))
    check_true(
        right == 4,
        f"the network should classify all four rows of XOR; it gets {right} right. Train longer, "
        "or from other weights where a start gets stuck.",
        out["predictions"],
    )
    # A loss a step, or one for each of the four rows; and one before, or after.
    check_true(
        4 * got["tensor"] + 4 >= len(losses) and got["tensor"] > 0,
        f"the gradients should come from your Tensor: there are {len(losses)} losses, and "
        f"Tensor.backward was called {got['tensor']} times.",
        losses,
    )
    return curve


@part("train_xor")
def test_learns_xor(student: Student) -> None:
    def check(stand_in: Any) -> None:
        trained(student, 0, stand_in)

    with_own_or_stand_in(student, check)


def compared(
    student: Student, seed: int, stand_in: Any, shift: Any = None
) -> tuple[float, list[Any]]:
    """The result, and the batch and parameters that the chapter's function was given."""
    got = student.probe(with_tensor, "gradients_match_numpy", seed, stand_in, shift)
    largest = check_real("the result", got["result"])
    for who, what in (("chapter", "network.backward_propagation"), ("tensor", "Tensor.backward")):
        check_true(
            got[who] > 0,
            f"it should compare gradients of both, and never calls {what}.",
            got["result"],
        )
    return largest, got["seen"]


def check_small(student: Student, seed: int, stand_in: Any) -> list[Any]:
    largest, seen = compared(student, seed, stand_in)
    check_true(
        0 <= largest < 1e-6,
        f"the largest difference should be below 1e-6, got {largest:.6g}. Is the loss the mean "
        "over the batch, and is no input of a ReLU exactly zero?",
    )
    return seen


@part("gradients_match_numpy")
def test_gradients_match(student: Student) -> None:
    def check(stand_in: Any) -> None:
        check_small(student, 0, stand_in)

    with_own_or_stand_in(student, check)


### BEGIN HIDDEN TESTS
@part("Tensor.add")
def test_addition_of_all_kinds(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "add", rng)


@part("Tensor.mul")
def test_multiplication_of_all_kinds(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "mul", rng)


@part("Tensor.matmul")
def test_matrix_products_of_all_kinds(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "matmul", rng)


@part("Tensor.neg")
def test_negation_of_all_shapes(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "neg", rng)


@part("Tensor.sub")
def test_subtraction_of_all_kinds(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "sub", rng)


@part("Tensor.relu")
def test_relu_of_all_shapes(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "relu", rng)


@part("Tensor.sigmoid")
def test_sigmoid_of_all_shapes(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "sigmoid", rng)


@part("Tensor.sum")
def test_sum_of_all_shapes(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "sum", rng)


@part("Tensor.mean")
def test_mean_of_all_shapes(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "mean", rng)


@part("Tensor.log")
def test_log_of_all_shapes(student: Student, rng: np.random.Generator) -> None:
    judge_operation(student, "log", rng)


@part("Tensor.sigmoid")
def test_sigmoid_far_out(student: Student) -> None:
    x = np.array([-1000.0, -800.0, -40.0, 0.0, 40.0, 800.0, 1000.0])
    judge(student, Case("z = x.sigmoid()", {"x": x}, backward=[("z", np.arange(1.0, 8.0))]))


def expression(
    rng: np.random.Generator, ops: Sequence[str], steps: int, calls: int
) -> tuple[Case, Right]:
    """A random program of these operations, and what torch makes of it in float64.

    It ends with so many calls of backward: from the last result, and from any.
    """
    import torch

    shapes: list[tuple[int, ...]] = [(2, 3), (3,), (2, 1), (), (1, 1), (3, 2), (3, 3), (1, 3)]
    tensors = {name: drawn(rng, shapes[rng.integers(8)], name == "w") for name in "xyw"}
    constants = {name: drawn(rng, shapes[rng.integers(8)]) for name in "cd"}
    others = {"a": drawn(rng, (2, 3)), "k": float(rng.normal())}
    scope: dict[str, Any] = {name: torch.tensor(value) for name, value in constants.items()}
    scope.update({name: torch.tensor(v, requires_grad=True) for name, v in tensors.items()})
    leaves = {name: scope[name] for name in (*tensors, *constants)}
    scope.update(a=torch.tensor(others["a"]), k=others["k"])
    names, lines = [*tensors], []

    def some_name() -> str:  # late ones more often, so that the graph grows deep
        return names[int(len(names) * rng.random() ** 0.5)]

    for attempt in range(20 * steps):
        op, name, first = str(rng.choice(ops)), f"v{attempt}", some_name()
        if op in SIGNS:
            second = some_name() if rng.random() < 0.7 else str(rng.choice([*"cdak"]))
            if second in "cdk" and rng.random() < 0.5:
                first, second = second, first
            if op == "matmul" and not all(np.ndim(scope[n]) == 2 for n in (first, second)):
                continue
            text = f"{first} {SIGNS[op]} {second}"
        else:
            inner = scope[first].detach().numpy()
            # Away from where relu bends, and where log ends.
            if (op == "relu" and np.abs(inner).min() < 0.01) or (op == "log" and inner.min() < 0.1):
                continue
            text = f"-{first}" if op == "neg" else f"{first}.{op}()"
        try:
            value = eval(text, scope)
        except RuntimeError:  # shapes that do not fit
            continue
        if value.numel() <= 60 and value.detach().abs().max() < 20:
            scope[name] = value
            names.append(name)
            lines.append(f"{name} = {text}")
        if len(lines) == steps:
            break
    made = [name for name in names if name not in tensors]
    from_names = [made[-1], str(rng.choice(made))][:calls] if made else []
    backward = [(name, drawn(rng, tuple(scope[name].shape))) for name in dict.fromkeys(from_names)]
    for name, gradient in backward:
        scope[name].backward(torch.tensor(gradient), retain_graph=True)
    values = {name: scope[name].detach().numpy() for name, _ in backward}
    grads = {n: leaf.grad.numpy() for n, leaf in leaves.items() if leaf.grad is not None}
    return Case("\n".join(lines), tensors, constants, others, backward), (values, grads)


@cache  # a class meets the same ones
def expressions(ops: tuple[str, ...], seed: int, calls: int) -> list[tuple[Case, Right]]:
    rng = np.random.default_rng(seed)
    return [expression(rng, ops, steps, calls) for steps in [2, 3, 4, 5, 6, 8, 10, 12] * 4]


@part("Tensor.backward")
def test_random_expressions(student: Student, rng: np.random.Generator) -> None:
    check_expressions(student, rng, calls=1)


@part("Tensor.backward.again")
def test_random_expressions_with_two_calls(student: Student, rng: np.random.Generator) -> None:
    check_expressions(student, rng, calls=2)


def check_expressions(student: Student, rng: np.random.Generator, calls: int) -> None:
    ops = right_operations(student, rng)
    for one, right in expressions(tuple(ops), int(rng.integers(2**32)), calls):
        if one.backward:
            check_graph(student, one, right=right)


@part("Tensor.backward.again")
def test_calls_of_backward_add_up(student: Student, rng: np.random.Generator) -> None:
    for op in right_operations(student, rng):
        once = applied(op, "x")
        two = square(rng, f"u = {once}\nz = {once}", positive=op == "log", result="z")
        two = with_backward(two, rng, "u", "z")
        check_graph(student, two, {LAST_ALONE: replace(two, backward=two.backward[1:])})
        if op in ("sum", "mean", "log"):
            continue
        chain = square(rng, f"u = {once}\nz = {applied(op, 'u')}")
        for names in (("z", "z"), ("z", "u"), ("u", "z", "u")):
            calls = with_backward(chain, rng, *names)
            check_graph(student, calls)


@part("Tensor.backward.again")
def test_gradients_are_kept_apart(student: Student, rng: np.random.Generator) -> None:
    for op in right_operations(student, rng):
        if op in SIGNS:
            program = f"u = x {SIGNS[op]} y\nz = x {SIGNS[op]} c"
            one = with_backward(square(rng, program), rng, "u", "z")
            shared = "A later backward() through x alone changed it: do x and y share one array?"
            both = replace(one, program=f"u = x {SIGNS[op]} y\nz = (x {SIGNS[op]} c) + y")
            check_graph(student, one, {shared: both})


@part("Tensor.backward")
def test_results_used_again_and_again(student: Student, rng: np.random.Generator) -> None:
    # As many ways from x to z as a Fibonacci number: each is too many, their sum is not.
    ops = right_operations(student, rng)
    for op in [op for op in ("add", "sub") if op in ops][:1]:
        sign = SIGNS[op]
        program = f"u, z = x, x {sign} c\nfor _ in range(40): u, z = z, z {sign} u"
        one = square(rng, program)
        check_graph(student, one)


@part("Tensor.backward")
def test_one_entry_needs_no_gradient(student: Student, rng: np.random.Generator) -> None:
    ops = right_operations(student, rng)
    for op in [op for op in OPERATIONS if op in ops][:1]:
        shapes: list[tuple[int, ...]] = [(), (1,), (1, 1), (1, 1, 1)]
        for shape in [(1, 1)] if op == "matmul" else shapes:
            program = f"z = {applied(op, 'x')}"
            one = square(rng, program, True, shape=shape)
            one = replace(one, backward=[("z", None)])
            check_graph(student, one)


@part("Tensor.backward")
def test_many_entries_of_a_result(student: Student, rng: np.random.Generator) -> None:
    ops = right_operations(student, rng)
    for op in [op for op in TWICE if op in ops and op != "sub"][:1]:
        for shape in [(2, 2)] if op == "matmul" else [(1, 2), (2, 1), (2,), (2, 2)]:
            check_gradient_missed(student, f"z = {TWICE[op]}", np.ones(shape))


def made(module: Any, source: Any) -> Any:
    """What the constructor makes of arrays, whose copy is changed then, of a list, a number."""
    source = source.copy()
    x, listed, number = module.Tensor(source), module.Tensor([[1, 2], [3, 4]]), module.Tensor(3)
    short = module.Tensor(source.astype("float32"))
    source[0] = 99.0
    return {
        "array": x.data,
        "list": listed.data,
        "number": number.data,
        "float32": short.data,
        "grad": x.grad,
    }


@part("Tensor.backward")
def test_what_the_constructor_keeps(student: Student, rng: np.random.Generator) -> None:
    source = drawn(rng, (3,))
    got = student.probe(made, source)
    shared = "The array that it was made of has been changed since; keep a copy."
    causes = {shared: np.array([99.0, *source[1:]])}
    check_array("data made of an array", got["array"], source, causes=causes)
    for name, right in (("list", np.array([[1.0, 2.0], [3.0, 4.0]])), ("number", np.array(3.0))):
        data = check_array(f"data made of a {name} of ints", got[name], right)
        check_true(data.dtype == np.float64, f"data should be float64, got {data.dtype}.", data)
    check_array("data made of float32", got["float32"], source.astype(np.float32).astype(float))
    check_equal("grad before any backward", got["grad"], None)


@part("train_xor")
def test_other_seeds_learn_too(student: Student) -> None:
    def check(stand_in: Any) -> None:
        turns = ((0, 1), (0, 2), (1, 1))
        first, again, other = (trained(student, seed, stand_in, turn) for seed, turn in turns)
        check_true(
            # The same training twice; only the order of sums may differ.
            first.shape == again.shape and np.allclose(first, again, rtol=1e-5, atol=1e-8),
            "the same seed gave other losses the second time; draw everything from "
            "np.random.default_rng(seed).",
        )
        check_true(
            first.shape != other.shape or not np.allclose(first, other, rtol=0, atol=1e-12),
            "seeds 0 and 1 gave the same losses; is the seed used?",
        )

    with_own_or_stand_in(student, check)


@part("gradients_match_numpy")
def test_a_wrong_gradient_is_seen(student: Student) -> None:
    def check(stand_in: Any) -> None:
        shifts = ((0, 0.25), (-1, -0.25), (1, 3.0))
        # All are asked for before one is judged: together they tell what is left out.
        found = [compared(student, 3, stand_in, shift)[0] for shift in shifts]
        for largest, (_, amount) in zip(found, shifts, strict=True):
            check_true(
                abs(largest - abs(amount)) < 1e-6,
                f"with one gradient of the chapter's changed by {amount:g}, the largest difference "
                f"should be {abs(amount):g}, got {largest:.6g}. Are all entries of all gradients "
                "compared, by absolute value?",
                largest,
            )

    with_own_or_stand_in(student, check)


@part("gradients_match_numpy")
def test_networks_of_other_seeds(student: Student) -> None:
    def check(stand_in: Any) -> None:
        one, other = (check_small(student, seed, stand_in) for seed in (4, 5))
        check_true(
            not same(one, other),
            "seeds 4 and 5 compared the same network on the same labels; is the seed used?",
        )

    with_own_or_stand_in(student, check)


### END HIDDEN TESTS
