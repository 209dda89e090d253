"""You forget to add the biases in torch."""

import torch


def torch_forward(parameters, X):
    A = torch.as_tensor(X)
    n = len(parameters) // 2
    for i in range(1, n + 1):
        W, b = torch.as_tensor(parameters[f"W{i}"]), torch.as_tensor(parameters[f"b{i}"])
        A = W @ A
        if i < n:
            A = torch.relu(A)
    return A
