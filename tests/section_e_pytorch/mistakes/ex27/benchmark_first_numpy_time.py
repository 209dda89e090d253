"""You time NumPy once, on the first network, and use that for all: time both libraries on each."""


def benchmark(architectures=ARCHITECTURES, devices=None):
    rows = right_benchmark(architectures, devices)
    numpy_seconds = rows[0]["numpy_seconds"]
    speedups = [numpy_seconds / row["torch_seconds"] for row in rows]
    return [
        {**row, "numpy_seconds": numpy_seconds, "speedup": speedup}
        for row, speedup in zip(rows, speedups, strict=True)
    ]
