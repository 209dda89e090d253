"""Your forward pass sets the random seed, so that every pass drops the same entries: leave the
seed to the training, and draw anew in each pass."""

import torch

PART = "MLP.dropout"


class MLP(right_MLP):
    def forward(self, x):
        torch.manual_seed(0)
        return super().forward(x)
