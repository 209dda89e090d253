"""You store torch's time as NumPy's and the other way round."""


def benchmark(architectures=ARCHITECTURES, devices=None):
    rows = right_benchmark(architectures, devices)
    return [
        {
            **row,
            "numpy_seconds": row["torch_seconds"],
            "torch_seconds": row["numpy_seconds"],
            "speedup": row["torch_seconds"] / row["numpy_seconds"],
        }
        for row in rows
    ]
