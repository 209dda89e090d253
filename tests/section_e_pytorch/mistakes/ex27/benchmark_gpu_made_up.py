"""You report a GPU where there is none: ask torch.cuda.is_available()."""


def benchmark(architectures=ARCHITECTURES, devices=None):
    rows = right_benchmark(architectures, devices)
    return rows + [{**row, "device": "cuda"} for row in rows]
