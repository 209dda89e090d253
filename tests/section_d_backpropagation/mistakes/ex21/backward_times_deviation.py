"""You multiply by the deviation at the end: the forward pass divides by it, and so does the
gradient."""


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    right = right_batchnorm_backward(dZ_hat, Z, epsilon)
    return right * (Z.var(axis=1, keepdims=True) + epsilon)
