"""You leave a label that is too large to NumPy's IndexError, and one below 0 to nobody: check the
labels and raise a ValueError that says what is wrong."""

import numpy as np

PART = "errors"


def one_hot(labels, n_classes):
    return np.eye(n_classes)[np.asarray(labels)].T
