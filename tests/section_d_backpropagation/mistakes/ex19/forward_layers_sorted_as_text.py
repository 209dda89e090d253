"""You sort the names of the layers as text, where "W10" comes before "W2": count with numbers."""


def forward(X, parameters):
    names = sorted(name for name in parameters if name.startswith("W"))
    ordered = {}
    for layer, name in enumerate(names, 1):
        ordered[f"W{layer}"] = parameters[name]
        ordered[f"b{layer}"] = parameters["b" + name[1:]]
    return right_forward(X, ordered)
