"""Exercise 23: the same operations in NumPy and in PyTorch."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    Student,
    TensorData,
    check_all,
    check_array,
    check_bool,
    check_raises,
    check_tensor,
    check_true,
    check_tuple,
    part,
    tensor,
)

Floats = NDArray[np.float64]

SCALED = np.array([[1.0, 2.0, 3.0, 4.0]] * 3)


SINGLE = 1e-5
"""Of numbers in float32, which carry seven digits."""


def check_both(out: Any, expected: Floats, causes: dict[str, Floats] | None = None) -> None:
    """An array and a tensor, each in float32 or float64, with these values."""
    array, made = check_tuple("the result", out, 2)
    if isinstance(array, np.ndarray) and array.dtype == np.float32:
        check_array("the array", array.astype(float), expected, rtol=SINGLE, causes=causes)
    else:
        check_array("the array", array, expected, causes=causes)
        kind = getattr(array, "dtype", np.dtype(float))
        check_true(kind.kind == "f", f"the array should be of floats, got {kind}.", array)
    dtype = made.dtype if isinstance(made, TensorData) else "float64"
    check_true(
        dtype in ("float32", "float64"), f"the tensor should be of floats, got {dtype}.", made
    )
    rtol = SINGLE if dtype == "float32" else 1e-7
    check_tensor("the tensor", made, expected, dtype=dtype, rtol=rtol, causes=causes)


@part("scaled_ones")
def test_ones_times_a_row(student: Student) -> None:
    column = np.array([[1.0], [2.0], [3.0]])
    causes = {
        "These are the ones, not scaled yet.": np.ones((3, 4)),
        "It scales each row as a whole; the row vector gives each column its number.": (
            column * np.ones((3, 4))
        ),
    }
    check_both(student.scaled_ones(), SCALED, causes)


@part("matrix_product")
def test_small_product(student: Student) -> None:
    A, B = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]])
    causes = {
        "It is the product entry by entry.": A * B,
        "It is the product the other way round, B A.": B @ A,
    }
    check_both(student.matrix_product(A, B), np.array([[19.0, 22.0], [43.0, 50.0]]), causes)


@part("softmax_both")
def test_softmax_of_three(student: Student) -> None:
    v = np.array([2.0, 1.0, 0.1])
    expected = np.array([0.6590011388859679, 0.2424329707047139, 0.09856589040931818])
    causes = {"It is the logarithm of the softmax.": np.log(expected)}
    check_both(student.softmax_both(v), expected, causes)


@part("results_match")
def test_a_match_and_a_difference(student: Student) -> None:
    a = np.array([1.0, -20.0, 300.0])
    same = student.results_match(a, tensor(a, "float64"))
    check_bool("the verdict on the same numbers", same, True)
    other = student.results_match(a, tensor([1.0, -20.0, 301.0], "float64"))
    check_bool("the verdict where the last entry is off by 1", other, False)


@part("results_match.shapes")
def test_a_row_and_a_column(student: Student) -> None:
    a, t = np.full(3, 2.5), tensor(np.full((3, 1), 2.5), "float64")
    check_bool("the verdict on shapes (3,) and (3, 1)", student.results_match(a, t), False)


@part("errors")
def test_sizes_that_do_not_fit(student: Student) -> None:
    errors = ValueError, RuntimeError  # of NumPy, of torch
    A, B = np.ones((2, 3)), np.ones((2, 3))
    check_raises(errors, student.matrix_product, A, B, why="A has 3 columns and B 2 rows")


### BEGIN HIDDEN TESTS
def product_by_loops(A: Floats, B: Floats) -> Floats:
    """Entry by entry: an obvious loop is the truth."""
    (n, k), m = A.shape, B.shape[1]
    C = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            C[i, j] = sum(A[i, p] * B[p, j] for p in range(k))
    return C


def softmax_by_pairs(v: Floats) -> Floats:
    """1 / sum_j exp(v_j - v_i): no power overflows that is not 1 over it in the result."""
    with np.errstate(over="ignore"):
        return np.array([1 / np.sum(np.exp(v - entry)) for entry in v])


def watched(module: Any, function: str, *args: Any) -> Any:
    """Call `function` while whatever torch computes comes out three times too large."""
    import numpy as np
    import torch

    from grader.calling.watching import watching_torch

    own = getattr(module, function)
    try:
        with watching_torch(module, factor=3.0) as use:
            array, made = own(*args)
    except AssertionError:  # it compares the two itself
        with watching_torch(module) as use:
            array, made = own(*args)
    kinds = isinstance(array, np.ndarray) and isinstance(made, torch.Tensor)
    return {
        "array": array,
        "torch_computed": bool(use.computed),
        "converted": bool(use.converted),
        "memory_shared": kinds and np.shares_memory(array, made.detach().numpy()),
    }


def check_each_computes(student: Student, function: str, expected: Floats, *args: Floats) -> None:
    """NumPy computes the array and torch the tensor."""
    check_both(getattr(student, function)(*args), expected)  # its values are right, then
    out = student.probe(watched, function, *args)
    by_torch = not np.allclose(out["array"], expected, rtol=1e-6, equal_nan=True)
    check_true(
        not by_torch,
        "the array is what torch has computed, converted; NumPy should compute it from the "
        "arguments.",
        out,
    )
    # Numbers that are written down need no computing, where there are no arguments.
    from_array = not out["torch_computed"] and (bool(args) or out["converted"])
    check_true(
        not from_array and not out["memory_shared"],
        "the tensor is made out of the array that NumPy has computed; torch should compute it "
        "from tensors of the arguments.",
        out,
    )


@part("scaled_ones")
def test_each_library_scales_its_own(student: Student) -> None:
    check_each_computes(student, "scaled_ones", SCALED)


@part("matrix_product")
def test_other_products(student: Student, rng: np.random.Generator) -> None:
    for n, k, m in ((5, 3, 7), (2, 3, 4), (4, 4, 4), (1, 5, 1), (6, 1, 2)):
        A, B = rng.normal(size=(n, k)), rng.normal(size=(k, m))
        check_both(student.matrix_product(A, B), product_by_loops(A, B))


@part("matrix_product")
def test_each_library_multiplies(student: Student, rng: np.random.Generator) -> None:
    A, B = rng.normal(size=(3, 2)), rng.normal(size=(2, 5))
    check_each_computes(student, "matrix_product", product_by_loops(A, B), A, B)


@part("softmax_both")
def test_softmax_of_other_vectors(student: Student, rng: np.random.Generator) -> None:
    for n in (1, 2, 7):
        v = rng.normal(size=n) * 3
        check_both(student.softmax_both(v), softmax_by_pairs(v))


@part("softmax_both")
def test_each_library_takes_the_softmax(student: Student, rng: np.random.Generator) -> None:
    v = rng.normal(size=6)
    check_each_computes(student, "softmax_both", softmax_by_pairs(v), v)


Pair = tuple[str, Floats, TensorData, dict[str, float], bool]


def pairs_of_shapes() -> Iterator[Pair]:
    """All entries equal, so that every broadcast would match."""
    shapes: list[list[tuple[int, ...]]] = [[(3,), (3, 1)], [(3,), (1, 3)], [(1,), ()]]
    shapes += [[(2, 3), (3,)], [(2,), (3,)]]
    for shape, other in shapes:
        for first, second in ((shape, other), (other, shape)):
            a, t = np.full(first, 2.5), tensor(np.full(second, 2.5), "float64")
            yield f"shapes {first} and {second}", a, t, {}, False
        a, t = np.full(other, 2.5), tensor(np.full(other, 2.5), "float64")
        yield f"equal numbers, both of shape {other}", a, t, {}, True


def pairs_of_values(rng: np.random.Generator) -> Iterator[Pair]:
    """Entries far from zero, and differences far from rtol."""
    for sign in (1.0, -1.0):
        a = sign * np.concatenate([[1e5], rng.uniform(10, 20, size=40)])
        for change in (2e-5, -2e-5):  # in the mean over the entries less than rtol
            t = a.copy()
            t[int(rng.integers(1, 41))] *= 1 + change
            what = "arrays that differ in one small entry, by 2e-5 of it"
            yield what, a, tensor(t, "float64"), {}, False
        a = sign * rng.uniform(100, 900, size=(4, 5))
        t = a * (1 + 1e-7 * rng.choice([-1.0, 1.0], size=a.shape))
        yield "differences of 1e-7 of each entry", a, tensor(t, "float64"), {}, True
        t = a * (1 + 1e-5)
        yield "differences of 1e-5 of each entry", a, tensor(t, "float64"), {}, False
    a = rng.uniform(10, 20, size=6)
    t = a * (1 + np.array([1, -1, 1, -1, 1, -1]) * 1e-3)
    yield "differences of both signs", a, tensor(t, "float64"), {}, False
    t = np.where(a == a.max(), 2 * a, a)
    yield "arrays that differ in the largest entry", a, tensor(t, "float64"), {}, False
    yield "the same numbers in another order", a, tensor(np.roll(a, 1), "float64"), {}, False
    yield "numbers of opposite sign", a, tensor(-a, "float64"), {}, False
    a = rng.uniform(0.011, 0.02, size=5)  # an absolute tolerance of 1e-8 does not reach so far
    what = "small entries that differ by 3e-5 of them"
    yield what, a, tensor(a * (1 + 3e-5), "float64"), {}, False
    a = np.rint(rng.uniform(100, 900, size=(2, 3)))  # whole numbers, which float32 holds exactly
    for difference, rtol, verdict in (
        (1e-4, 1e-3, True),
        (1e-2, 1e-3, False),
        (1e-8, 1e-9, False),
        (1e-11, 1e-9, True),
    ):
        what = f"differences of {difference:g} of each entry"
        yield what, a, tensor(a * (1 + difference), "float64"), {"rtol": rtol}, verdict
    a = rng.uniform(1, 9, size=(3, 2))
    for dtype in ("float32", "float64"):
        yield f"a tensor of {dtype}", a, tensor(a, dtype), {}, True
        yield f"a tensor of {dtype} that is off by 0.001", a, tensor(a * 1.001, dtype), {}, False


@part("results_match")
def test_pairs_that_agree_and_that_differ(student: Student, rng: np.random.Generator) -> None:
    equal = [pair for pair in pairs_of_shapes() if pair[-1]]
    pairs = [*equal, *pairs_of_values(rng)]
    check_all(partial(check_match, student, *pair) for pair in pairs)


@part("results_match.shapes")
def test_pairs_of_shapes_that_differ(student: Student) -> None:
    pairs = [pair for pair in pairs_of_shapes() if not pair[-1]]
    check_all(partial(check_match, student, *pair) for pair in pairs)


def check_match(
    student: Student, what: str, a: Floats, t: TensorData, given: dict[str, float], verdict: bool
) -> None:
    check_bool(f"the verdict on {what}", student.results_match(a, t, **given), verdict)


### END HIDDEN TESTS
