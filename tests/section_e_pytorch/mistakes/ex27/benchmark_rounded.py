"""You round the times, and small networks take less than that: keep all digits."""


def benchmark(architectures=ARCHITECTURES, devices=None):
    rows = right_benchmark(architectures, devices)
    rounded = [{**row, "numpy_seconds": round(row["numpy_seconds"])} for row in rows]
    return [{**row, "speedup": round(row["speedup"])} for row in rounded]
