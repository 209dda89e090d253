"""You let one label too many through: with n_classes classes the labels go from 0 to
n_classes - 1."""

import numpy as np

PART = "errors"


def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() > n_classes:
        raise ValueError("labels should be from 0 to n_classes - 1")
    return (np.arange(n_classes)[:, None] == labels).astype(float)
