"""Your tensors are float64, so torch does twice the work: keep float32."""

import torch


def torch_forward(parameters, X):
    doubles = {name: torch.as_tensor(value).double() for name, value in parameters.items()}
    return right_torch_forward(doubles, torch.as_tensor(X).double())
