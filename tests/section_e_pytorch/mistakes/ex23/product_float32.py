"""Your tensors are float32: torch.Tensor and .float() make that out of anything, and the digits
that are lost do not come back. Keep the dtype of the arrays."""

import torch


def matrix_product(A, B):
    return A @ B, (torch.Tensor(A) @ torch.Tensor(B)).double()
