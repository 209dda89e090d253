"""You make a row for each class that occurs: there are n_classes rows, even where a class has no
example."""

import numpy as np


def one_hot(labels, n_classes):
    right_one_hot(labels, n_classes)
    labels = np.asarray(labels)
    return (np.unique(labels)[:, None] == labels).astype(float)
