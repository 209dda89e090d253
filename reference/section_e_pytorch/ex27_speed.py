"""Exercise 27*: timing NumPy against PyTorch (15 points).

Both libraries hand a matrix product to compiled code that has been tuned for decades. So which is
faster, on your machine, and at what size? Build one network in both, and measure with care: the
same numbers in the same precision, several repeats, the median of their times, and a first call
that does not count, since it pays for memory and set-up (Georges, Buytaert & Eeckhout 2007,
"Statistically rigorous Java performance evaluation", section 2, on what a single timing hides).

(a) `make_network` draws the parameters and a batch. `numpy_forward` and `torch_forward` carry the
    batch through the network: hidden layers are ReLU, the output layer is linear.
(b) `time_forward` measures one function, `benchmark` both of them over several networks.
(c) Written: at what scale torch overtakes NumPy on your machine, and why. The question and the
    place for your answer are in `ex27_speed.md`.

Graded on small networks: shapes and float32 of the network; both forward passes against a
computation of our own; the median, with a clock that we set; the rows of `benchmark` and their
arithmetic. Which library wins is not graded, and nobody runs `benchmark` at its defaults but you:
it may take a minute.

An extra, `errors` (1 point): `make_network` refuses sizes that make no sense with a ValueError.

Allowed: NumPy and torch; `numpy_forward` is computed by NumPy.

Shapes: a column is an example. X is (n_in, batch), W1 (n_1, n_in), b1 (n_1, 1), and so on; the
output is (n_out, batch), in both libraries.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Array = NDArray[np.float32]
Architecture = tuple[Sequence[int], int]

ARCHITECTURES: tuple[Architecture, ...] = (
    ([100, 50, 10], 32),
    ([1000, 500, 200, 100, 10], 256),
    ([10000, 5000, 1000, 100], 1024),
)


def make_network(
    layer_dims: Sequence[int], batch_size: int, seed: int = 0
) -> tuple[dict[str, Array], Array]:
    """Draw a network's parameters and a batch for it, all of them float32.

    The scale of the weights is yours to choose; biases may be zero.

    Args:
        layer_dims: the size of each layer from the input to the output, two or more, each at least
            1; [100, 50, 10] has one hidden layer.
        batch_size: the number of examples, at least 1.
        seed: the only source of randomness, of the weights and of X.

    Returns:
        parameters: "W1" (layer_dims[1], layer_dims[0]), "b1" (layer_dims[1], 1), "W2", "b2", ...
        X: (layer_dims[0], batch_size).

    Raises:
        ValueError: (extra) for fewer than two layers, a size below 1 or a batch_size below 1.

    >>> parameters, X = make_network([4, 3, 2], batch_size=5)
    >>> list(parameters), parameters["W2"].shape, X.shape, X.dtype
    (['W1', 'b1', 'W2', 'b2'], (2, 3), (4, 5), dtype('float32'))
    """
    ### BEGIN SOLUTION
    if len(layer_dims) < 2:
        raise ValueError(f"layer_dims needs an input and an output layer, got {list(layer_dims)}")
    if min(layer_dims) < 1:
        raise ValueError(f"layer_dims should hold sizes of 1 and above, got {list(layer_dims)}")
    if batch_size < 1:
        raise ValueError(f"batch_size should be at least 1, got {batch_size}")
    rng = np.random.default_rng(seed)
    parameters = {}
    for i, (n_in, n_out) in enumerate(pairwise(layer_dims), start=1):
        scale = np.float32(np.sqrt(2 / n_in))  # keeps the signal's size under ReLU (He et al. 2015)
        parameters[f"W{i}"] = scale * rng.standard_normal((n_out, n_in), dtype=np.float32)
        parameters[f"b{i}"] = np.zeros((n_out, 1), dtype=np.float32)
    return parameters, rng.standard_normal((layer_dims[0], batch_size), dtype=np.float32)
    ### END SOLUTION


def numpy_forward(parameters: Mapping[str, Array], X: Array) -> Array:
    """Carry the batch through the network in NumPy.

    Args:
        parameters: "W1", "b1", "W2", "b2", ... in float32, of one layer or more; take them by name.
        X: (n_in, batch), float32.

    Returns:
        The output (n_out, batch), float32: ReLU in the hidden layers, none after the last.

    >>> parameters = {"W1": np.float32([[2.0]]), "b1": np.float32([[-3.0]])}
    >>> numpy_forward(parameters, np.float32([[1.0, 2.0]]))
    array([[-1.,  1.]], dtype=float32)
    """
    ### BEGIN SOLUTION
    n_layers = len(parameters) // 2
    A = X
    for i in range(1, n_layers + 1):
        A = parameters[f"W{i}"] @ A + parameters[f"b{i}"]
        if i < n_layers:
            A = np.maximum(A, np.float32(0))
    return A
    ### END SOLUTION


def torch_forward(
    parameters: Mapping[str, Array] | Mapping[str, Tensor], X: Array | Tensor
) -> Tensor:
    """Carry the batch through the network in torch.

    Args:
        parameters, X: as for `numpy_forward`: NumPy arrays, or tensors made from them.

    Returns:
        The output, a tensor (n_out, batch) of float32.

    >>> parameters = {"W1": torch.tensor([[2.0]]), "b1": torch.tensor([[-3.0]])}
    >>> torch_forward(parameters, torch.tensor([[1.0, 2.0]]))
    tensor([[-1.,  1.]])
    """
    ### BEGIN SOLUTION
    n_layers = len(parameters) // 2
    with torch.no_grad():
        A = torch.as_tensor(X)
        for i in range(1, n_layers + 1):
            A = torch.as_tensor(parameters[f"W{i}"]) @ A + torch.as_tensor(parameters[f"b{i}"])
            if i < n_layers:
                A = torch.relu(A)
    return A
    ### END SOLUTION


def time_forward(function: Callable[..., object], *args: object, repeats: int = 5) -> float:
    """The median time that a call of the function takes.

    Each of the `repeats` calls is timed by itself with `time.perf_counter`. Before them the
    function is called without being timed, so that what only the first call pays does not count.

    Args:
        function: called as function(*args).
        args: its arguments.
        repeats: how many calls are timed, at least 1.

    Returns:
        The median in seconds; for an even number of repeats the mean of the middle two.

    >>> time_forward(time.sleep, 0.01, repeats=2) > 0.009
    True
    """
    ### BEGIN SOLUTION

    def run() -> None:
        function(*args)
        if torch.cuda.is_available():
            torch.cuda.synchronize()  # a GPU works on after the call has returned

    run()
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return float(np.median(seconds))
    ### END SOLUTION


def benchmark(
    architectures: Sequence[Architecture] = ARCHITECTURES, devices: Sequence[str] | None = None
) -> list[dict[str, Any]]:
    """Time both forward passes over several networks.

    Args:
        architectures: pairs (layer_dims, batch_size).
        devices: names of torch's devices; None stands for "cpu", and "cuda" where there is one.

    Returns:
        A row for each architecture and device, a dict:
        "layer_dims" and "batch_size": the architecture, as given.
        "device": the name of the device that torch ran on.
        "numpy_seconds": the time of `numpy_forward`, as `time_forward` gives it.
        "torch_seconds": the time of `torch_forward` on that device, with tensors that lie there
            before the clock starts.
        "speedup": numpy_seconds / torch_seconds, above 1 where torch is faster.

    >>> rows = benchmark([([4, 3, 2], 5)], devices=["cpu"])
    >>> rows[0]["layer_dims"], rows[0]["batch_size"], rows[0]["device"]
    ([4, 3, 2], 5, 'cpu')
    """
    ### BEGIN SOLUTION
    if devices is None:
        devices = ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]
    rows = []
    for layer_dims, batch_size in architectures:
        parameters, X = make_network(layer_dims, batch_size)
        numpy_seconds = time_forward(numpy_forward, parameters, X)
        for device in devices:
            tensors = {k: torch.as_tensor(v, device=device) for k, v in parameters.items()}
            batch = torch.as_tensor(X, device=device)
            torch_seconds = time_forward(torch_forward, tensors, batch)
            rows.append(
                {
                    "layer_dims": layer_dims,
                    "batch_size": batch_size,
                    "device": device,
                    "numpy_seconds": numpy_seconds,
                    "torch_seconds": torch_seconds,
                    "speedup": numpy_seconds / torch_seconds,
                }
            )
    return rows
    ### END SOLUTION
