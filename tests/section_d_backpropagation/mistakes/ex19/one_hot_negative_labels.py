"""You let labels below 0 pass: NumPy takes -1 for the last class without a word, so look at both
ends of the range."""

import numpy as np

PART = "errors"


def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if labels.max() >= n_classes:
        raise ValueError("labels should be below n_classes")
    return np.eye(n_classes)[labels].T
