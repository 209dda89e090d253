"""What you time makes tensors of the arrays as well as the forward pass: make them on the device
first, and hand over those."""


def benchmark(architectures=ARCHITECTURES, devices=None):
    rows = []
    for layer_dims, batch_size in architectures:
        parameters, X = make_network(layer_dims, batch_size)
        numpy_seconds = time_forward(numpy_forward, parameters, X)
        for device in devices or ["cpu"]:
            torch_seconds = time_forward(torch_forward, parameters, X)
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
