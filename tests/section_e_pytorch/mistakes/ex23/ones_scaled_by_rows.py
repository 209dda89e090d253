"""You scale the rows, each by a number of its own: the row vector has four entries, one for each
column."""

import numpy as np
import torch


def scaled_ones():
    array = np.ones((3, 4)) * np.array([[1.0], [2.0], [3.0]])
    column = torch.tensor([[1.0], [2.0], [3.0]], dtype=torch.float64)
    return array, torch.ones(3, 4, dtype=torch.float64) * column
