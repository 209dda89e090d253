"""You make one row and overwrite it, so the list holds the last again and again: make a new dict
for each architecture."""


def benchmark(architectures=ARCHITECTURES, devices=None):
    rows = right_benchmark(architectures, devices)
    return [rows[-1]] * len(rows)
