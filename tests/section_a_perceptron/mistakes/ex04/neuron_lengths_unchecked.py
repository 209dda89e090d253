"""You let numbers of inputs and weights that differ pass, and zip drops what is left over: that
should be a ValueError."""

PART = "errors"


def mp_neuron(inputs, weights, threshold):
    if any(value not in (0, 1) for value in inputs):
        raise ValueError(f"inputs should be 0 or 1, got {inputs}")
    if any(weight not in (1, -1) for weight in weights):
        raise ValueError(f"weights should be +1 or -1, got {weights}")
    total = sum(w * x for w, x in zip(weights, inputs, strict=False))
    return int(total >= threshold)
