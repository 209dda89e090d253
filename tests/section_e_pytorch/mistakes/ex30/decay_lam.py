"""You give lam itself: the formula divides by the number of examples, and PyTorch does not do that
for you."""


def torch_weight_decay(lam, m):
    return lam
