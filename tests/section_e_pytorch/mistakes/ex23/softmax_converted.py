"""Your array is torch's softmax, converted: compute NumPy's half from v itself."""

import numpy as np
import torch


def softmax_both(v):
    t = torch.softmax(torch.from_numpy(v), dim=0)
    return np.array(t.tolist()), t
