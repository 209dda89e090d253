"""Your loss is the sum over the examples: it should be their mean, or it grows with the batch."""


def cross_entropy(Y_hat, Y):
    return right_cross_entropy(Y_hat, Y) * Y.shape[1]
