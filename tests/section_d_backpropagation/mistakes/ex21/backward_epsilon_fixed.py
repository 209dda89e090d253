"""Your backward pass always uses an epsilon of 1e-5: use the one that is handed in, that of the
forward pass."""


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    return right_batchnorm_backward(dZ_hat, Z)
