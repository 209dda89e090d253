"""Your NOT has two weights: it has a single input, so its weights are a tuple of one."""


def gate(name):
    gates = {"AND": ((1, 1), 2), "OR": ((1, 1), 1), "NOT": ((-1, -1), 0)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name]
