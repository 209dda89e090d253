"""A name that you do not know ends in a KeyError, from the dict: look for the name first, and raise
a ValueError."""

PART = "errors"


def gate(name):
    return {"AND": ((1, 1), 2), "OR": ((1, 1), 1), "NOT": ((-1,), 0)}[name]
