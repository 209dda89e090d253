"""You subtract the largest absolute value: where all entries are very negative, every exponential
is 0 and you divide 0 by 0. Subtract the largest entry itself."""

import numpy as np
import torch


def softmax_both(v):
    powers = np.exp(v - np.abs(v).max())
    return powers / powers.sum(), torch.softmax(torch.from_numpy(v), dim=0)
