"""You take the tensors in the order in which the dict holds them, and it may be another: take them
by name."""

import torch


def torch_forward(parameters, X):
    values = [torch.as_tensor(value) for value in parameters.values()]
    A = torch.as_tensor(X)
    for W, b in zip(values[:-2:2], values[1:-2:2], strict=True):
        A = torch.relu(W @ A + b)
    return values[-2] @ A + values[-1]
