"""You compute B A: the order of the factors counts, even where both orders have a result."""

import torch


def matrix_product(A, B):
    return B @ A, torch.from_numpy(B) @ torch.from_numpy(A)
