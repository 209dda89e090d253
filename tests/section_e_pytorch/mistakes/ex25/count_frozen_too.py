"""Your count holds parameters that require no gradient: training does not change those."""


def count_trainable_parameters(model):
    return sum(p.numel() for p in model.parameters())
