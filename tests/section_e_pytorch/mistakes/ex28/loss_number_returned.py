"""You return a Python number, which has no gradient: return the 0-d tensor."""


def huber_loss(y, y_hat, delta=1.0):
    return right_huber_loss(y, y_hat, delta).item()
