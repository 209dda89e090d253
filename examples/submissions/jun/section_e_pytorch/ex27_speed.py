import time as clock
import itertools
import numpy as np
import torch
from helper_e import relu

ARCHITECTURES = (([100, 50, 10], 32), ([1000, 500, 200, 100, 10], 256), ([10000, 5000, 1000, 100], 1024))


def make_network(layer_dims, batch_size, seed=0):
    layer_dims = list(layer_dims)
    for ok, why in [(len(layer_dims) >= 2, "layer_dims too short"), (all(d >= 1 for d in layer_dims), "layer_dims below 1"), (batch_size >= 1, "batch_size below 1")]:
        if not ok:
            raise ValueError(why)
    gen = np.random.default_rng([seed, 27])
    weights = [gen.uniform(-1, 1, (b, a)).astype("f4") * np.float32(np.sqrt(3 / a)) for a, b in itertools.pairwise(layer_dims)]
    parameters = {}
    for i, W in enumerate(weights, start=1):
        parameters.update({f"W{i}": W, f"b{i}": np.full((len(W), 1), 0.01, np.float32)})
    return parameters, gen.standard_normal((layer_dims[0], batch_size), dtype=np.float32)


def numpy_forward(parameters, X, l=1):
    Z = np.stack([(parameters[f"W{l}"] @ x)  for x in X.T], axis=1) + parameters[f"b{l}"]
    return numpy_forward(parameters, relu(Z), l + 1) if f"W{l + 1}" in parameters else Z


def torch_forward(parameters, X):
    with torch.no_grad():
        A = torch.as_tensor(np.array(X)) if not torch.is_tensor(X) else X
        numbers = sorted(int(k.removeprefix("W")) for k in parameters if k.startswith("W"))
        for l in numbers:
            W, b = parameters[f"W{l}"], parameters[f"b{l}"]
            if not torch.is_tensor(W):
                W, b = torch.from_numpy(W.copy()), torch.from_numpy(b.copy())
            A = torch.addmm(b, W, A)
            if l != numbers[-1]:
                A = A.clamp_min(0)
        return A


def time_forward(function, *args, repeats=5):
    for _ in range(2):
        function(*args)
    times = np.empty(repeats)
    for i in range(repeats):
        a = clock.perf_counter()
        function(*args)
        b = clock.perf_counter()
        times[i] = b - a
    times.sort()
    return (times[(repeats - 1) // 2] + times[repeats // 2]) / 2


def benchmark(architectures=ARCHITECTURES, devices=None):
    if devices is None:
        devices = [d for d in ("cpu", "cuda") if d == "cpu" or torch.cuda.is_available()]
    rows = []
    for (dims, m), device in itertools.product(architectures, devices):
        p, X = make_network(dims, m)
        numpy_args = (p, X)
        torch_args = ({k: torch.tensor(v, device=torch.device(device)) for k, v in p.items()}, torch.tensor(X, device=torch.device(device)))
        row = {"layer_dims": dims, "batch_size": m, "device": device}
        row["numpy_seconds"] = time_forward(numpy_forward, *numpy_args, repeats=7)
        row["torch_seconds"] = time_forward(torch_forward, *torch_args, repeats=7)
        row["speedup"] = row["numpy_seconds"] / row["torch_seconds"]
        rows.append(row)
    return rows
