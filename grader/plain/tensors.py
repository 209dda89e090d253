"""A torch tensor as plain data, so that host and guest can speak of tensors without pickle.

torch itself is imported only where there is a tensor to make, which is in the student's process.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

TORCH_DTYPES = {"float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "bool"}
TORCH_DTYPES |= {"complex64", "complex128"}


@dataclass(frozen=True, eq=False)
class TensorData:
    """The numbers of a tensor, its dtype as torch names it, and whether it wants a gradient."""

    array: NDArray[Any]
    dtype: str
    requires_grad: bool = False


def tensor(values: ArrayLike, dtype: str = "float32", requires_grad: bool = False) -> TensorData:
    """A tensor to hand to a student's function."""
    return TensorData(np.array(values, dtype=dtype), dtype, requires_grad)


def tensor_data(value: object) -> TensorData | None:
    """What a tensor of torch holds; None for anything else, and for kinds that NumPy lacks."""
    torch = sys.modules.get("torch")
    kind = getattr(torch, "Tensor", None)
    # Where a guest may not have torch, what stands in for it is no class.
    if not isinstance(kind, type) or not isinstance(value, kind):
        return None
    tensor: Any = value
    dtype = str(tensor.dtype).removeprefix("torch.")
    if dtype not in TORCH_DTYPES or str(tensor.layout) != "torch.strided":
        return None
    plain = tensor.detach().cpu().resolve_conj().resolve_neg().numpy()
    return TensorData(np.array(plain, order="C", copy=True), dtype, bool(tensor.requires_grad))


def as_torch(data: TensorData) -> Any:
    """A fresh tensor of torch, a leaf."""
    import torch

    return torch.tensor(data.array).requires_grad_(data.requires_grad)
