"""You leave `centers` out, and make_blobs then draws three clouds: two are asked for."""

from sklearn.datasets import make_blobs


def make_data():
    return make_blobs(n_samples=200, random_state=42)
