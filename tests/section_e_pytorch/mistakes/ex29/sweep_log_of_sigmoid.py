"""You take the logarithm of a sigmoid: where that has rounded to 0 or 1, the loss is infinite. Work
with the logits, as BCEWithLogitsLoss does."""

import torch


def lr_range_test(model, X, y, loss_fn=None, lr_min=1e-7, lr_max=10.0, n_steps=100, seed=0):
    def cross_entropy(z, y):
        p = torch.sigmoid(z)
        return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()

    return right_lr_range_test(model, X, y, loss_fn or cross_entropy, lr_min, lr_max, n_steps, seed)
