"""You use assert for your checks, which raises an AssertionError (and nothing at all under python
-O): raise a ValueError that says what is wrong."""

PART = "errors"


def mp_neuron(inputs, weights, threshold):
    assert all(value in (0, 1) for value in inputs)
    assert all(weight in (1, -1) for weight in weights)
    assert len(inputs) == len(weights)
    total = sum(w * x for w, x in zip(weights, inputs, strict=False))
    return int(total >= threshold)
