"""Your speedup is torch's time over NumPy's: it says how much faster torch is, so NumPy's time is
on top."""


def benchmark(architectures=ARCHITECTURES, devices=None):
    rows = right_benchmark(architectures, devices)
    return [{**row, "speedup": row["torch_seconds"] / row["numpy_seconds"]} for row in rows]
