"""Your losses are tensors, which keep the whole record of operations alive: store loss.item()."""

import torch


def train_regression(loss, seed=0):
    result = right_train_regression(loss, seed)
    return {**result, "losses": [torch.tensor(value) for value in result["losses"]]}
