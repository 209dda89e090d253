"""You take NumPy arrays only: torch.from_numpy refuses tensors. torch.as_tensor takes both."""

import torch


def torch_forward(parameters, X):
    tensors = {name: torch.from_numpy(value) for name, value in parameters.items()}
    return right_torch_forward(tensors, torch.from_numpy(X))
