"""You take tensors only: NumPy's arrays have no relu, and know nothing of torch's. torch.as_tensor
takes both."""


def torch_forward(parameters, X):
    A = X
    for i in range(1, len(parameters) // 2):
        A = (parameters[f"W{i}"] @ A + parameters[f"b{i}"]).relu()
    n = len(parameters) // 2
    return parameters[f"W{n}"].matmul(A) + parameters[f"b{n}"]
