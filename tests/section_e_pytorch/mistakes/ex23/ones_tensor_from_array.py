"""Your tensor is made out of the finished array, so torch has computed nothing: make ones and row
in torch too, and let it broadcast them."""

import numpy as np
import torch


def scaled_ones():
    array = np.ones((3, 4)) * np.array([1.0, 2.0, 3.0, 4.0])
    return array, torch.from_numpy(array)
