"""You return the time of all calls together: the time of one was asked for, the median of them."""

import time


def time_forward(function, *args, repeats=5):
    function(*args)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*args)
        seconds.append(time.perf_counter() - start)
    return sum(seconds)
