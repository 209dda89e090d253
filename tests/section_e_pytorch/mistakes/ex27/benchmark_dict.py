"""You return a dict of rows: return a list, since the same architecture may come with several
devices."""


def benchmark(architectures=ARCHITECTURES, devices=None):
    return {str(row["layer_dims"]): row for row in right_benchmark(architectures, devices)}
