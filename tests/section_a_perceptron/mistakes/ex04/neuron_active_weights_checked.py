"""You look only at weights whose input is active: a weight that makes no sense is wrong whatever
the inputs are."""

PART = "errors"


def mp_neuron(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs, but {len(weights)} weights")
    if any(value not in (0, 1) for value in inputs):
        raise ValueError(f"inputs should be 0 or 1, got {inputs}")
    if any(weight not in (1, -1) for weight, x in zip(weights, inputs, strict=False) if x):
        raise ValueError(f"weights should be +1 or -1, got {weights}")
    total = sum(w * x for w, x in zip(weights, inputs, strict=False))
    return int(total >= threshold)
