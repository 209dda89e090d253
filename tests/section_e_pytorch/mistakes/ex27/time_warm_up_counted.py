"""Your first call is among the timed ones, and it pays for memory and set-up: call the function
once before you start the clock."""

import time

import numpy as np


def time_forward(function, *args, repeats=5):
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*args)
        seconds.append(time.perf_counter() - start)
    return float(np.median(seconds))
