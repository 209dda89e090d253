"""You time one call too few: the warm-up is not one of the repeats."""

import time

import numpy as np


def time_forward(function, *args, repeats=5):
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*args)
        seconds.append(time.perf_counter() - start)
    return float(np.median(seconds[1:])) if repeats > 1 else 0.0
