"""Your NOT fires whatever its input: an active one lowers the sum to -1, which should not reach the
threshold."""


def gate(name):
    gates = {"AND": ((1, 1), 2), "OR": ((1, 1), 1), "NOT": ((-1,), -1)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name]
