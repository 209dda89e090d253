"""Exercise 4: McCulloch-Pitts neurons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial, wraps
from itertools import product
from typing import Any

import numpy as np

from grader.checks import (
    CheckFailed,
    Student,
    check_all,
    check_integer,
    check_raises,
    check_true,
    check_tuple,
    part,
    planted,
    value_text,
)

Row = tuple[int, ...]
Table = Mapping[Row, int]

AND: Table = {(0, 0): 0, (0, 1): 0, (1, 0): 0, (1, 1): 1}
OR: Table = {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 1}
NOT: Table = {(0,): 1, (1,): 0}
XOR: Table = {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}


def weighted(weights: Sequence[int], row: Sequence[int]) -> int:
    return sum(weight * value for weight, value in zip(weights, row, strict=True))


# The sum of each neuron of one or two inputs, for each row.
SUMS: dict[Row, dict[Row, int]] = {
    (1,): {(0,): 0, (1,): 1},
    (-1,): {(0,): 0, (1,): -1},
    (1, 1): {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 2},
    (1, -1): {(0, 0): 0, (0, 1): -1, (1, 0): 1, (1, 1): 0},
    (-1, 1): {(0, 0): 0, (0, 1): 1, (1, 0): -1, (1, 1): 0},
    (-1, -1): {(0, 0): 0, (0, 1): -1, (1, 0): -1, (1, 1): -2},
}


def known_neuron(inputs: Sequence[int], weights: Sequence[int], threshold: float) -> int:
    """Stands in for mp_neuron, of one or two inputs: it looks the sum up."""
    return int(SUMS[tuple(weights)][tuple(inputs)] >= threshold)


def is_number(value: Any) -> bool:
    """A Python number, a NumPy scalar or a 0-d array; an infinite threshold is one too."""
    if isinstance(value, np.ndarray | np.generic):
        return value.shape == () and value.dtype.kind in "iuf" and not bool(np.isnan(value))
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value


def check_neuron(got: Any, table: Table, what: str) -> None:
    """`got` is a neuron that agrees with every row of the table; which one does not matter."""
    weights, threshold = check_tuple("the result", got, 2)
    n = len(next(iter(table)))
    if isinstance(weights, np.ndarray) and weights.ndim == 1:
        weights = weights.tolist()
    for_each = f"weights should be a tuple with +1 or -1 for each of the {n} inputs"
    check_true(isinstance(weights, tuple | list), f"{for_each}, got {value_text(weights)}.", got)
    sound = len(weights) == n and all(is_number(w) and w in (1, -1) for w in weights)
    check_true(sound, f"{for_each}, got {value_text(weights)}.", got)
    check_true(
        is_number(threshold), f"threshold should be a number, got {value_text(threshold)}.", got
    )
    for row, output in table.items():
        total = weighted(weights, row)
        fired = total >= threshold
        check_true(
            fired == bool(output),
            f"it should give {output} for the inputs {row} of {what}; there the sum is {total:g}, "
            f"the threshold {threshold:g}, so it gives {int(fired)}.",
            got,
        )


def check_none(got: Any, what: str) -> None:
    check_true(got is None, f"there is no neuron for {what}, so it should return None.", got)


@part("mp_neuron")
def test_two_excitatory_and_one_inhibitory(student: Student) -> None:
    for inputs, expected in (
        ((1, 1, 0), 1),
        ((1, 1, 1), 0),
        ((1, 0, 0), 0),
        ((0, 0, 1), 0),
    ):
        check_integer("the output", student.mp_neuron(inputs, (1, 1, -1), 2), expected)


@part("errors")
def test_inputs_and_weights_that_make_no_sense(student: Student) -> None:
    why = "the input 2 is neither 0 nor 1"
    check_raises(ValueError, student.mp_neuron, (0, 2), (1, 1), 1, why=why)
    why = "the weight 0 is neither +1 nor -1"
    check_raises(ValueError, student.mp_neuron, (0, 1), (1, 0), 1, why=why)


@part("gate")
def test_three_gates(student: Student) -> None:
    for name, table in (("AND", AND), ("OR", OR), ("NOT", NOT)):
        check_neuron(student.gate(name), table, name)


@part("errors")
def test_unknown_gate(student: Student) -> None:
    check_raises(ValueError, student.gate, "XOR", why="there is no such gate here")


@part("find_neuron")
@planted(mp_neuron=known_neuron)
def test_neurons_for_and_and_not(student: Student) -> None:
    for name, table in (("AND", AND), ("NOT", NOT)):
        got = student.find_neuron(table)
        check_true(got is not None, f"there is a neuron for {name}, but none was found.", got)
        check_neuron(got, table, name)


@part("find_neuron")
@planted(mp_neuron=known_neuron)
def test_no_neuron_for_xor(student: Student) -> None:
    check_none(student.find_neuron(XOR), "XOR")


### BEGIN HIDDEN TESTS
def fires(inputs: Sequence[int], weights: Sequence[int], threshold: float) -> int:
    """Stands in for mp_neuron."""
    return int(weighted(weights, inputs) >= threshold)


@part("mp_neuron")
def test_other_neurons(student: Student, rng: np.random.Generator) -> None:
    for n in (1, 2, 2, 3, 3, 4, 6):
        inputs = tuple(rng.integers(0, 2, size=n).tolist())
        weights = tuple(rng.choice((-1, 1), size=n).tolist())
        total = weighted(weights, inputs)
        for threshold in (total, total + 1, total - 1, total + 0.5, total - 0.5):
            got = student.mp_neuron(inputs, weights, threshold)
            check_integer("the output", got, fires(inputs, weights, threshold))


@part("mp_neuron")
def test_inhibition_subtracts(student: Student) -> None:
    """It is no veto, as it was in 1943; and thresholds may be negative, or out of reach."""
    for inputs, weights, threshold in (
        ((1, 1, 1), (1, 1, -1), 1),
        ((1, 0), (-1, 1), -1),
        ((0, 0, 0), (-1, -1, -1), 0),
        ((1, 1, 1, 1), (-1, -1, -1, -1), -4),
        ((1, 1, 1, 1), (-1, -1, 1, -1), -1),
        ((1, 1), (1, 1), 3),
        ((0, 0), (1, 1), -1),
    ):
        got = student.mp_neuron(inputs, weights, threshold)
        check_integer("the output", got, fires(inputs, weights, threshold))


@part("errors")
def test_every_value_is_looked_at(student: Student) -> None:
    """A wrong value first and last, also where it does nothing to the sum, or is cancelled."""
    wrong_inputs = ((2, 0, 1), (0, 1, -1), (0.5, 0.5, 0), (0, 1, 3), (-1, 1, 1), (2, -1, 0))
    wrong_weights = ((0, 1, 1), (1, 1, 2), (-2, 1, 1), (1, -1, 0.5), (3, -1, -1), (1, 1, -3))
    cases: list[tuple[Sequence[float], Sequence[float], str]] = [
        (inputs, (1, -1, 1), "inputs should be 0 or 1") for inputs in wrong_inputs
    ]
    cases += [((1, 1, 1), weights, "weights should be +1 or -1") for weights in wrong_weights]
    cases += [((0, 1, 0), (2, 1, 1), "weights should be +1 or -1, whatever the inputs are")]
    cases += [((0, 2, 1), (1, 0, 1), "neither the inputs nor the weights make sense")]
    check_all(
        partial(check_raises, ValueError, student.mp_neuron, inputs, weights, 1, why=why)
        for inputs, weights, why in cases
    )


@part("errors")
def test_as_many_weights_as_inputs(student: Student) -> None:
    for inputs, weights in (((1, 0), (1, 1, 1)), ((1, 1, 1), (1, -1)), ((0, 1, 0, 1), (1, 1))):
        why = f"there are {len(inputs)} inputs and {len(weights)} weights"
        check_raises(ValueError, student.mp_neuron, inputs, weights, 1, why=why)


@part("errors")
def test_other_names(student: Student) -> None:
    for name in ("XNOR", "NAND", "NOR", "BUFFER", "AN", "ANDOR", "", "and", "Not"):
        check_raises(ValueError, student.gate, name, why="there is no such gate here")


def realizable(table: Table) -> bool:
    """Whether weights of ±1 put all rows with a 1 above all rows with a 0."""
    n = len(next(iter(table)))
    for weights in product((-1, 1), repeat=n):
        ones = [weighted(weights, row) for row, output in table.items() if output == 1]
        zeros = [weighted(weights, row) for row, output in table.items() if output == 0]
        if not ones or not zeros or min(ones) > max(zeros):
            return True
    return False


def rows(n: int) -> list[Row]:
    return list(product((0, 1), repeat=n))


def drawn_table(rng: np.random.Generator, n: int, kept: int, *, exists: bool) -> Table:
    """A table of `kept` rows in any order, one for which a neuron exists, or none does.

    Half the tables without a neuron differ from one with a neuron in a single row.
    """
    while True:
        order = [rows(n)[i] for i in rng.permutation(2**n)[:kept]]
        if exists or rng.random() < 0.5:
            weights, threshold = rng.choice((-1, 1), size=n).tolist(), int(rng.integers(-n, n + 2))
            table = {row: fires(row, weights, threshold) for row in order}
            if not exists:
                table[order[0]] = 1 - table[order[0]]
        else:
            table = {row: int(rng.integers(0, 2)) for row in order}
        if realizable(table) == exists:
            return table


def all_with_a_neuron(n: int) -> list[Table]:
    """Each function of n inputs that some neuron computes, once."""
    found = {
        tuple(fires(row, weights, threshold) for row in rows(n))
        for weights in product((-1, 1), repeat=n)
        for threshold in range(-n, n + 2)
    }
    return [dict(zip(rows(n), outputs, strict=True)) for outputs in sorted(found)]


def own_neuron_first(check: Callable[..., None]) -> Callable[..., None]:
    """As `planted`, the other way round: a search asks thousands of times, its own is at hand."""

    @wraps(check)
    def judged(student: Student, rng: np.random.Generator) -> None:
        state = rng.bit_generator.state
        try:
            check(student=student, rng=rng)
            return
        except CheckFailed as error:
            with_own, asked = error, len(student.calls)
        rng.bit_generator.state = state
        try:
            with student.planting(mp_neuron=fires):
                check(student=student, rng=rng)
        except CheckFailed as with_stand_in:
            used = student.plants_used
            # Only the calls behind the failure that is told may speak in its diagnosis.
            del student.calls[0 if used else asked : asked if used else None]
            raise (with_stand_in if used else with_own) from None

    return judged


def check_tables(student: Student, tables: Sequence[Table]) -> None:
    for table in tables:
        got = student.find_neuron(table)
        if realizable(table):
            missing = "there is a neuron for this table, but none was found"
            check_true(got is not None, f"{missing}.", got)
            check_neuron(got, table, "the table")
        else:
            check_none(got, "this table")


@part("find_neuron")
@own_neuron_first
def test_every_table_of_two_inputs(student: Student, rng: np.random.Generator) -> None:
    """All sixteen, XOR and XNOR being the two without a neuron."""
    tables = [dict(zip(rows(2), out, strict=True)) for out in product((0, 1), repeat=4)]
    check_tables(student, [tables[i] for i in rng.permutation(16)])


@part("find_neuron")
@own_neuron_first
def test_tables_with_a_neuron(student: Student, rng: np.random.Generator) -> None:
    tables = all_with_a_neuron(1) + all_with_a_neuron(3)
    four = all_with_a_neuron(4)  # the first and the last are constant
    four = [four[0], four[-1], *(four[i] for i in 1 + rng.permutation(len(four) - 2)[:20])]
    check_tables(student, tables + four)


@part("find_neuron")
@own_neuron_first
def test_tables_without_a_neuron(student: Student, rng: np.random.Generator) -> None:
    tables = [drawn_table(rng, 3, 8, exists=False) for _ in range(8)]
    tables += [drawn_table(rng, 4, 16, exists=False) for _ in range(6)]
    # A majority that must be silent when all agree, and x1 or (x2 and x3), which takes a weight 2.
    tables.append({row: int(sum(row) == 2) for row in rows(3)})
    tables.append({row: int(row[0] or (row[1] and row[2])) for row in rows(3)})
    check_tables(student, tables)


@part("find_neuron")
@own_neuron_first
def test_tables_that_lack_rows(student: Student, rng: np.random.Generator) -> None:
    tables: list[Table] = [{row: int(any(row)) for row in rows(3)}]  # a whole one, to begin with
    tables += [{(1,): 0}, {(0,): 1}, {(1, 1): 0}, {(0, 0, 0): 1, (1, 1, 1): 0}]
    # Signs cannot be told from how often an input agrees with the output, nor from its averages.
    tables.append({(0, 0, 0): 1, (1, 0, 0): 0, (1, 0, 1): 1, (1, 1, 0): 1, (1, 1, 1): 1})
    silent: list[Row] = [(1, 1, 0, 0), (1, 1, 1, 1)]
    fired: list[Row] = [(0, 1, 0, 0), (1, 0, 0, 0), (1, 0, 1, 1)]
    tables.append(dict.fromkeys(silent, 0) | dict.fromkeys(fired, 1))
    tables += [drawn_table(rng, 2, int(rng.integers(1, 4)), exists=True) for _ in range(8)]
    tables += [drawn_table(rng, 3, int(rng.integers(3, 8)), exists=True) for _ in range(6)]
    tables += [drawn_table(rng, 4, int(rng.integers(5, 16)), exists=True) for _ in range(6)]
    tables += [drawn_table(rng, 3, int(rng.integers(5, 8)), exists=False) for _ in range(4)]
    tables += [drawn_table(rng, 4, int(rng.integers(8, 16)), exists=False) for _ in range(4)]
    check_tables(student, tables)


### END HIDDEN TESTS
