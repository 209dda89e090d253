"""You return None for a name that you do not know: raise a ValueError, so that a slip of the pen is
noticed where it happens."""

PART = "errors"


def gate(name):
    gates = {"AND": ((1, 1), 2), "OR": ((1, 1), 1), "NOT": ((-1,), 0)}
    if name not in gates:
        return None
    return gates[name]
