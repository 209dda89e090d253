"""You return an array: return the tensor."""


def torch_forward(parameters, X):
    return right_torch_forward(parameters, X).numpy()
