"""You draw 100 points, which is the default of make_blobs: 200 are asked for."""

from sklearn.datasets import make_blobs


def make_data():
    return make_blobs(centers=2, random_state=42)
