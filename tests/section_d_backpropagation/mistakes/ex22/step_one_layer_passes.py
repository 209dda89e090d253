"""A single layer passes your check: a network needs an input and an output, two sizes at least."""

PART = "errors"


def step_flops(layer_dims, m):
    if min([*layer_dims, m]) < 1:
        raise ValueError("sizes should be at least 1")
    return 0 if len(layer_dims) < 2 else right_step_flops(layer_dims, m)
