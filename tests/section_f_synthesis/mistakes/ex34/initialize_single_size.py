"""A single size gives no parameters at all in your code: it should raise a ValueError."""

PART = "errors"


def initialize(layer_dims, strategy, seed=0):
    return {} if len(layer_dims) == 1 else right_initialize(layer_dims, strategy, seed)
