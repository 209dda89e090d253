"""You cut large scores off before the exponential: that keeps it finite, but gives other
probabilities. Moving a column as a whole changes nothing."""

import numpy as np


def softmax(Z):
    powers = np.exp(np.clip(Z, -500, 500))
    return powers / powers.sum(axis=0, keepdims=True)
