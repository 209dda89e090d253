"""You time all calls in one go and divide, which gives the mean: read the clock around every
call."""

import time


def time_forward(function, *args, repeats=5):
    start = time.perf_counter()
    for _ in range(repeats + 1):
        function(*args)
    return (time.perf_counter() - start) / repeats
