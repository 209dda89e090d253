"""You take the middle one in the order of the calls: sort the times first, or let NumPy find the
median."""

import time


def time_forward(function, *args, repeats=5):
    function(*args)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*args)
        seconds.append(time.perf_counter() - start)
    return seconds[repeats // 2]
