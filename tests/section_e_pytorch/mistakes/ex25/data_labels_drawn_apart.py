"""Your labels are drawn by themselves, so the rows tell nothing of them, and all that a network can
do is learn them by heart: make each label from its row."""

import torch


def make_data(seed=0):
    generator = torch.Generator().manual_seed(seed)
    X = torch.randn(1000, 10, generator=generator)
    return X, torch.randint(0, 2, (1000, 1), generator=generator).float()
