"""You return the shortest time: the median was asked for."""

import time


def time_forward(function, *args, repeats=5):
    function(*args)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*args)
        seconds.append(time.perf_counter() - start)
    return min(seconds)
