"""A plain textbook solution of exercise 27."""

import time

import numpy as np
import torch

ARCHITECTURES = (
    ([100, 50, 10], 32),
    ([1000, 500, 200, 100, 10], 256),
    ([10000, 5000, 1000, 100], 1024),
)


def make_network(layer_dims, batch_size, seed=0):
    rng = np.random.default_rng(seed)
    parameters = {}
    for i in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[i - 1], layer_dims[i]
        W = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)
        parameters[f"W{i}"] = W.astype(np.float32)
        parameters[f"b{i}"] = np.zeros((n_out, 1), dtype=np.float32)
    X = rng.standard_normal((layer_dims[0], batch_size)).astype(np.float32)
    return parameters, X


def numpy_forward(parameters, X):
    num_layers = len(parameters) // 2
    A = X
    for i in range(1, num_layers + 1):
        A = parameters[f"W{i}"] @ A + parameters[f"b{i}"]
        if i < num_layers:
            A = np.maximum(0, A)
    return A


def torch_forward(parameters, X):
    num_layers = len(parameters) // 2
    A = torch.as_tensor(X)
    for i in range(1, num_layers + 1):
        A = torch.as_tensor(parameters[f"W{i}"]) @ A + torch.as_tensor(parameters[f"b{i}"])
        if i < num_layers:
            A = torch.relu(A)
    return A


def time_forward(function, *args, repeats=5):
    function(*args)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*args)
        times.append(time.perf_counter() - start)
    return np.median(times)


def benchmark(architectures=ARCHITECTURES, devices=None):
    if devices is None:
        devices = ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]

    rows = []
    for layer_dims, batch_size in architectures:
        parameters, X = make_network(layer_dims, batch_size)
        numpy_seconds = time_forward(numpy_forward, parameters, X)
        for device in devices:
            tensors = {name: torch.tensor(p, device=device) for name, p in parameters.items()}
            X_tensor = torch.tensor(X, device=device)

            def forward(tensors, X_tensor, device=device):
                output = torch_forward(tensors, X_tensor)
                if device != "cpu":
                    torch.cuda.synchronize()  # the GPU works on while Python goes on
                return output

            torch_seconds = time_forward(forward, tensors, X_tensor)
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
