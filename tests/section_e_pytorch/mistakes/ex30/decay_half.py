"""You give lam / (2m), the factor in the cost: SGD adds weight_decay * w to the gradient, where
the 2 has gone."""


def torch_weight_decay(lam, m):
    return lam / (2 * m)
