"""Your array is the tensor's product, converted, so NumPy has multiplied nothing: multiply the
arrays as they came."""

import torch


def matrix_product(A, B):
    product = torch.from_numpy(A) @ torch.from_numpy(B)
    return product.numpy().copy(), product
