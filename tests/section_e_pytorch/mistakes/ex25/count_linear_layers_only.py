"""Your count knows Linear layers only: other layers have parameters as well, and a module may have
some of its own. model.parameters() finds them all."""

from torch import nn


def count_trainable_parameters(model):
    linears = [m for m in model.modules() if isinstance(m, nn.Linear)]
    return sum(p.numel() for m in linears for p in m.parameters() if p.requires_grad)
