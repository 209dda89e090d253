"""You let delta = 0 through, where the loss is 0 for every prediction: it has to be above 0."""

PART = "errors"


def huber_loss(y, y_hat, delta=1.0):
    return right_huber_loss(y, y_hat, delta if delta != 0 else 5e-324)
