"""You look at the first input and the first weight only: a wrong value can stand anywhere."""

PART = "errors"


def mp_neuron(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs, but {len(weights)} weights")
    if inputs[0] not in (0, 1) or weights[0] not in (1, -1):
        raise ValueError("no such input or weight")
    total = sum(w * x for w, x in zip(weights, inputs, strict=False))
    return int(total >= threshold)
