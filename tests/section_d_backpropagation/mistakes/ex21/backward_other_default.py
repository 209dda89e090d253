"""Your backward pass takes an epsilon of 1e-8 where none is handed in: the default is 1e-5, as in
the forward pass."""


def batchnorm_backward(dZ_hat, Z, epsilon=1e-8):
    return right_batchnorm_backward(dZ_hat, Z, epsilon)
