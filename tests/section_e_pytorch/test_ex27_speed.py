"""Exercise 27: timing NumPy against PyTorch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.checks import (
    Student,
    TensorData,
    check_all,
    check_array,
    check_equal,
    check_keys,
    check_number,
    check_raises,
    check_real,
    check_tensor,
    check_true,
    check_tuple,
    lent_or_own,
    part,
    tensor,
    travels_with,
)

Floats = NDArray[np.float64]
Singles = dict[str, NDArray[np.float32]]

SINGLE = 1e-4
"""Sums of a few dozen products in float32 keep five digits of the largest term or more."""

SMALL = [([4, 3, 2], 5)]
DEFAULTS = [([100, 50, 10], 32), ([1000, 500, 200, 100, 10], 256), ([10000, 5000, 1000, 100], 1024)]


W1, B1 = [[1.0, -1.0], [2.0, 0.0], [-1.0, 1.0]], [[0.0], [-1.0], [1.0]]
W2, B2 = [[1.0, 2.0, -1.0], [0.0, 1.0, 3.0]], [[0.5], [-2.0]]
PARAMETERS = {
    name: np.array(p, dtype=np.float32)
    for name, p in {"W1": W1, "b1": B1, "W2": W2, "b2": B2}.items()
}
X = np.array([[1.0, 0.0, 2.0], [2.0, -1.0, 0.5]], dtype=np.float32)
OUTPUT = [[0.5, 1.5, 8.0], [5.0, -2.0, 1.0]]
BENT_OUTPUT = "The output layer has a ReLU too; it should be linear."
NO_RELU = "The hidden layers have no ReLU."
NO_BIASES = "The biases are left out."
SLIPS = {
    BENT_OUTPUT: [[0.5, 1.5, 8.0], [5.0, 0.0, 1.0]],
    NO_RELU: [[-0.5, -0.5, 8.5], [5.0, -3.0, -0.5]],
    NO_BIASES: [[3.0, 1.0, 9.5], [5.0, 0.0, 4.0]],
}
"""Worked by hand."""


def check_output(got: Any, expected: Any, causes: dict[str, Any], *, by_torch: bool) -> None:
    expected = np.array(expected)
    close: dict[str, Any] = {"rtol": SINGLE, "atol": SINGLE * np.abs(expected).max()}
    if by_torch:
        check_tensor("the output", got, expected, dtype="float32", **close, causes=causes)
        return
    check_single("the output", got, expected.shape)
    check_array("the output", got.astype(np.float64), expected, **close, causes=causes)


def check_single(name: str, got: Any, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """`got` is a finite float32 array of this shape."""
    if not isinstance(got, np.ndarray) or got.dtype != np.float32:
        kind = f"{got.dtype}" if isinstance(got, np.ndarray) else type(got).__name__
        kind = "a tensor" if isinstance(got, TensorData) else kind
        check_true(False, f"{name} should be a NumPy array of float32, got {kind}.", got)
    check_true(got.shape == shape, f"{name} should be shape {shape}, got {got.shape}.", got)
    check_true(np.isfinite(got).all(), f"{name} should be finite; it is not.", got)
    out: NDArray[np.float32] = got
    return out


def check_network(out: Any, layer_dims: Sequence[int], m: int) -> tuple[Singles, Any]:
    parameters, X = check_tuple("the result", out, 2)
    pairs = list(pairwise(layer_dims))
    names = [f"{letter}{i}" for i in range(1, len(pairs) + 1) for letter in "Wb"]
    parameters = check_keys("parameters", parameters, names)
    for i, (n_in, n_out) in enumerate(pairs, start=1):
        check_single(f"W{i}", parameters[f"W{i}"], (n_out, n_in))
        check_single(f"b{i}", parameters[f"b{i}"], (n_out, 1))
    return {name: parameters[name] for name in names}, check_single("X", X, (layer_dims[0], m))


def timed(module: Any, first: float, durations: Any, **given: Any) -> Any:
    """Time a function with a clock of our own, which moves on only when that function is called.

    Its first call takes `first` seconds, later ones the durations in turn, over and over.
    """
    import time
    import timeit

    own = module.time_forward
    now, calls = [1000.0], []

    def function(*args: Any) -> None:
        calls.append(args == (7, "b"))
        now[0] += durations[(len(calls) - 2) % len(durations)] if len(calls) > 1 else first

    real = [time.perf_counter, time.perf_counter_ns]
    ours = [lambda: now[0], lambda: round(now[0] * 1e9)]

    def changed(value: Any) -> Any:
        return next((new for old, new in zip(real, ours, strict=True) if value is old), value)

    # Wherever the clock is bound: in the two modules, in the student's, as a default argument.
    owners = [vars(place) for place in (time, timeit, module)]
    before = [dict(owner) for owner in owners]
    timers = [own, timeit.timeit, timeit.repeat, timeit.Timer.__init__]
    timers = [timer for timer in timers if hasattr(timer, "__defaults__")]
    defaults = [(timer, timer.__defaults__, timer.__kwdefaults__) for timer in timers]
    try:
        for owner in owners:
            owner.update({name: changed(value) for name, value in owner.items()})
        for timer, by_place, by_name in defaults:
            timer.__defaults__ = by_place and tuple(map(changed, by_place))
            timer.__kwdefaults__ = by_name and {k: changed(v) for k, v in by_name.items()}
        seconds = own(function, 7, "b", **given)
    finally:
        for owner, values in zip(owners, before, strict=True):
            owner.update(values)
        for timer, by_place, by_name in defaults:
            timer.__defaults__, timer.__kwdefaults__ = by_place, by_name
    return {"seconds": seconds, "calls": len(calls), "with_arguments": all(calls)}


def check_timed(student: Student, first: float, durations: list[float], repeats: int) -> None:
    """The median of the durations: any `repeats` calls on end, but the first, have the same."""
    given = {} if repeats == 5 else {"repeats": repeats}
    out = student.probe(timed, first, durations, **given)
    check_true(out["with_arguments"], "the function should be called as function(*args).", out)
    mean = sum(durations) / repeats
    causes = {
        "It is the mean; one slow call pulls that far up.": mean,
        "It is the shortest time.": min(durations),
        "It is the longest time.": max(durations),
        "It is the time of all calls together.": repeats * mean,
        "It is the upper one of the middle two; take their mean.": sorted(durations)[repeats // 2],
        "It is the median with the first call among the timed ones; call once before.": np.median(
            [first, *durations[:-1]]
        ),
    }
    median = float(np.median(durations))
    told = {why: slip for why, slip in causes.items() if slip != median}
    name = f"the median of {repeats} calls that take {durations} seconds in turn, after a first one"
    told_seconds = check_real(name, out["seconds"])
    check_true(
        told_seconds > median / 1000,
        f"{name} is {told_seconds:g}: hardly any time has passed. Is it time.perf_counter that you "
        "read, before and after each call?",
        out,
    )
    check_number(name, out["seconds"], median, causes=told)
    called = out["calls"]
    check_true(
        called > repeats,
        f"the function should be called once untimed and {repeats} times timed; it was called "
        f"{called} times.",
        out,
    )


def forward_of_zeros(ran: Any, asked: Any) -> Any:
    """Stand-ins that give zeros, whose times are made up; they note which forward passes ran."""
    import numpy as np
    import torch

    def make_network(layer_dims: Any, batch_size: int, seed: int = 0) -> Any:
        parameters = {}
        for i in range(1, len(layer_dims)):
            parameters[f"W{i}"] = np.zeros((layer_dims[i], layer_dims[i - 1]), dtype=np.float32)
            parameters[f"b{i}"] = np.zeros((layer_dims[i], 1), dtype=np.float32)
        return parameters, np.zeros((layer_dims[0], batch_size), dtype=np.float32)

    def size(parameters: Any, X: Any) -> tuple[int, int]:
        return parameters[f"W{len(parameters) // 2}"].shape[0], X.shape[1]

    def numpy_forward(parameters: Any, X: Any) -> Any:
        ran.append(("numpy", X.shape[0] * X.shape[1]))
        return np.zeros(size(parameters, X), dtype=np.float32)

    def torch_forward(parameters: Any, X: Any) -> Any:
        ran.append(("torch", X.shape[0] * X.shape[1]))
        return torch.zeros(size(parameters, X))

    def time_forward(function: Any, *args: Any, repeats: int = 5) -> Any:
        function(*args)
        which, entries = ran[-1]
        asked.append(which)
        return 3.0 + entries / 64 if which == "numpy" else 2.0 + entries / 32

    return {
        "make_network": make_network,
        "numpy_forward": numpy_forward,
        "torch_forward": torch_forward,
        "time_forward": time_forward,
    }


@travels_with(forward_of_zeros)
def benched(module: Any, lent: bool, architectures: Any, **given: Any) -> Any:
    """Run `benchmark`: with `lent`, on forward passes that give zeros, whose times are made up.

    The clock is made up in any case, so that the numbers are the same every time.
    """
    import time

    import torch

    from grader.calling.watching import rebinding, replacing

    ran: list[tuple[str, int]] = []
    asked: list[str] = []
    now = [1000.0, 1.0]

    def clock() -> float:
        now[1] *= 1.25
        now[0] += now[1]
        return now[0]

    stand_ins = forward_of_zeros(ran, asked) if lent else {}
    with rebinding(time.perf_counter, clock, time, module), replacing(module, **stand_ins):
        rows = module.benchmark(architectures, **given)
    if isinstance(rows, list | tuple):  # a torch.device names a device as well as its name does
        rows = [
            {key: str(v) if isinstance(v, torch.device) else v for key, v in row.items()}
            if isinstance(row, dict)
            else row
            for row in rows
        ]
    mps = getattr(torch.backends, "mps", None)
    gpu = torch.cuda.is_available() or bool(mps and mps.is_available())
    return {
        "rows": rows,
        "numpy": asked.count("numpy"),
        "torch": asked.count("torch"),
        "gpu": gpu,
    }


KEYS = ("layer_dims", "batch_size", "device", "numpy_seconds", "torch_seconds", "speedup")


def size_in(out: Any, i: int, row: Any) -> list[Any]:
    """What a row is about: layer_dims and batch_size."""
    name, dims = f"layer_dims in row {i}", row["layer_dims"]
    return [list(check_tuple(name, dims, len(dims))), row["batch_size"]]


def check_times(out: Any, i: int, row: Any, entries: int) -> None:
    """The times of a row, known where they are ours, and their ratio."""
    times = {name: check_real(f"{name} in row {i}", row[name]) for name in KEYS[3:]}
    for name, value in times.items():
        check_true(value > 0, f"{name} in row {i} should be above 0, got {value:g}.", out)
    numpy_seconds, torch_seconds = times["numpy_seconds"], times["torch_seconds"]
    ours = {"numpy": 3.0 + entries / 64, "torch": 2.0 + entries / 32}
    for which, seconds in ours.items():
        if out[which]:  # a time of ours, so it is known
            name = f"{which}_seconds in row {i} (time_forward being a stand-in here)"
            check_number(name, times[f"{which}_seconds"], seconds)
    causes = {
        "It is the other way round: torch_seconds / numpy_seconds.": torch_seconds / numpy_seconds,
        "It is the difference; divide.": numpy_seconds - torch_seconds,
    }
    ratio = numpy_seconds / torch_seconds
    check_number(f"speedup in row {i}", row["speedup"], ratio, causes=causes)


def check_rows(out: Any, architectures: Sequence[Any], devices: Sequence[str] | None) -> None:
    rows = out["rows"]
    is_list = isinstance(rows, list | tuple)
    check_true(is_list, f"it should return a list of rows, got {type(rows).__name__}.", out)
    for which, other in (("numpy", "torch"), ("torch", "numpy")):
        check_true(
            out[which] or not out[other],
            f"{which}_seconds should be the time of {which}_forward, and time_forward was never "
            "asked for that.",
            out,
        )
    wanted = [
        [list(layer_dims), batch_size]
        for layer_dims, batch_size in architectures
        for _ in devices or ["cpu"]
    ]
    found: list[list[Any]] = []
    for i, row in enumerate(rows):
        row = check_keys(f"row {i}", row, KEYS)
        device, size = row["device"], size_in(out, i, row)
        is_name = isinstance(device, str)
        check_true(is_name, f"the device in row {i} should be a name, such as 'cpu'.", out)
        may_be = device == "cpu" or (devices is None and out["gpu"])
        check_true(
            may_be, f"row {i} is for {device!r}, which was not asked for or is not here.", out
        )
        check_true(
            size in wanted,
            f"row {i} is for layer_dims {size[0]} and batch_size {size[1]}, which were not asked "
            "for.",
            out,
        )
        if device == "cpu":
            found.append(size)
        check_times(out, i, row, entries=size[0][0] * size[1])
    check_true(
        len(found) == len(wanted),
        "there should be a row for each architecture and device, "
        f"{len(wanted)} of them for 'cpu'; there are {len(found)}.",
        out,
    )
    for layer_dims, batch_size in wanted:
        what = f"layer_dims {layer_dims} and batch_size {batch_size}"
        check_true([layer_dims, batch_size] in found, f"no row for 'cpu' has {what}.", out)


def check_benchmark(student: Student, architectures: list[Any], **given: Any) -> None:
    """On stand-ins; where it can do nothing with those, with the submission's own functions."""

    def check(lent: bool) -> None:
        out = student.probe(benched, lent, architectures, **given)
        check_rows(out, architectures, given.get("devices"))

    lent_or_own(student, check)


@part("make_network")
def test_a_small_network(student: Student) -> None:
    out = student.make_network([4, 3, 2], 5)
    check_network(out, [4, 3, 2], 5)


@part("numpy_forward")
def test_two_layers_in_numpy(student: Student) -> None:
    check_output(student.numpy_forward(PARAMETERS, X), OUTPUT, SLIPS, by_torch=False)


@part("torch_forward")
def test_two_layers_in_torch(student: Student) -> None:
    check_output(student.torch_forward(PARAMETERS, X), OUTPUT, SLIPS, by_torch=True)


@part("time_forward")
def test_median_of_five(student: Student) -> None:
    check_timed(student, 100.0, [1.0, 2.0, 10.0, 4.0, 3.0], 5)


@part("benchmark")
def test_one_row_on_the_cpu(student: Student) -> None:
    check_benchmark(student, SMALL, devices=["cpu"])


@part("errors")
def test_network_of_one_layer(student: Student) -> None:
    why = "there is no output layer"
    check_raises(ValueError, student.make_network, [5], 3, why=why)


### BEGIN HIDDEN TESTS
def network(rng: np.random.Generator, layer_dims: Sequence[int], m: int) -> tuple[Singles, Any]:
    """Parameters, biases among them, and a batch."""
    parameters: Singles = {}
    for i, (n_in, n_out) in enumerate(pairwise(layer_dims), start=1):
        W, b = rng.normal(size=(n_out, n_in)) * (2 / n_in) ** 0.5, rng.normal(size=(n_out, 1))
        parameters |= {f"W{i}": W.astype(np.float32), f"b{i}": b.astype(np.float32)}
    return parameters, (4 * rng.normal(size=(layer_dims[0], m))).astype(np.float32)


def exact(parameters: Singles, X: Any, bent: Sequence[bool] | None = None) -> Floats:
    """The output in float64; `bent` says which layers have a ReLU."""
    n = len(parameters) // 2
    A: Floats = X.astype(np.float64)
    for i, has_relu in enumerate([True] * (n - 1) + [False] if bent is None else bent, start=1):
        A = parameters[f"W{i}"].astype(np.float64) @ A + parameters[f"b{i}"]
        A = np.where(A > 0, A, 0.0) if has_relu else A
    return A


def check_computed(got: Any, parameters: Singles, X: Any, *, by_torch: bool) -> None:
    """`got` against the output computed here in float64."""
    expected, n = exact(parameters, X), len(parameters) // 2
    biasless = {name: 0 * v if name.startswith("b") else v for name, v in parameters.items()}
    causes = {
        BENT_OUTPUT: exact(parameters, X, [True] * n),
        NO_RELU: exact(parameters, X, [False] * n),
        NO_BIASES: exact(biasless, X),
    }
    told = {why: slip for why, slip in causes.items() if not np.allclose(slip, expected)}
    check_output(got, expected, told, by_torch=by_torch)


@part("make_network")
def test_other_networks(student: Student) -> None:
    for layer_dims, m in (
        ([5, 2], 3),
        ((6, 4, 4, 3), 1),
        ([1, 1, 1], 2),
        ([40, 30, 20, 10], 16),
    ):
        parameters, X = check_network(student.make_network(layer_dims, m), layer_dims, m)
        for name, value in {**parameters, "X": X}.items():
            constant = value.size > 3 and not name.startswith("b") and np.ptp(value) == 0
            check_true(not constant, f"all entries of {name} are the same; draw each by itself.")


@part("make_network")
def test_seed_of_the_network(student: Student) -> None:
    first, X = check_network(student.make_network([4, 6, 6, 6], 5, seed=3), [4, 6, 6, 6], 5)
    other, X_other = check_network(student.make_network([4, 6, 6, 6], 5, seed=4), [4, 6, 6, 6], 5)
    again, X_again = check_network(student.make_network([4, 6, 6, 6], 5, seed=3), [4, 6, 6, 6], 5)
    first, other, again = {**first, "X": X}, {**other, "X": X_other}, {**again, "X": X_again}
    for name in first:
        repeated = np.array_equal(first[name], again[name])
        check_true(repeated, f"seed 3 gave another {name} the second time.")
        if not name.startswith("b"):  # biases may be zero
            differs = not np.array_equal(first[name], other[name])
            check_true(differs, f"seeds 3 and 4 gave the same {name}; is the seed used?")
    alike = np.array_equal(first["W2"], first["W3"])
    check_true(not alike, "W2 and W3 are the same numbers; draw all layers from one generator.")


@part("errors")
def test_networks_that_make_no_sense(student: Student) -> None:
    cases = (
        ([5, 0, 2], 3, "a layer has size 0"),
        ([5, 3], 0, "the batch is empty"),
    )
    check_all(
        partial(check_raises, ValueError, student.make_network, layer_dims, m, why=why)
        for layer_dims, m, why in cases
    )


NETWORKS = (([6, 5, 4, 3], 7), ([5, 3], 3), ([3, 4, 2], 1), ([2, *[4] * 11, 3], 2))
"""The last has twelve layers: W10 comes before W2 in the alphabet. In the second a bias would
broadcast along the batch as well."""


@part("numpy_forward")
def test_other_networks_in_numpy(student: Student, rng: np.random.Generator) -> None:
    for layer_dims, m in NETWORKS:
        parameters, X = network(rng, layer_dims, m)
        check_computed(student.numpy_forward(parameters, X), parameters, X, by_torch=False)


@part("torch_forward")
def test_other_networks_in_torch(student: Student, rng: np.random.Generator) -> None:
    for layer_dims, m in NETWORKS:
        parameters, X = network(rng, layer_dims, m)
        check_computed(student.torch_forward(parameters, X), parameters, X, by_torch=True)


@part("torch_forward")
def test_tensors_in_torch(student: Student, rng: np.random.Generator) -> None:
    for layer_dims, m in NETWORKS:
        parameters, X = network(rng, layer_dims, m)
        tensors = {name: tensor(value) for name, value in parameters.items()}
        out = student.torch_forward(tensors, tensor(X))
        check_computed(out, parameters, X, by_torch=True)


def operations(module: Any, parameters: Any, X: Any) -> Any:
    """What torch is asked to do in `torch_forward`, but for making and moving tensors."""
    from grader.calling.watching import watching_torch

    with watching_torch(module) as use:
        out = module.torch_forward(parameters, X)
    return {"output": out, "operations": use.computed}


@part("torch_forward")
def test_torch_does_the_work(student: Student, rng: np.random.Generator) -> None:
    parameters, X = network(rng, [3, 4, 2], 5)
    out = student.probe(operations, parameters, X)
    check_true(
        len(out["operations"]) > 0,
        "the output has been computed by NumPy and then converted; torch should compute it.",
        out,
    )


@part("time_forward")
def test_other_numbers_of_repeats(student: Student) -> None:
    check_timed(student, 8.0, [5.0, 1.0, 64.0, 2.0], 4)  # 3.5, the mean of the middle two
    check_timed(student, 50.0, [6.0, 0.5, 0.25], 3)
    check_timed(student, 9.0, [0.125], 1)
    check_timed(student, 0.0, [0.5, 8.0, 0.25, 4.0, 2.0, 16.0, 1.0], 7)


@part("time_forward")
def test_five_repeats_by_default(student: Student) -> None:
    check_timed(student, 500.0, [0.25, 30.0, 0.75, 20.0, 0.5], 5)


ARCHITECTURES = [([4, 3, 2], 5), ((6, 2), 3), ([3, 3, 3, 1], 8), ([6, 2], 9)]


@part("benchmark")
def test_a_row_for_each_architecture(student: Student) -> None:
    check_benchmark(student, ARCHITECTURES, devices=["cpu"])
    check_benchmark(student, ARCHITECTURES[1:3])


def default_architectures(module: Any) -> Any:
    """What `benchmark` runs unless it is told otherwise; None where that cannot be seen."""
    import inspect

    return inspect.signature(module.benchmark).parameters["architectures"].default


@part("benchmark")
def test_architectures_by_default(student: Student) -> None:
    check_benchmark(student, SMALL, devices=["cpu"])
    default = student.probe(default_architectures)
    if isinstance(default, list | tuple):
        got = [(list(layer_dims), batch_size) for layer_dims, batch_size in default]
        check_equal("the default of architectures", got, DEFAULTS)


### END HIDDEN TESTS
