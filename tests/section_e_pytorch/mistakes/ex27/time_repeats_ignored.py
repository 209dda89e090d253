"""You always time five calls: `repeats` says how many."""


def time_forward(function, *args, repeats=5):
    return right_time_forward(function, *args, repeats=5)
