"""You square the weights as they come, which lists do not understand: np.square takes both."""


def l2_cost(data_loss, parameters, lam, m):
    squares = sum((W**2).sum() for name, W in parameters.items() if name.startswith("W"))
    return float(data_loss + lam / (2 * m) * squares)
