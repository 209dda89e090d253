"""You take names in lower case as well: "AND", "OR" and "NOT" are the names, and any other is a
ValueError."""

PART = "errors"


def gate(name):
    return right_gate(name.upper())
