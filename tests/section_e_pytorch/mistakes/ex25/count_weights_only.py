"""Your count leaves the biases out: they are trained as well."""


def count_trainable_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad and p.dim() > 1)
