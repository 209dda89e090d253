"""You return milliseconds: seconds were asked for."""

import time

import numpy as np


def time_forward(function, *args, repeats=5):
    function(*args)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*args)
        seconds.append(time.perf_counter() - start)
    return 1000 * float(np.median(seconds))
