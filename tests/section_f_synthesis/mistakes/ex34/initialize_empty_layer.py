"""You let a layer without units pass: a size below 1 should raise a ValueError."""

PART = "errors"


def initialize(layer_dims, strategy, seed=0):
    return right_initialize([max(size, 1) for size in layer_dims], strategy, seed)
