"""Your array holds whole numbers, int64: a matrix of ones is float64 unless it is told otherwise,
and so should the result be in both libraries."""

import numpy as np
import torch


def scaled_ones():
    row = [1, 2, 3, 4]
    return np.ones((3, 4), dtype=int) * row, torch.ones(3, 4, dtype=int) * torch.tensor(row)
