"""Your hidden layers have no ReLU, so the whole network is one linear map."""


def numpy_forward(parameters, X):
    A = X
    n = len(parameters) // 2
    for i in range(1, n + 1):
        A = parameters[f"W{i}"] @ A + parameters[f"b{i}"]
    return A
