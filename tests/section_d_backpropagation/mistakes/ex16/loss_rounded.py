"""Your loss is rounded: return it as it is computed, and round only where you print it."""


def bce_loss(y_hat, y):
    return round(right_bce_loss(y_hat, y), 5)
