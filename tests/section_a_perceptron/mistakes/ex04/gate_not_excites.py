"""Your NOT repeats its input: an active input should keep the neuron from firing, so which of the
two connections does it need?"""


def gate(name):
    gates = {"AND": ((1, 1), 2), "OR": ((1, 1), 1), "NOT": ((1,), 1)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name]
