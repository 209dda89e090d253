"""Your tensor is float32, torch's default for numbers written in Python, while NumPy's half is
float64: name the dtype where the tensors are made."""

import numpy as np
import torch


def scaled_ones():
    array = np.ones((3, 4)) * np.array([1.0, 2.0, 3.0, 4.0])
    return array, torch.ones(3, 4) * torch.tensor([1.0, 2.0, 3.0, 4.0])
