"""You divide by the variance: divide by its root, so that the result has variance 1."""


def batchnorm_forward(Z, epsilon=1e-5):
    return (Z - Z.mean(axis=1, keepdims=True)) / (Z.var(axis=1, keepdims=True) + epsilon)
