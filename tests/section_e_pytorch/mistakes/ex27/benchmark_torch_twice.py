"""Both your times are of torch_forward, once with arrays and once with tensors: numpy_seconds is
the time of numpy_forward."""

import torch


def benchmark(architectures=ARCHITECTURES, devices=None):
    rows = []
    for layer_dims, batch_size in architectures:
        parameters, X = make_network(layer_dims, batch_size)
        numpy_seconds = time_forward(torch_forward, parameters, X)
        for device in devices or ["cpu"]:
            tensors = {name: torch.tensor(W, device=device) for name, W in parameters.items()}
            torch_seconds = time_forward(torch_forward, tensors, torch.tensor(X, device=device))
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
