"""Your loss is negative: the minus sign before the logarithm is missing."""


def cross_entropy(Y_hat, Y):
    return -right_cross_entropy(Y_hat, Y)
