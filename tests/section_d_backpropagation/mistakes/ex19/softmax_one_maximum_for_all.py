"""You move all columns by the largest score of all: a column that lies far below it becomes 0/0.
Each column should be moved by its own largest score."""

import numpy as np


def softmax(Z):
    powers = np.exp(Z - Z.max())
    return powers / powers.sum(axis=0, keepdims=True)
