"""Inputs between 0 and 1 pass your check: there are only the two values, nothing between them."""

PART = "errors"


def mp_neuron(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs, but {len(weights)} weights")
    if any(not 0 <= value <= 1 for value in inputs):
        raise ValueError(f"inputs should be 0 or 1, got {inputs}")
    if any(weight not in (1, -1) for weight in weights):
        raise ValueError(f"weights should be +1 or -1, got {weights}")
    total = sum(w * x for w, x in zip(weights, inputs, strict=False))
    return int(total >= threshold)
