"""Your weights are not +1 and -1: this neuron has no others, so let the threshold do the work."""


def gate(name):
    gates = {"AND": ((0.5, 0.5), 1), "OR": ((1, 1), 1), "NOT": ((-1,), 0)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name]
