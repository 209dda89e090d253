"""You multiply entry by entry, which * does in both libraries: a matrix product adds up rows times
columns."""

import torch


def matrix_product(A, B):
    return A * B, torch.from_numpy(A) * torch.from_numpy(B)
