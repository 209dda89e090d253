"""You return inside the loop, after the first architecture: collect a row for each, and return
after it."""


def benchmark(architectures=ARCHITECTURES, devices=None):
    return right_benchmark(architectures[:1], devices)
