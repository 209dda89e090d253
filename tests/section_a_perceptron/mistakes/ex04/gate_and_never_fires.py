"""Your AND never fires: the neuron fires where the sum equals its threshold too, and two inputs
give a sum of 2."""


def gate(name):
    gates = {"AND": ((1, 1), 3), "OR": ((1, 1), 1), "NOT": ((-1,), 0)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name]
