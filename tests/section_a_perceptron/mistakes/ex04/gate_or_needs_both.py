"""Your OR waits for both inputs: one alone should be enough."""


def gate(name):
    gates = {"AND": ((1, 1), 2), "OR": ((1, 1), 2), "NOT": ((-1,), 0)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name]
