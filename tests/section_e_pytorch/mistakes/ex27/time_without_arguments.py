"""You do not hand the arguments on: call function(*args)."""


def time_forward(function, *args, repeats=5):
    return right_time_forward(function, repeats=repeats)
