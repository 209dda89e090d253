"""You leave out the biases: each layer adds its own to every column."""


def forward(X, parameters):
    none = {name: value * (name[0] == "W") for name, value in parameters.items()}
    return right_forward(X, none)
