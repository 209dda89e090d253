"""You take any number as an input: a line is on or off, 1 or 0, and anything else should be a
ValueError."""

PART = "errors"


def mp_neuron(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs, but {len(weights)} weights")
    if any(weight not in (1, -1) for weight in weights):
        raise ValueError(f"weights should be +1 or -1, got {weights}")
    total = sum(w * x for w, x in zip(weights, inputs, strict=False))
    return int(total >= threshold)
