"""Your matrix has four rows and three columns: its shape is (rows, columns), here (3, 4)."""

import numpy as np
import torch


def scaled_ones():
    column = np.array([[1.0], [2.0], [3.0], [4.0]])
    return np.ones((4, 3)) * column, torch.ones(4, 3, dtype=torch.float64) * torch.tensor(column)
