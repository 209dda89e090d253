"""A single active inhibitory input silences your neuron, as in the paper of 1943: here it takes 1
from the sum, and enough excitation can outweigh it."""


def mp_neuron(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs, but {len(weights)} weights")
    if any(value not in (0, 1) for value in inputs):
        raise ValueError(f"inputs should be 0 or 1, got {inputs}")
    if any(weight not in (1, -1) for weight in weights):
        raise ValueError(f"weights should be +1 or -1, got {weights}")
    if any(w == -1 and x == 1 for w, x in zip(weights, inputs, strict=False)):
        return 0
    total = sum(w * x for w, x in zip(weights, inputs, strict=False))
    return int(total >= threshold)
