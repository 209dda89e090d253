"""You give 2 lam / m: the 2 of the derivative goes against the one in lam / (2m)."""


def torch_weight_decay(lam, m):
    return 2 * lam / m
