"""A weight of 0 passes your check, as everything from -1 to 1 does: there are only two weights, +1
and -1."""

PART = "errors"


def mp_neuron(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs, but {len(weights)} weights")
    if any(value not in (0, 1) for value in inputs):
        raise ValueError(f"inputs should be 0 or 1, got {inputs}")
    if any(abs(weight) > 1 for weight in weights):
        raise ValueError(f"weights should be +1 or -1, got {weights}")
    total = sum(w * x for w, x in zip(weights, inputs, strict=False))
    return int(total >= threshold)
