"""Your tensor ends as float32: keep it in float64 from the start to the end."""

import numpy as np
import torch


def softmax_both(v):
    powers = np.exp(v - v.max())
    return powers / powers.sum(), torch.softmax(torch.from_numpy(v), dim=0).float()
