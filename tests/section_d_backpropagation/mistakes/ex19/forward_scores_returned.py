"""You return the scores of the last layer: the softmax has still to be applied to them."""


def forward(X, parameters):
    _, cache = right_forward(X, parameters)
    last = len(parameters) // 2
    return parameters[f"W{last}"] @ cache["inputs"][-1] + parameters[f"b{last}"], cache
