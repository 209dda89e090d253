"""You take the softmax over the examples: it runs over the classes of each column."""


def forward(X, parameters):
    _, cache = right_forward(X, parameters)
    last = len(parameters) // 2
    Z = parameters[f"W{last}"] @ cache["inputs"][-1] + parameters[f"b{last}"]
    Y_hat = softmax(Z.T).T
    return Y_hat, {**cache, "Y_hat": Y_hat}
