"""Everything that is neither AND nor OR is NOT to you: look for "NOT" as well, and raise a
ValueError for the rest."""

PART = "errors"


def gate(name):
    if name == "AND":
        return (1, 1), 2
    if name == "OR":
        return (1, 1), 1
    return (-1,), 0
