"""You multiply ones and row as matrices, which adds the row up: multiply entry by entry, with *."""

import numpy as np
import torch


def scaled_ones():
    row = np.array([1.0, 2.0, 3.0, 4.0])
    return np.ones((3, 4)) @ row, torch.ones(3, 4, dtype=torch.float64) @ torch.tensor(row)
