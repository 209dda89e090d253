"""You take any number as a weight: a connection excites (+1) or inhibits (-1), and anything else
should be a ValueError."""

PART = "errors"


def mp_neuron(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs, but {len(weights)} weights")
    if any(value not in (0, 1) for value in inputs):
        raise ValueError(f"inputs should be 0 or 1, got {inputs}")
    total = sum(w * x for w, x in zip(weights, inputs, strict=False))
    return int(total >= threshold)
