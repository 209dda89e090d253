"""Exercise 21: the gradient through a normalised batch."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import Student, by_autograd, check_array, for_all, part, planted

Floats = NDArray[np.float64]


Z = np.array([[0.5, -1.0, 2.0, 0.3], [1.5, 0.0, -0.5, -2.0], [3.0, 1.0, -1.0, 2.0]])
DZ_HAT = np.array([[1.0, 0.5, -0.5, 2.0], [-1.0, 0.3, 0.8, 0.0], [0.2, -0.7, 1.0, 0.4]])
EPSILON = 0.5
DZ = [
    [0.206152530771, -0.499800030997, -0.65321586785, 0.946863368076],
    [-0.436776664034, 0.231048525178, 0.500077629836, -0.29434949098],
    [0.126254630322, -0.584459636996, 0.290811227146, 0.167393779528],
]
"""By central differences of the sum of DZ_HAT * Z_hat, a loss whose gradient at Z_hat is DZ_HAT."""


def of_this_batch(Z: Any, epsilon: float = 1e-5) -> Floats:
    """Stands in for `batchnorm_forward`, for the batch above alone."""
    return np.array(
        [
            [0.03913302401, -1.134857696283, 1.213123744302, -0.117399072029],
            [1.21854359169, 0.174077655956, -0.174077655956, -1.21854359169],
            [1.067489992328, -0.152498570333, -1.372487132993, 0.457495710998],
        ]
    )


@part("batchnorm_forward")
def test_rows_of_whole_numbers(student: Student) -> None:
    Z = np.array([[3.0, 9.0, 11.0, 17.0], [3.0, 5.0, 5.0, 3.0], [5.0, 5.0, 5.0, 5.0]])
    # Variances 25, 1 and 0; with epsilon 49, 25 and 24.
    expected = [[-1.0, -1 / 7, 1 / 7, 1.0], [-0.2, 0.2, 0.2, -0.2], [0.0, 0.0, 0.0, 0.0]]
    check_array("Z_hat", student.batchnorm_forward(Z, epsilon=24.0), expected)


@part("batchnorm_forward")
def test_default_epsilon(student: Student) -> None:
    # A variance of 3e-5: with the default of 1e-5 the deviation is sqrt(4e-5).
    Z = np.sqrt(3e-5) * np.array([[1.0, -1.0, -1.0, 1.0]])
    expected = np.sqrt(0.75) * np.array([[1.0, -1.0, -1.0, 1.0]])
    check_array("Z_hat", student.batchnorm_forward(Z), expected)


@part("batchnorm_backward")
@planted(batchnorm_forward=of_this_batch)
def test_gradient_of_a_batch(student: Student) -> None:
    got = student.batchnorm_backward(DZ_HAT, Z, epsilon=EPSILON)
    check_array("dZ", got, DZ, rtol=1e-6, atol=1e-8)


### BEGIN HIDDEN TESTS
def normalised(Z: Floats, epsilon: float = 1e-5) -> Floats:
    """Row by row, with sums that lose no digits; stands in for a `batchnorm_forward` too."""
    rows = []
    for row in np.asarray(Z, dtype=np.float64):
        mean = math.fsum(row) / len(row)
        variance = math.fsum((z - mean) ** 2 for z in row) / len(row)
        rows.append((row - mean) / math.sqrt(variance + epsilon))
    return np.array(rows)


def by_differences(dZ_hat: Floats, Z: Floats, epsilon: float) -> Floats:
    """Central differences of sum(dZ_hat * Z_hat), a loss whose gradient at Z_hat is dZ_hat."""
    dZ = np.zeros(Z.shape)
    h = 1e-5  # the cube root of rounding: both errors are near 1e-10
    for place in np.ndindex(Z.shape):
        moved = np.zeros(Z.shape)
        moved[place] = h
        rise = normalised(Z + moved, epsilon) - normalised(Z - moved, epsilon)
        dZ[place] = np.sum(dZ_hat * rise) / (2 * h)
    return dZ


@part("batchnorm_backward")
@planted(batchnorm_forward=normalised)
def test_against_central_differences(student: Student, rng: np.random.Generator) -> None:
    Z, dZ_hat = rng.normal(size=(2, 3, 4))
    got = student.batchnorm_backward(dZ_hat, Z, epsilon=0.5)
    check_array("dZ", got, by_differences(dZ_hat, Z, 0.5), rtol=1e-6, atol=1e-8)


EPSILONS = (1e-5, 0.03, 2.0)


def batches(rng: np.random.Generator) -> Iterator[tuple[str, Floats]]:
    """Batches of many shapes and sizes of numbers, each with its name."""
    for n, m in ((5, 7), (1, 6), (4, 4), (6, 2), (2, 40)):
        spread = rng.uniform(0.5, 3.0, size=(n, 1))
        yield f"{n} rows of {m}", rng.normal(size=(n, 1)) + spread * rng.normal(size=(n, m))
    for scale in (3e-3, 300.0):
        yield f"a spread near {scale:g}", scale * rng.normal(size=(3, 6))


def far_batch(rng: np.random.Generator) -> Floats:
    return np.array([[100.0], [-300.0], [200.0], [100.0]]) + rng.normal(size=(4, 6))


def constant_batch(rng: np.random.Generator) -> Floats:
    """Rows whose entries are equal, whole numbers so that their mean is exact, and one other."""
    Z = np.repeat(rng.integers(-5, 6, size=(4, 1)).astype(np.float64), 5, axis=1)
    Z[2] = rng.normal(size=5)
    return Z


def right_gradient(dZ_hat: Floats, Z: Floats, epsilon: float) -> Floats:
    import torch  # here, since it takes a second

    def loss(Z: Any) -> Any:
        centred = Z - Z.mean(dim=1, keepdim=True)
        Z_hat = centred / ((centred * centred).mean(dim=1, keepdim=True) + epsilon).sqrt()
        return (Z_hat * torch.tensor(dZ_hat)).sum()

    return by_autograd(loss, {"Z": Z})["dZ"]


@part("batchnorm_forward")
def test_batches_of_many_kinds(student: Student, rng: np.random.Generator) -> None:
    for what, Z in batches(rng):
        for epsilon in EPSILONS:
            got = student.batchnorm_forward(Z, epsilon)
            check_array(f"Z_hat of {what}", got, normalised(Z, epsilon))
        check_array(f"Z_hat of {what}", student.batchnorm_forward(Z), normalised(Z))


@part("batchnorm_forward")
def test_equal_entries_become_zero(student: Student, rng: np.random.Generator) -> None:
    Z = constant_batch(rng)
    check_array("Z_hat of equal entries", student.batchnorm_forward(Z), normalised(Z))
    one = rng.normal(size=(5, 1))
    got = student.batchnorm_forward(one, 0.1)
    check_array("Z_hat of a batch of one", got, np.zeros((5, 1)))


@part("batchnorm_forward")
def test_rows_far_from_zero(student: Student, rng: np.random.Generator) -> None:
    Z = far_batch(rng)
    got = student.batchnorm_forward(Z)
    # mean(z^2) - mean(z)^2 is right too: it loses five digits of sixteen here.
    check_array("Z_hat of rows far from zero", got, normalised(Z), rtol=1e-6, atol=1e-6)


@part("batchnorm_backward")
@planted(batchnorm_forward=normalised)
def test_gradient_of_any_batch(student: Student, rng: np.random.Generator) -> None:
    from hypothesis import strategies as st

    def right(asked: tuple[int, int, int]) -> None:
        n, m, seed = asked
        Z, dZ_hat = np.random.default_rng(seed).normal(size=(2, n, m))
        got = student.batchnorm_backward(dZ_hat, Z, 0.1)
        check_array("dZ", got, right_gradient(dZ_hat, Z, 0.1), atol=1e-9)

    batches = st.tuples(st.integers(1, 5), st.integers(1, 8), st.integers(0, 99))
    for_all(student, rng, batches, right, examples=25)


@part("batchnorm_backward")
@planted(batchnorm_forward=normalised)
def test_against_autograd(student: Student, rng: np.random.Generator) -> None:
    for what, Z in batches(rng):
        dZ_hat = rng.normal(size=Z.shape)
        for epsilon in EPSILONS:
            expected = right_gradient(dZ_hat, Z, epsilon)
            got = student.batchnorm_backward(dZ_hat, Z, epsilon)
            # Terms of the size of dZ_hat / deviation cancel to what is left of them.
            atol = 1e-10 * float(np.abs(dZ_hat).max() / math.sqrt(epsilon)) + 1e-12
            check_array(f"dZ of {what}", got, expected, atol=atol)


@part("batchnorm_backward")
@planted(batchnorm_forward=normalised)
def test_gradient_with_default_epsilon(student: Student, rng: np.random.Generator) -> None:
    Z = 3e-3 * rng.normal(size=(3, 5))
    dZ_hat = rng.normal(size=(3, 5))
    got = student.batchnorm_backward(dZ_hat, Z)
    check_array("dZ", got, right_gradient(dZ_hat, Z, 1e-5), atol=1e-7)


@part("batchnorm_backward")
@planted(batchnorm_forward=normalised)
def test_gradient_of_every_entry(student: Student, rng: np.random.Generator) -> None:
    for n, m in ((2, 5), (4, 3)):
        Z, dZ_hat = rng.normal(size=(2, n, m))
        dZ_hat += rng.normal(size=(n, 1))  # rows that do not sum to zero show the mean's road
        got = student.batchnorm_backward(dZ_hat, Z, 0.1)
        check_array("dZ", got, by_differences(dZ_hat, Z, 0.1), rtol=1e-6, atol=1e-8)


@part("batchnorm_backward")
@planted(batchnorm_forward=normalised)
def test_gradient_where_nothing_varies(student: Student, rng: np.random.Generator) -> None:
    Z = constant_batch(rng)
    dZ_hat = rng.normal(size=Z.shape)
    for epsilon in (1e-5, 0.5):
        got = student.batchnorm_backward(dZ_hat, Z, epsilon)
        expected = right_gradient(dZ_hat, Z, epsilon)
        check_array("dZ of rows with equal entries", got, expected)
    one = rng.normal(size=(5, 1))
    got = student.batchnorm_backward(rng.normal(size=(5, 1)), one, 0.1)
    check_array("dZ of a batch of one", got, np.zeros((5, 1)))


@part("batchnorm_backward")
@planted(batchnorm_forward=normalised)
def test_gradient_far_from_zero(student: Student, rng: np.random.Generator) -> None:
    Z = far_batch(rng)
    dZ_hat = rng.normal(size=Z.shape)
    got = student.batchnorm_backward(dZ_hat, Z)
    # The gradient is that of the row moved to zero.
    near = right_gradient(dZ_hat, Z - Z[:, :1], 1e-5)
    check_array("dZ of rows far from zero", got, near, rtol=1e-6, atol=1e-6)  # as above


### END HIDDEN TESTS
