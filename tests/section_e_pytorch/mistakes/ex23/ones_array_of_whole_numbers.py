"""Your array holds whole numbers while the tensor is float64: NumPy's ones are float64 unless they
are told otherwise."""

import numpy as np
import torch


def scaled_ones():
    row = [1, 2, 3, 4]
    tensor = torch.ones(3, 4, dtype=torch.float64) * torch.tensor(row)
    return np.ones((3, 4), dtype=int) * np.array(row), tensor
