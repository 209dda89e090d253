"""Your loss is float32 for every input: keep the dtype that comes in."""


def huber_loss(y, y_hat, delta=1.0):
    return right_huber_loss(y.float(), y_hat.float(), delta)
