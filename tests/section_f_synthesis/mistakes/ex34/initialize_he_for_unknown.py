"""A strategy that does not exist gives He weights in your code: it should raise a ValueError."""

PART = "errors"


def initialize(layer_dims, strategy, seed=0):
    return right_initialize(layer_dims, strategy if strategy in STRATEGIES else "he", seed)
