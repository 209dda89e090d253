"""You add epsilon to the deviation, outside the root: it belongs under the root, to the
variance."""


def batchnorm_forward(Z, epsilon=1e-5):
    return (Z - Z.mean(axis=1, keepdims=True)) / (Z.std(axis=1, keepdims=True) + epsilon)
