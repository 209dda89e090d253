"""Your AND fires with one active input: which sum do both together reach, that one alone does
not?"""


def gate(name):
    gates = {"AND": ((1, 1), 1), "OR": ((1, 1), 1), "NOT": ((-1,), 0)}
    if name not in gates:
        raise ValueError(f"no gate {name!r}; there are AND, OR and NOT")
    return gates[name]
