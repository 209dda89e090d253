"""You take one gradient and multiply it by the number of passes: go backward that many times, and
let torch add them up."""


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    single = right_accumulated_gradient(x, min(n_backwards, 1))
    return single if zero_between else n_backwards * single
