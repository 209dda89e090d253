"""Your epsilon is 1e-3 where none is handed in: the default is 1e-5."""


def batchnorm_forward(Z, epsilon=1e-3):
    return right_batchnorm_forward(Z, epsilon)
