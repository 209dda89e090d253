"""You count the active inputs and never use the weights: what comes over an inhibitory connection
should be taken from the sum."""


def mp_neuron(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs, but {len(weights)} weights")
    if any(value not in (0, 1) for value in inputs):
        raise ValueError(f"inputs should be 0 or 1, got {inputs}")
    if any(weight not in (1, -1) for weight in weights):
        raise ValueError(f"weights should be +1 or -1, got {weights}")
    return int(sum(inputs) >= threshold)
