"""For an even number of times you take the upper one of the middle two: the median is their
mean."""

import time


def time_forward(function, *args, repeats=5):
    function(*args)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(*args)
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[repeats // 2]
