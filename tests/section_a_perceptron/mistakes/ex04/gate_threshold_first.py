"""You return the threshold before the weights: the weights come first."""


def gate(name):
    gates = {"AND": ((1, 1), 2), "OR": ((1, 1), 1), "NOT": ((-1,), 0)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name][::-1]
