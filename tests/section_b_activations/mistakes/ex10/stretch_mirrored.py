"""Your stretch lies above zero: there GELU rises. Look at the sign of z."""


def negative_derivative_interval():
    low, high = right_negative_derivative_interval()
    return -high, -low
