"""Where biases are missing you count the layers that have them: layers that do not fit together
should raise a ValueError."""


def count_linear_regions(weights, biases, interval=(-10.0, 10.0)):
    return right_count_linear_regions(weights[: len(biases) or None], biases, interval)
