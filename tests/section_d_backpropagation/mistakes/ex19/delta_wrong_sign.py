"""Your delta has the opposite sign: a probability that is too large should be pushed down."""


def output_delta(Y_hat, Y):
    return Y - Y_hat
