"""You spread the bias over the columns before it becomes a leaf: let broadcasting do that after,
and its gradient keeps the shape of b."""

import numpy as np


def gradient_shapes(W, x, b):
    spread = np.broadcast_to(np.asarray(b), (len(b), x.shape[1])).copy()
    return right_gradient_shapes(W, x, spread)
