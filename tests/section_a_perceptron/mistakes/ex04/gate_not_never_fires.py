"""Your NOT never fires: its only input can only lower the sum, so what is the sum where the input
is off?"""


def gate(name):
    gates = {"AND": ((1, 1), 2), "OR": ((1, 1), 1), "NOT": ((-1,), 1)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name]
