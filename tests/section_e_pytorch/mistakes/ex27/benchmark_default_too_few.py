"""Your default has two of the three architectures: the largest belongs to it too, though it takes a
while."""


def benchmark(architectures=ARCHITECTURES[:2], devices=None):
    return right_benchmark(architectures, devices)
