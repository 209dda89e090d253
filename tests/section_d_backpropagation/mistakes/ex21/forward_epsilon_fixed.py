"""Your epsilon is always 1e-5: use the one that is handed in."""


def batchnorm_forward(Z, epsilon=1e-5):
    return right_batchnorm_forward(Z)
