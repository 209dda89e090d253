"""You look for the epoch by bisection, which needs losses that only fall: go through them one by
one."""

import numpy as np


def epochs_to_converge(activation, threshold=0.1, seed=0):
    _, losses = train_xor(activation, seed=seed)
    place = int(np.searchsorted(-np.array(losses), -threshold, side="right"))
    return place + 1 if place < len(losses) else None
