"""You raise a TypeError where the shapes do not fit: nothing is wrong with the types, so it is a
ValueError."""

PART = "errors"


def gradient_shapes(W, x, b):
    if W.shape[1] != x.shape[0]:
        raise TypeError(f"W has {W.shape[1]} columns and x {x.shape[0]} rows")
    return right_gradient_shapes(W, x, b)
