"""Your loss goes through float32 on its way: the last digits of float64 are gone by then."""


def huber_loss(y, y_hat, delta=1.0):
    return right_huber_loss(y.float(), y_hat.float(), delta).to(y.dtype)
