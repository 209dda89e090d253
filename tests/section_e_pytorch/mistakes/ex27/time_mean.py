"""You return the mean, which a single slow call pulls up: the median does not care how slow it
was."""

import time

import numpy as np


def time_forward(function, *args, repeats=5):
    function(*args)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*args)
        seconds.append(time.perf_counter() - start)
    return float(np.mean(seconds))
