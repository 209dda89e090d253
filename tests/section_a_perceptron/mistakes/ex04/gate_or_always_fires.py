"""Your OR fires without any active input: with nothing on, the sum is 0, which should stay below
the threshold."""


def gate(name):
    gates = {"AND": ((1, 1), 2), "OR": ((1, 1), 0), "NOT": ((-1,), 0)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name]
