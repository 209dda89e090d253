import numpy as np


def batchnorm_forward(Z, epsilon=1e-5):
    Z = np.asarray(Z, dtype=np.longdouble)
    z = Z - Z.mean(-1, keepdims=True)
    return (z / np.sqrt(Z.var(-1, keepdims=True) + epsilon)).astype(np.float64)


def batchnorm_backward(dZ_hat, Z, epsilon=1e-5):
    """Per row, by the projection that the normalisation is: remove the mean, remove what is along z."""
    dZ_hat, Z = np.array(dZ_hat, dtype=np.float64), np.array(Z, dtype=np.float64)
    if dZ_hat.shape != Z.shape:
        raise ValueError("dZ_hat and Z should have the same shape")
    out = np.empty(Z.shape)
    for i in range(Z.shape[0]):
        z = Z[i] - Z[i].mean()
        q = z @ z / len(z) + epsilon
        g = dZ_hat[i] - dZ_hat[i].mean()
        out[i] = (g - z * (g @ z) / (len(z) * q)) / q**0.5
    return out
